import { Cql2Error, quoted } from '../errors.ts'
import type { Call, Expression } from '../tree.ts'
import { coerce } from './coerce.ts'
import type { CheckOperand } from './context.ts'
import { type Typed, typeFault, withArticle } from './faults.ts'
import { choice } from './nearest.ts'
import { type FunctionDeclaration, familyOf, type Parameter, type ValueType } from './types.ts'

interface CallContext {
  readonly operand: CheckOperand
  readonly functions: readonly FunctionDeclaration[]
}

/** A call of a declared function with arguments of its types. */
export function checkCall(node: Call, { operand, functions }: CallContext): Typed {
  const declaration = functions.find(({ name }) => name === node.name)
  if (declaration === undefined) throw unknownFunction(node, functions)
  const { parameters, returns } = declaration
  const required = parameters.filter(({ optional }) => optional !== true).length
  if (node.args.length < required || node.args.length > parameters.length) {
    throw new Cql2Error({
      kind: 'type',
      position: node.at,
      got: `function ${quoted(node.name)} with ${node.args.length} arguments`,
      expected: `${required === parameters.length ? required : `${required} to ${parameters.length}`}: ${signature(declaration)}`,
    })
  }
  const args = node.args.map((arg, index) => argument(operand(arg), parameters[index]))
  return { node: { ...node, args }, type: returns }
}

function unknownFunction({ name, at }: Call, functions: readonly FunctionDeclaration[]): Cql2Error {
  const names = functions.map((declaration) => declaration.name)
  const got = `function ${quoted(name)}`
  return new Cql2Error({ kind: 'unknown-function', position: at, got, expected: choice(name, names) })
}

function argument(value: Typed, parameter: Parameter | undefined): Expression {
  const types = parameter?.types ?? []
  if (types.some((type) => fits(value, type))) return value.node
  const time = types.find((type) => familyOf(type) === 'time')
  if (time !== undefined && value.node.kind === 'string') return coerce(value, time).node
  throw typeFault(value, types.map(withArticle).join(' or '))
}

function fits({ node, type }: Typed, wanted: ValueType): boolean {
  if (type === wanted) return true
  if (wanted === 'number') return type === 'integer'
  return wanted === 'integer' && node.kind === 'number' && Number.isInteger(node.value)
}

function signature({ name, parameters }: FunctionDeclaration): string {
  return `${name}(${parameters.map((parameter) => parameter.name).join(', ')})`
}
