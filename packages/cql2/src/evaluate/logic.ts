import { derive, deriveFrom, type Term } from './term.ts'

/** AND: false beats null, null beats true. */
export function compileAnd(args: readonly Term[]): Term {
  return compileJunction(args, false)
}

/** OR: true beats null, null beats false. */
export function compileOr(args: readonly Term[]): Term {
  return compileJunction(args, true)
}

/** `decisive` ends the matter at once; without it, one null leaves it open. */
function compileJunction(args: readonly Term[], decisive: boolean): Term {
  return derive('boolean', args, (item) => {
    let answer: boolean | null = !decisive
    for (const arg of args) {
      const value = arg.read(item)
      if (value === decisive) return decisive
      if (value === null) answer = null
    }
    return answer
  })
}

/** NOT null is null. */
export function compileNot(arg: Term): Term {
  return deriveFrom('boolean', arg, (value) => value === false)
}

export function compileIsNull(value: Term): Term {
  return derive('boolean', [value], (item) => value.read(item) === null)
}
