import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { PALETTES } from '../../src/map/palette.ts'
import { markCalled } from './mark-called.ts'
import { pageUnderTest } from './page-under-test.ts'
import { colourAt } from './pixels.ts'

const { open } = pageUnderTest()

function cursor(page: Page): Promise<string> {
  return page.locator('.maplibregl-canvas').evaluate((canvas: HTMLElement) => canvas.style.cursor)
}

test.each(['light', 'dark'] as const)(
  '%s: a mark is painted where it stands, shows a hand and opens',
  async (colorScheme) => {
    const { page, complaints } = await open('/', { colorScheme })
    const mark = await markCalled(page, /^121 entries here/)
    // Beside the number.
    expect(await colourAt(page, { x: mark.x, y: mark.y + 13 })).toBe(PALETTES[colorScheme].mark)
    await page.mouse.move(mark.x, mark.y)
    await expect.poll(() => cursor(page)).toBe('pointer')
    await page.mouse.click(mark.x, mark.y)
    await expect.poll(() => page.url()).toContain('cell=')
    await page.getByText('121 entries at this mark').waitFor()
    await expect.poll(() => colourAt(page, { x: mark.x, y: mark.y + 22.5 })).toBe(PALETTES[colorScheme].selected)
    expect(complaints).toEqual([])
  },
)

test('a mark of one entry opens the entry', async () => {
  const { page } = await open('/?region=near:mosul:60&match=certain')
  const mark = await markCalled(page, /^1 entry: Mosul/)
  await page.mouse.click(mark.x, mark.y)
  await page.getByRole('complementary', { name: 'Entry' }).waitFor()
  expect(page.url()).toContain('entry=mosul')
})

test('marks come back after the page changes its language, which takes another style', async () => {
  const { page, complaints } = await open('/')
  await markCalled(page, /^121 entries here/)
  await page.getByRole('button', { name: 'العربية' }).click()
  const mark = await markCalled(page, /^121 /)
  await expect.poll(() => colourAt(page, { x: mark.x, y: mark.y + 13 })).toBe(PALETTES.light.mark)
  expect(complaints).toEqual([])
})

test('marks come back with a graphics context that was lost', async () => {
  const { page } = await open('/')
  const mark = await markCalled(page, /^121 entries here/)
  await page.locator('.maplibregl-canvas').evaluate((canvas: HTMLCanvasElement) => {
    const lose = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')
    lose?.loseContext()
    setTimeout(() => lose?.restoreContext(), 300)
  })
  await page.locator('.map-lost').waitFor()
  await page.locator('.map-lost').waitFor({ state: 'detached' })
  await expect.poll(() => colourAt(page, { x: mark.x, y: mark.y + 13 })).toBe(PALETTES.light.mark)
})

test('heat and hexagons are chosen on the map, stand in the address, and open nothing', async () => {
  const { page, complaints } = await open('/')
  const mark = await markCalled(page, /^121 entries here/)
  for (const [name, layer] of [
    ['Heat', 'heat'],
    ['Hexagons', 'hexagons'],
  ] as const) {
    await page.getByRole('radio', { name }).click()
    await expect.poll(() => page.url()).toContain(`layer=${layer}`)
    await expect.poll(() => page.locator('.mark-buttons').count()).toBe(0)
    // Its edge, where the mark was painted before.
    await expect.poll(() => colourAt(page, { x: mark.x, y: mark.y + 13 })).not.toBe(PALETTES.light.mark)
  }
  await page.mouse.click(mark.x, mark.y)
  await page.waitForTimeout(500)
  expect(page.url()).not.toMatch(/cell=|entry=/)
  await page.getByRole('radio', { name: 'Marks' }).click()
  await expect.poll(() => page.url()).not.toContain('layer=')
  await expect.poll(() => colourAt(page, { x: mark.x, y: mark.y + 13 })).toBe(PALETTES.light.mark)
  expect(complaints).toEqual([])
})
