import { Cql2Error, quoted } from '../errors.ts'
import { type Limits, limitFault } from '../limits.ts'
import { NAME_HERE } from '../words.ts'

/**
 * One word of a CQL2 text. `value` is the name, the unescaped text or the symbol; a bare name keeps its case.
 * `column` is 1-based; `end` is the column after the word.
 */
export interface Token {
  readonly kind: 'name' | 'quoted-name' | 'string' | 'number' | 'symbol' | 'end'
  readonly value: string
  readonly column: number
  readonly end: number
}

/** White space as annex B of OGC 21-065r2 lists it. */
const SPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/y
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y
const SYMBOL = /<>|<=|>=|[()=<>,+\-*/%^]/y
const QUOTED_NAME = /"((?:[^"]|"")+)"/y

/** @throws `limit`, and `syntax` for a character that begins no word. */
export function tokenize(text: string, limits: Limits): readonly Token[] {
  if (text.length > limits.length) throw limitFault({ column: 1 }, `${text.length} characters`, limits.length)
  const tokens: Token[] = []
  for (let offset = skipSpace(text, 0); offset < text.length; ) {
    const token = tokenAt(text, offset)
    tokens.push(token)
    offset = skipSpace(text, token.end - 1)
  }
  tokens.push({ kind: 'end', value: '', column: text.length + 1, end: text.length + 1 })
  return tokens
}

function tokenAt(text: string, offset: number): Token {
  const match = (pattern: RegExp) => {
    pattern.lastIndex = offset
    return pattern.exec(text)
  }
  const token = (kind: Token['kind'], verbatim: string, value = verbatim): Token => {
    return { kind, value, column: offset + 1, end: offset + verbatim.length + 1 }
  }
  const name = match(NAME_HERE)
  if (name !== null) return token('name', name[0])
  const number = match(NUMBER)
  if (number !== null) return token('number', number[0])
  const symbol = match(SYMBOL)
  if (symbol !== null) return token('symbol', symbol[0])
  if (text[offset] === "'") return stringAt(text, offset)
  const quotedName = match(QUOTED_NAME)
  if (quotedName !== null) return token('quoted-name', quotedName[0], quotedName[1]?.replaceAll('""', '"'))
  throw new Cql2Error({ kind: 'syntax', position: { column: offset + 1 }, ...strayCharacter(text, offset) })
}

/** `''` and `\'` are quotes within a text; any other backslash is itself, which LIKE needs. */
function stringAt(text: string, offset: number): Token {
  let value = ''
  let from = offset + 1
  for (let index = from; index < text.length; index += 1) {
    const pair = text.slice(index, index + 2)
    if (pair === "''" || pair === "\\'") {
      value += `${text.slice(from, index)}'`
      index += 1
      from = index + 1
    } else if (text[index] === "'") {
      return { kind: 'string', value: value + text.slice(from, index), column: offset + 1, end: index + 2 }
    }
  }
  const got = quoted(text.slice(offset))
  throw new Cql2Error({ kind: 'syntax', position: { column: offset + 1 }, got, expected: "a closing '" })
}

function strayCharacter(text: string, offset: number): { readonly got: string; readonly expected: string } {
  if (text[offset] === '"') return { got: quoted(text.slice(offset)), expected: 'a name and a closing "' }
  return { got: quoted(String.fromCodePoint(text.codePointAt(offset) ?? 0)), expected: 'a word, a number or a symbol' }
}

function skipSpace(text: string, offset: number): number {
  SPACE.lastIndex = offset
  return SPACE.exec(text) === null ? offset : SPACE.lastIndex
}
