import { Cql2Error, check, printText, readText } from '@nahrain/cql2'
import { describe, expect, test } from 'vitest'
import { FUNCTIONS, QUERYABLES } from './support/places.ts'

/** What GDAL writes and CQL2 does not have. */
describe('as GDAL writes', () => {
  const schema = { queryables: QUERYABLES, functions: FUNCTIONS }

  test.each([
    ["name ILIKE 'kir%'", "CASEI(name) LIKE CASEI('kir%')"],
    ["name NOT ILIKE 'kir%'", "NOT CASEI(name) LIKE CASEI('kir%')"],
    ["NOT (name ilike 'kir%') AND n = 1", "NOT CASEI(name) LIKE CASEI('kir%') AND n = 1"],
  ])('%s', (text, same) => {
    const { expression } = check(readText(text, { hasIlike: true }), schema)
    expect(printText(expression)).toBe(printText(readText(same)))
  })

  test('ILIKE is no word of CQL2 itself', () => {
    expect(() => readText("name ILIKE 'kir%'")).toThrow(Cql2Error)
    expect(() => readText("name NOT ILIKE 'kir%'")).toThrow(Cql2Error)
  })

  test.each(["day >= '2015-01-01T'", "at >= '2015-01-01T'"])('a day as the start of a timestamp: %s', (text) => {
    expect(printText(check(readText(text), schema).expression)).toMatch(/>= DATE\('2015-01-01'\)$/)
  })

  test.each(["day = 'T'", "day = '2015-01T'", "day = '2015-01-01TT'"])('no day: %s', (text) => {
    expect(() => check(readText(text), schema)).toThrow(/expected a date or timestamp/)
  })
})
