import { expect, test } from 'vitest'
import { listedIds, pageUnderTest } from './page-under-test.ts'

const { open } = pageUnderTest([
  '--no-sandbox',
  '--disable-gpu',
  '--disable-3d-apis',
  '--disable-background-networking',
  '--no-first-run',
])

test('without WebGL the page says so and the list has everything', async () => {
  const { page } = await open('/')
  await page.getByText('WebGL 2 is missing').waitFor()
  expect((await listedIds(page)).length).toBeGreaterThan(20)
})
