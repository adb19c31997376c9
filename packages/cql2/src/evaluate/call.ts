import { Cql2Error, quoted } from '../errors.ts'
import type { Call } from '../tree.ts'
import type { Environment } from './environment.ts'
import { readValue } from './read-value.ts'
import { constantValue, type Term } from './term.ts'

interface CallContext {
  readonly args: readonly Term[]
  readonly environment: Environment
}

/** A custom function is never folded: it may look at the item. */
export function compileCall({ name, at }: Call, { args, environment }: CallContext): Term {
  const { checked, makers } = environment
  const declaration = checked.functions.find((candidate) => candidate.name === name)
  const make = Object.hasOwn(makers, name) ? makers[name] : undefined
  if (declaration === undefined || make === undefined) {
    const got = `function ${quoted(name)}, which is declared`
    throw new Cql2Error({ kind: 'unknown-function', position: at, got, expected: 'that it is also implemented' })
  }
  const call = make(args.map(constantValue))
  const read: Term['read'] = (item) => {
    return readValue(
      declaration.returns,
      call(
        args.map((arg) => arg.read(item)),
        item,
      ),
    )
  }
  return { type: declaration.returns, isConstant: false, read }
}
