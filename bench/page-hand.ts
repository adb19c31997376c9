import { decodeQuery, type Query } from '@nahrain/model'
import type { Browser, Page } from 'playwright-core'

/** The page says so, by the standard of User Timing, whenever its map has drawn an answer: `detail` is the answer's total. */
const PAINTED = 'map-painted'
const WAIT_MS = 60_000
const STEP_MS = 20_000

declare global {
  /** What the page is asked to remember while it is measured. */
  var paintTimes: number[] | undefined
  var bench: { longest: number; readonly totals: Set<number>; readonly addresses: Set<string> } | undefined
}

/** Opens an address in a fresh browser profile and waits for the first marks. */
export async function openPage(
  browser: Browser,
  address: string,
): Promise<{ readonly page: Page; readonly firstMarksMs: number }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  const page = await context.newPage()
  await page.addInitScript((name) => {
    new PerformanceObserver((list, observer) => {
      if (list.getEntriesByName(name).some((mark) => ((mark as PerformanceMark).detail as number) > 0)) {
        observer.disconnect()
        requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('first-marks')))
      }
    }).observe({ type: 'mark' })
  }, PAINTED)
  await page.goto(address)
  await page.waitForFunction(() => performance.getEntriesByName('first-marks').length > 0, undefined, {
    timeout: WAIT_MS,
  })
  const firstMarksMs = await page.evaluate(
    () => performance.getEntriesByName('first-marks')[0]?.startTime ?? Number.NaN,
  )
  await page.waitForTimeout(1500)
  return { page, firstMarksMs }
}

/** Moves the later end of the time slider a step at a time; ms from the key to the painted map, for each. */
export async function pressSlider(page: Page, steps: number): Promise<number[]> {
  const thumb = page.locator('.span-slider input[type=range]').nth(1)
  await thumb.focus()
  await page.evaluate(timeKeys, PAINTED)
  for (let step = 0; step < steps; step++) {
    await page.keyboard.press('ArrowLeft')
    await page.waitForFunction((count) => (globalThis.paintTimes?.length ?? 0) > count, step, { timeout: STEP_MS })
  }
  return page.evaluate(() => globalThis.paintTimes ?? [])
}

/** Runs in the page: remembers, for each key, the time to two frames after the next painted answer. */
function timeKeys(name: string): void {
  const times: number[] = []
  globalThis.paintTimes = times
  let pressedAt: number | undefined
  addEventListener('keydown', ({ timeStamp }) => (pressedAt = timeStamp), { capture: true })
  new PerformanceObserver((list) => {
    const from = pressedAt
    if (from === undefined || !list.getEntriesByName(name).some(({ startTime }) => startTime > from)) return
    pressedAt = undefined
    requestAnimationFrame(() => requestAnimationFrame(() => times.push(performance.now() - from)))
  }).observe({ type: 'mark' })
}

export interface Drag {
  /** 0 where the browser reported none: it reports tasks of 50 ms and more. */
  readonly longestTaskMs: number
  /** Every question that the page asked meanwhile, and every total that it showed. */
  readonly questions: readonly Query[]
  readonly totals: readonly number[]
}

/** Drags the later end of the time slider to and fro for some time. */
export async function dragSlider(page: Page, durationMs: number): Promise<Drag> {
  await page.evaluate(watch)
  const thumb = page.locator('.span-thumb').nth(1)
  const track = await page.locator('.span-track').boundingBox()
  const start = await thumb.boundingBox()
  if (track === null || start === null) throw new Error('found no time slider')
  const y = start.y + start.height / 2
  await page.mouse.move(start.x + start.width / 2, y)
  await page.mouse.down()
  const until = Date.now() + durationMs
  for (let step = 0; Date.now() < until; step++) {
    const share = 0.55 + 0.4 * Math.cos(step / 12)
    await page.mouse.move(track.x + track.width * share, y)
  }
  await page.mouse.up()
  await page.waitForTimeout(1000)
  const { longest, totals, addresses } = await page.evaluate(() => ({
    longest: bench?.longest ?? 0,
    totals: [...(bench?.totals ?? [])],
    addresses: [...(bench?.addresses ?? [])],
  }))
  return { longestTaskMs: longest, totals, questions: addresses.map(questionOf) }
}

/** Runs in the page: remembers long tasks, shown totals, and the questions behind them. */
function watch(): void {
  const seen = { longest: 0, totals: new Set<number>(), addresses: new Set<string>() }
  globalThis.bench = seen
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration)
  }).observe({ type: 'longtask' })
  const total = document.querySelector('[data-testid=total]')
  if (total === null) throw new Error('found no total')
  new MutationObserver(() => {
    seen.totals.add(Number(total.getAttribute('data-total')))
    seen.addresses.add(total.getAttribute('data-question') ?? '')
  }).observe(total, { attributes: true })
}

function questionOf(text: string): Query {
  return decodeQuery(new URLSearchParams(text), [])
}
