/** Where something stands: a column of the text (1-based, in UTF-16 code units) or a JSON pointer (RFC 6901). */
export type Position = { readonly column: number } | { readonly pointer: string }

/**
 * `syntax`: the input is not CQL2. `literal`: it is, but a value names nothing (30 February, latitude 180).
 * `limit`: it is larger or deeper than allowed. `unknown-property`, `unknown-function`: nothing of that name can be
 * asked. `type`: the parts do not fit each other (`name > 5` where name is a text).
 */
export type Cql2ErrorKind = 'syntax' | 'literal' | 'limit' | 'unknown-property' | 'unknown-function' | 'type'

interface Fault {
  readonly kind: Cql2ErrorKind
  readonly position: Position
  /** What stands there, ready to be read in a sentence; verbatim input is in quotes. */
  readonly got: string
  /** What would be right, and the way out where there is one. */
  readonly expected: string
}

/** The one error of this package: every refusal of an input says where, what was got and what was expected. */
export class Cql2Error extends Error implements Fault {
  override readonly name = 'Cql2Error'
  readonly kind: Cql2ErrorKind
  readonly position: Position
  readonly got: string
  readonly expected: string

  constructor({ kind, position, got, expected }: Fault) {
    super(`${placeOf(position)}: got ${got}, expected ${expected}`)
    this.kind = kind
    this.position = position
    this.got = got
    this.expected = expected
  }
}

function placeOf(position: Position): string {
  if ('column' in position) return `col ${position.column}`
  return position.pointer === '' ? 'at the root' : `at ${position.pointer}`
}

const LONGEST_QUOTE = 40

/** Input as it stands in a message: in quotes, and shortened, since the sender may have sent anything. */
export function quoted(input: string): string {
  return `"${input.length > LONGEST_QUOTE ? `${input.slice(0, LONGEST_QUOTE)}…` : input}"`
}
