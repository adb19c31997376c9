import { propertyOptions } from '@nahrain/testkit'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Collection, collectionsOf, loadDataset } from '../../src/collections.ts'
import { itemsPage } from '../../src/features/items-page.ts'
import { createTextCache } from '../../src/features/text-cache.ts'
import { readItemsRequest } from '../../src/request/items-request.ts'
import { townsDataset } from '../support.ts'

let collection: Collection

beforeAll(async () => {
  collection = collectionsOf([loadDataset(await townsDataset())]).get('towns') as Collection
})

const requestOf = (search: string) => readItemsRequest(new URL(`http://localhost/items?${search}`), collection)

test('a page of large features ends early, has at least one, and goes on without a gap', async () => {
  const whole = await itemsPage(collection, requestOf(''))
  const [first = ''] = whole.texts
  for (const most of [1, first.length, first.length * 2.5]) {
    const page = await itemsPage(collection, requestOf('limit=5'), most)
    expect(page.texts).toEqual(whole.texts.slice(0, page.texts.length))
    expect(page.texts.length).toBe(most === 1 || most === first.length ? 1 : 2)
    const { rows, ...rest } = requestOf('')
    const after = await itemsPage(collection, { ...rest, rows: { ...rows, from: page.next as number } })
    expect(after.texts).toEqual(whole.texts.slice(page.texts.length))
  }
})

test('kept texts are those that were written', async () => {
  const cold = await itemsPage(
    collectionsOf([loadDataset(await townsDataset())], 0).get('towns') as Collection,
    requestOf(''),
  )
  const warm = [await itemsPage(collection, requestOf('')), await itemsPage(collection, requestOf(''))]
  for (const { texts } of warm) expect(texts).toEqual(cold.texts)
})

describe('the cache of texts', () => {
  test('a text that comes back is the one that was put in, and the bound holds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 60 }), fc.boolean()), { maxLength: 300 }),
        fc.integer({ min: 0, max: 2000 }),
        (steps, bytes) => {
          const cache = createTextCache(bytes)
          const put = new Map<number, string>()
          for (const [key, length, isRead] of steps) {
            const found = cache.get(key)
            if (found !== undefined) expect(found).toBe(put.get(key))
            if (isRead) continue
            const text = put.get(key) ?? `${key}:`.padEnd(length, 'x')
            put.set(key, text)
            cache.set(key, text)
          }
          const kept = [...put.keys()].flatMap((key) => createdSize(cache.get(key)))
          // Reading moves texts between the generations, so that what is counted may be half again as much.
          expect(kept.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(bytes * 1.5)
        },
      ),
      propertyOptions(200),
    )
  })

  test('what is asked again and again stays', () => {
    const cache = createTextCache(400)
    cache.set(0, 'kept')
    for (let key = 1; key < 500; key++) {
      expect(cache.get(0)).toBe('kept')
      cache.set(key, 'other')
    }
    expect(cache.get(1)).toBeUndefined()
  })
})

function createdSize(text: string | undefined): number[] {
  return text === undefined ? [] : [text.length * 2]
}
