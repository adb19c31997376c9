import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { PALETTES } from '../../src/map/palette.ts'
import { eventTable } from './event-table.ts'
import { markCalled } from './mark-called.ts'
import { FLAGS, pageUnderTest, totalOf } from './page-under-test.ts'
import { colourAt, type Point, pixelsOf } from './pixels.ts'

const { open } = pageUnderTest(FLAGS, [eventTable()])

declare global {
  /** Frames in which something was drawn, by their times: into the map's context, and into the marks' own. */
  var drawn: { readonly map: Set<unknown>; readonly marks: Set<unknown> }
}

/** Runs in the page: from now on it remembers what is drawn. */
function watchDrawing(): void {
  globalThis.drawn = { map: new Set(), marks: new Set() }
  const context = WebGL2RenderingContext.prototype
  for (const name of ['drawElements', 'drawArrays'] as const) {
    const draw = context[name] as (...values: readonly number[]) => void
    context[name] = function (this: WebGL2RenderingContext, ...values: number[]) {
      const isMarks = (this.canvas as HTMLCanvasElement).className === 'marks-canvas'
      globalThis.drawn[isMarks ? 'marks' : 'map'].add(document.timeline.currentTime)
      draw.apply(this, values)
    }
  }
}

/** Waits until the map has nothing left to do. */
async function quiet(page: Page): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.evaluate(() => globalThis.drawn.map.clear())
        await page.waitForTimeout(700)
        return page.evaluate(() => globalThis.drawn.map.size)
      },
      { timeout: 20_000 },
    )
    .toBe(0)
}

test('a new answer draws marks, and leaves the basemap as it is', async () => {
  const { page } = await open('/?dataset=incidents')
  await page.evaluate(watchDrawing)
  await quiet(page)
  const before = await totalOf(page)
  await page.evaluate(() => globalThis.drawn.marks.clear())
  await page.locator('.span-slider input[type=range]').nth(1).press('ArrowLeft')
  await expect.poll(() => totalOf(page)).toBeLessThan(before)
  await expect.poll(() => page.evaluate(() => globalThis.drawn.marks.size)).toBeGreaterThan(0)
  expect(await page.evaluate(() => globalThis.drawn.map.size)).toBe(0)
})

test('marks move in the very frames in which the basemap does', async () => {
  const { page } = await open('/?dataset=incidents')
  await page.evaluate(watchDrawing)
  await quiet(page)
  await page.mouse.move(1100, 500)
  await page.mouse.down()
  for (let step = 0; step < 30; step++) await page.mouse.move(1100 - step * 5, 500 + step * 2)
  await page.mouse.up()
  const [frames, without] = await page.evaluate(() => {
    const { map, marks } = globalThis.drawn
    return [map.size, [...map].filter((frame) => !marks.has(frame)).length] as const
  })
  expect(frames).toBeGreaterThan(5)
  expect(without).toBe(0)
})

/** The middle of a mark as it is painted: between the first and the last of its colour on a line beside its number, each way. */
async function middleOf(page: Page, { x, y }: Point, colour: string): Promise<Point> {
  const half = 30
  const [left, top] = [Math.floor(x) - half, Math.floor(y) - half]
  const { width, colours } = await pixelsOf(page, { x: left, y: top, width: 2 * half, height: 2 * half })
  const scale = width / (2 * half)
  const beside = 13
  const row = Math.round((y + beside - top) * scale)
  const column = Math.round((x + beside - left) * scale)
  const middle = (line: readonly string[]) => (line.indexOf(colour) + line.lastIndexOf(colour) + 1) / 2 / scale
  const across = colours.slice(row * width, (row + 1) * width)
  const down = Array.from({ length: width }, (_, line) => colours[line * width + column] as string)
  return { x: left + middle(across), y: top + middle(down) }
}

test.each([1, 2])('with %s device pixels for one, a mark is painted where the map says', async (ratio) => {
  // A soft edge hides up to half a device pixel.
  const tolerance = 0.25 + 0.5 / ratio
  const { page } = await open('/?at=44.21,33.37,6.37', { deviceScaleFactor: ratio })
  const check = async () => {
    const mark = await markCalled(page, /^(1|2)\d\d entries here/)
    const painted = await middleOf(page, mark, PALETTES.light.mark)
    expect(Math.abs(painted.x - mark.x)).toBeLessThanOrEqual(tolerance)
    expect(Math.abs(painted.y - mark.y)).toBeLessThanOrEqual(tolerance)
  }
  await check()
  await page.mouse.move(1000, 450)
  await page.mouse.wheel(0, -70)
  await page.waitForTimeout(1500)
  await check()
  await page.setViewportSize({ width: 1211, height: 777 })
  await page.waitForTimeout(1500)
  await check()
})

test('while their own context is lost the map paints the marks, and gives them back', async () => {
  const { page, complaints } = await open('/')
  const mark = await markCalled(page, /^121 entries here/)
  const beside = { x: mark.x, y: mark.y + 13 }
  const canvas = page.locator('.marks-canvas')
  await canvas.evaluate((canvas: HTMLCanvasElement) => {
    const lose = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')
    lose?.loseContext()
    setTimeout(() => lose?.restoreContext(), 5000)
  })
  await expect.poll(() => canvas.isVisible()).toBe(false)
  await expect.poll(() => colourAt(page, beside)).toBe(PALETTES.light.mark)
  await expect.poll(() => canvas.isVisible()).toBe(true)
  await expect.poll(() => colourAt(page, beside)).toBe(PALETTES.light.mark)
  expect(complaints).toEqual([])
})

test('what is being drawn lies over the marks', async () => {
  const { page } = await open('/')
  const mark = await markCalled(page, /^121 entries here/)
  const beside = { x: mark.x, y: mark.y + 13 }
  await page.getByRole('button', { name: 'Draw a box' }).click()
  await page.waitForTimeout(1500)
  expect(await colourAt(page, beside)).toBe(PALETTES.light.mark)
  await page.mouse.click(mark.x - 60, mark.y - 60)
  await page.mouse.move(mark.x + 60, mark.y + 60, { steps: 5 })
  await expect.poll(() => colourAt(page, beside)).not.toBe(PALETTES.light.mark)
  await page.keyboard.press('Escape')
  await expect.poll(() => colourAt(page, beside)).toBe(PALETTES.light.mark)
})
