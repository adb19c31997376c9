import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { pretendTotal } from './huge-list.ts'
import { lineAt, listedIds, pageUnderTest, totalOf } from './page-under-test.ts'

const { open, url } = pageUnderTest()

/** What a page of lines may hold at most, whatever the list's length. */
const FEW_LINES = 60

const optionCount = (page: Page) => page.getByRole('option').count()
const listOf = (page: Page) => page.getByRole('listbox').first()
const activeLine = (page: Page) =>
  page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant')
    return id ? document.getElementById(id)?.getAttribute('aria-posinset') : undefined
  })

test.each(['/', '/?lang=ar'])(
  'Home and End reach the first and last of all entries with few lines in the page: %s',
  async (address) => {
    const { page, complaints } = await open(address)
    const total = await totalOf(page)
    expect(total).toBeGreaterThan(600)
    expect(await optionCount(page)).toBeLessThanOrEqual(FEW_LINES)
    await listOf(page).focus()
    await page.keyboard.press('End')
    await lineAt(page, total - 1).waitFor()
    expect(await activeLine(page)).toBe(String(total))
    expect(await lineAt(page, total - 1).getAttribute('aria-setsize')).toBe(String(total))
    expect(await optionCount(page)).toBeLessThanOrEqual(FEW_LINES)
    await page.keyboard.press('PageUp')
    await page.keyboard.press('ArrowUp')
    expect(Number(await activeLine(page))).toBeLessThan(total - 3)
    await page.keyboard.press('Home')
    await lineAt(page, 0).waitFor()
    expect(await activeLine(page)).toBe('1')
    expect(complaints).toEqual([])
  },
)

test('scrolling to the end reaches the last row, and the lines are those of the answer', async () => {
  const { page } = await open('/')
  const total = await totalOf(page)
  const items = await fetch(`${url()}/api/collections/entries/items?sort=-when&limit=1000`)
  const { features }: { features: { id: string }[] } = await items.json()
  await listOf(page).evaluate((list) => list.scrollTo(0, list.scrollHeight))
  await lineAt(page, total - 1).waitFor()
  expect(await optionCount(page)).toBeLessThanOrEqual(FEW_LINES)
  expect(await listedIds(page, total)).toEqual(features.map(({ id }) => id))
})

test('another order or question starts at the top, with no moment without lines', async () => {
  const { page } = await open('/')
  await page.evaluate(() => {
    const seen = globalThis as unknown as { fewest: number }
    const look = () => {
      seen.fewest = Math.min(seen.fewest ?? 99, document.querySelectorAll('.entry-line').length)
      requestAnimationFrame(look)
    }
    look()
  })
  await listOf(page).evaluate((list) => list.scrollTo(0, 500))
  await page.getByRole('searchbox', { name: 'Search', exact: true }).fill('kirkuk')
  await expect.poll(() => totalOf(page)).toBeLessThan(100)
  // The count comes a moment before the list, which stays until then.
  await expect.poll(() => listOf(page).evaluate((list) => list.scrollTop)).toBe(0)
  expect(await page.evaluate(() => (globalThis as unknown as { fewest: number }).fewest)).toBeGreaterThan(5)
})

test('a list that was left for an entry is where it was', async () => {
  const { page } = await open('/')
  await listOf(page).evaluate((list) => list.scrollTo(0, 5000))
  await lineAt(page, 55).click()
  await page.getByRole('complementary', { name: 'Entry' }).waitFor()
  await page.goBack()
  await expect.poll(() => page.getByRole('complementary', { name: 'Entry' }).count()).toBe(0)
  await page.waitForTimeout(500)
  expect(await listOf(page).evaluate((list) => list.scrollTop)).toBe(5000)
})

test('a list behind the other tab comes back where it was', async () => {
  const { page } = await open('/', { viewport: { width: 390, height: 844 } })
  await listOf(page).evaluate((list) => list.scrollTo(0, 5000))
  await lineAt(page, 54).waitFor()
  await page.getByRole('button', { name: 'Filters' }).click()
  await page.getByRole('searchbox', { name: 'Search', exact: true }).waitFor()
  await page.getByRole('button', { name: 'List' }).click()
  await lineAt(page, 54).waitFor()
  expect(await listOf(page).evaluate((list) => list.scrollTop)).toBe(5000)
})

test('ten million rows: any can be reached, steps are true, and the page stays small', async () => {
  const { page } = await open('/')
  await pretendTotal(page.context(), 10_000_000)
  await page.reload()
  await expect.poll(() => totalOf(page)).toBe(10_000_000)
  const list = listOf(page)
  const height = await list.evaluate((list) => list.scrollHeight)
  expect(height).toBeLessThanOrEqual(2_000_000)
  await list.focus()
  await page.keyboard.press('End')
  await lineAt(page, 9_999_999).waitFor()

  await list.evaluate((list) => list.scrollTo(0, (list.scrollHeight - list.clientHeight) / 2))
  await expect.poll(() => firstInSight(page)).toBeCloseTo(5_000_000, -3)
  await page.waitForTimeout(500)
  const before = await firstInSight(page)
  await list.hover()
  for (let notch = 0; notch < 10; notch++) await page.mouse.wheel(0, 94)
  await expect.poll(() => firstInSight(page)).toBe(before + 10)
  // The scrollbar follows once the wheel rests, and takes no line along.
  await page.waitForTimeout(500)
  expect(await firstInSight(page)).toBe(before + 10)

  await page.keyboard.press('Home')
  await lineAt(page, 0).waitFor()
  expect(await list.evaluate((list) => list.scrollTop)).toBe(0)
  expect(await optionCount(page)).toBeLessThanOrEqual(FEW_LINES)
})

/** The number of the topmost line that is in sight, from 1; NaN where there is none. */
function firstInSight(page: Page): Promise<number> {
  return listOf(page).evaluate((list) => {
    const { x, y, width } = list.getBoundingClientRect()
    const line = document.elementFromPoint(x + width / 2, y + 2)?.closest('[aria-posinset]')
    return Number(line?.getAttribute('aria-posinset') ?? Number.NaN)
  })
}
