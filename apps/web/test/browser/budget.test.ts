import { request } from 'node:http'
import { expect, test } from 'vitest'
import { pageUnderTest } from './page-under-test.ts'

const { open } = pageUnderTest()

/** What a first visit may weigh, gzipped, with basemap, fonts and the whole atlas; bytes. */
const FIRST_LOAD = 1_200_000

test('a first visit stays within its weight', async () => {
  const { page } = await open('/')
  const addresses = new Set<string>()
  // Workers too: what the browser fetched for them is fetched once more here, and weighed.
  page.context().on('request', (requested) => addresses.add(requested.url()))
  await page.reload()
  await page.locator('.mark-buttons button').first().waitFor({ state: 'attached' })
  await page.waitForTimeout(2000)
  const weights = await Promise.all([...addresses].filter((address) => address.startsWith('http')).map(weigh))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  expect(addresses.size).toBeGreaterThan(15)
  expect([...addresses].some((address) => address.includes('maplibre-gl-worker'))).toBe(true)
  expect(total).toBeLessThanOrEqual(FIRST_LOAD)
})

/** Bytes of a response's body as it travels. */
function weigh(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(address, { headers: { 'Accept-Encoding': 'gzip' } }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.byteLength
      })
      response.on('end', () => resolve(bytes))
    })
      .on('error', reject)
      .end()
  })
}
