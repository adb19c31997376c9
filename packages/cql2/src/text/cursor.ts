import { Cql2Error, type Position, quoted } from '../errors.ts'
import { type Limits, limitFault } from '../limits.ts'
import type { InDegrees, ReadOptions } from '../read-options.ts'
import type { Expression } from '../tree.ts'
import { asciiUpper } from '../words.ts'
import { type Token, tokenize } from './tokens.ts'

/** A group `(x)` that was read: where, and what it is if it turns out to be a list of one. */
export interface Group {
  readonly from: number
  readonly to: number
  readonly list: Expression
}

/** A place between two words of a text, moved by those who read. It never moves back. */
export class Cursor {
  readonly limits: Limits
  readonly inDegrees: InDegrees
  readonly hasIlike: boolean
  readonly #tokens: readonly Token[]
  readonly #readExpression: (cursor: Cursor) => Expression
  #index = 0
  #depth = 0
  /** The group that ended last: only an operand that is nothing but a group can be a list of one. */
  group: Group | undefined

  /** `readExpression` reads whatever may stand in parentheses: operands need it, and it needs operands. */
  constructor(
    text: string,
    { limits, inDegrees, hasIlike }: Required<ReadOptions>,
    readExpression: (cursor: Cursor) => Expression,
  ) {
    this.limits = limits
    this.inDegrees = inDegrees
    this.hasIlike = hasIlike
    this.#readExpression = readExpression
    this.#tokens = tokenize(text, limits)
  }

  get index(): number {
    return this.#index
  }

  get at(): Position {
    return { column: this.token.column }
  }

  get token(): Token {
    return this.ahead(0)
  }

  /** The token some words ahead; the last one is the end. */
  ahead(words: number): Token {
    const token = this.#tokens[Math.min(this.#index + words, this.#tokens.length - 1)]
    if (token === undefined) throw new Error('a text has at least its end')
    return token
  }

  next(): Token {
    const token = this.token
    this.#index += 1
    return token
  }

  /** The keyword in capitals if a bare name stands `words` ahead. */
  word(words = 0): string | undefined {
    const token = this.ahead(words)
    return token.kind === 'name' ? asciiUpper(token.value) : undefined
  }

  isSymbol(symbol: string, words = 0): boolean {
    const token = this.ahead(words)
    return token.kind === 'symbol' && token.value === symbol
  }

  takeWord(word: string): boolean {
    if (this.word() !== word) return false
    this.#index += 1
    return true
  }

  takeSymbol(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false
    this.#index += 1
    return true
  }

  expectSymbol(symbol: string, expected = `"${symbol}"`): void {
    if (!this.takeSymbol(symbol)) throw this.fault(expected)
  }

  expectWord(word: string): void {
    if (!this.takeWord(word)) throw this.fault(word)
  }

  expression(): Expression {
    return this.#readExpression(this)
  }

  /** Runs `read` one level deeper. @throws `limit` before the stack is in danger. */
  deeper<Result>(read: () => Result): Result {
    this.#depth += 1
    if (this.#depth > this.limits.depth) {
      throw limitFault(this.at, `${this.#depth} levels of nesting`, this.limits.depth)
    }
    const result = read()
    this.#depth -= 1
    return result
  }

  /** `(item, item, …)` with at least one item. */
  list<Item>(read: () => Item): readonly Item[] {
    this.expectSymbol('(')
    const items = [read()]
    while (this.takeSymbol(',')) items.push(read())
    this.expectSymbol(')', '"," or ")"')
    return items
  }

  fault(expected: string): Cql2Error {
    const { kind, value } = this.token
    const verbatim = kind === 'string' ? `'${value}'` : value
    const got = kind === 'end' ? 'the end of the text' : quoted(verbatim)
    return new Cql2Error({ kind: 'syntax', position: this.at, got, expected })
  }
}
