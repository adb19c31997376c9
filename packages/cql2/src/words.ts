import { ARRAY_OPERATORS, FOLD_OPERATORS, SPATIAL_OPERATORS, TEMPORAL_OPERATORS } from './tree.ts'

/** Characters of names, as rules `identifierStart` and `identifierPart` list them (OGC 21-065r2, annex B). */
const START =
  ':_A-Za-zÀ-ÖØ-öø-\\u02ff\\u0370-\\u037d\\u037f-\\u167f\\u1681-\\u1ffe\\u200c\\u200d\\u2070-\\u218f' +
  '\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}'
const NAME = `[${START}][${START}.0-9\\u0300-\\u036f\\u203f\\u2040]*`
const NAME_ALONE = new RegExp(`^${NAME}$`, 'u')

/** Finds a name that begins at `lastIndex`. */
export const NAME_HERE = new RegExp(NAME, 'uy')

/** Words that are never bare names; as the name of a property they stand in double quotes. */
const RESERVED = new Set(['AND', 'OR', 'NOT', 'LIKE', 'BETWEEN', 'IN', 'IS', 'NULL', 'TRUE', 'FALSE', 'DIV'])

/** Words that mean something of their own before a parenthesis, and so name no custom function. */
const TAKEN = new Set([
  ...['DATE', 'TIMESTAMP', 'INTERVAL', 'BBOX', 'POINT', 'LINESTRING', 'POLYGON'],
  ...['MULTIPOINT', 'MULTILINESTRING', 'MULTIPOLYGON', 'GEOMETRYCOLLECTION'],
  ...[...SPATIAL_OPERATORS, ...TEMPORAL_OPERATORS, ...ARRAY_OPERATORS, ...FOLD_OPERATORS].map(asciiUpper),
])

/** Only ASCII letters are raised: `lıke` with a dotless i is a name and not the keyword. */
export function asciiUpper(word: string): string {
  return word.replace(/[a-z]+/g, (letters) => letters.toUpperCase())
}

export function isReserved(word: string): boolean {
  return RESERVED.has(asciiUpper(word))
}

/** Whether a property of this name needs no quotes. */
export function isBareName(name: string): boolean {
  return NAME_ALONE.test(name) && !isReserved(name)
}

/** Whether text can spell a call of this function. */
export function isFunctionName(name: string): boolean {
  return isBareName(name) && !TAKEN.has(asciiUpper(name))
}
