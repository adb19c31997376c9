import { queryCases } from '@nahrain/testkit'
import { expect, test } from 'vitest'
import { listedIds, pageUnderTest, totalOf } from './page-under-test.ts'

const { open, url } = pageUnderTest()

/** The page and the API, asked the same: the same count, the same entries in the same order. */
test.each(queryCases())('$name', async ({ question }) => {
  const { page } = await open(`/?${question}`)
  const sort = question.includes('region=along') ? 'along' : '-when'
  const response = await fetch(`${url()}/api/collections/entries/items?${question}&sort=${sort}&limit=60`)
  const { numberMatched, features }: { numberMatched: number; features: { id: string }[] } = await response.json()
  await expect.poll(() => totalOf(page)).toBe(numberMatched)
  await expect.poll(() => listedIds(page)).toEqual(features.map(({ id }) => id))
  await page.context().close()
})
