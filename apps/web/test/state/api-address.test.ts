import { EVERYTHING } from '@nahrain/model'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { apiAddress, itemAddress } from '../../src/state/api-address.ts'

const ATLAS = { id: 'atlas', table: null }
const TABLE = { id: 'ucdp', table: {} as never }

beforeEach(() => {
  vi.stubGlobal('document', { baseURI: 'https://example.org/page/' })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('the atlas is the collection of its entries, a table that of its id', () => {
  const query = { ...EVERYTHING, facets: { type: ['event'] } }
  expect(apiAddress(ATLAS, query)).toBe('https://example.org/api/collections/entries/items?type=event')
  expect(apiAddress(TABLE, EVERYTHING)).toBe('https://example.org/api/collections/ucdp/items')
})

test('an id of a table may hold anything', () => {
  expect(itemAddress(ATLAS, 'kirkuk')).toBe('https://example.org/api/collections/entries/items/kirkuk')
  expect(itemAddress(TABLE, 'a/b?c d')).toBe('https://example.org/api/collections/ucdp/items/a%2Fb%3Fc%20d')
})
