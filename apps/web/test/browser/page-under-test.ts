import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { findChromium } from '../../../../scripts/chromium.mjs'

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))

/** Software rendering, and none of the services that a browser starts by itself. */
export const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A page with what it must not do: talk to other hosts, or print errors. */
export interface OpenPage {
  readonly page: Page
  readonly complaints: readonly string[]
  readonly foreignRequests: readonly string[]
}

export interface PageUnderTest {
  readonly url: () => string
  /** Opens an address of the page and waits for the first answer. */
  readonly open: (
    address: string,
    options?: BrowserContextOptions & { readonly flags?: readonly string[] },
  ) => Promise<OpenPage>
}

/** Starts the real server, as the command line does, and a real Chromium, for the tests of one file; `tables` are served beside the atlas. */
export function pageUnderTest(flags: readonly string[] = FLAGS, tables: readonly string[] = []): PageUnderTest {
  let server: ChildProcess
  let browser: Browser
  let url = ''

  beforeAll(async () => {
    const datasets = tables.length === 0 ? [] : ['data/dist/atlas', ...tables]
    server = spawn(process.execPath, ['apps/cli/bin/nahrain.js', 'serve', ...datasets, '--port', '0'], { cwd: ROOT })
    url = await addressOf(server)
    browser = await chromium.launch({ executablePath: chromiumPath(), args: [...flags] })
  })
  afterAll(async () => {
    await browser?.close()
    server?.kill('SIGTERM')
  })

  return {
    url: () => url,
    open: async (address, options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...options })
      const page = await context.newPage()
      const [complaints, foreignRequests]: [string[], string[]] = [[], []]
      page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('request', (request) => isForeign(request.url(), url) && foreignRequests.push(request.url()))
      await page.goto(url + address)
      await page.getByTestId('total').waitFor()
      await expect.poll(() => totalOf(page), { timeout: 15_000 }).not.toBeNaN()
      return { page, complaints, foreignRequests }
    },
  }
}

function chromiumPath(): string {
  const found = findChromium()
  if (found === undefined) throw new Error('found no Chromium; run npm test, which installs one, or set CHROMIUM_PATH')
  return found
}

/** The number of matching entries that the page shows; NaN while there is none. */
export async function totalOf(page: Page): Promise<number> {
  const marked = await page.getByTestId('total').getAttribute('data-total')
  return marked === null ? Number.NaN : Number(marked)
}

/** The ids of the first listed entries, in their order: read as a reader does, from the top down, for only lines in sight are in the page. */
export async function listedIds(page: Page, limit = 60): Promise<string[]> {
  const wanted = Math.min(limit, await totalOf(page))
  if (wanted === 0) return page.locator('.entry-line').evaluateAll((lines) => lines.map((line) => line.id))
  const ids: string[] = []
  await scrollList(page, 0)
  while (ids.length < wanted) {
    const line = lineAt(page, ids.length)
    if (!(await scrollTo(page, line))) return ids
    ids.push((await line.getAttribute('data-key')) ?? '')
  }
  return ids
}

/** The line at a place of the list, from 0, once its entry is there. */
export function lineAt(page: Page, index: number): Locator {
  return page.locator(`.entry-line[aria-posinset="${index + 1}"]`)
}

/** Scrolls on until a line is in the page; false where the list ends before that. */
export async function scrollTo(page: Page, line: Locator): Promise<boolean> {
  while ((await line.count()) === 0) {
    if (await scrollList(page, 300)) continue
    return line.waitFor({ timeout: 2000 }).then(
      () => true,
      () => false,
    )
  }
  return true
}

/** Scrolls the list by pixels, or to its start for 0; false where it did not move. */
async function scrollList(page: Page, pixels: number): Promise<boolean> {
  return page.getByRole('listbox', { name: 'List' }).evaluate(async (list, pixels) => {
    const before = list.scrollTop
    list.scrollTo(0, pixels === 0 ? 0 : before + pixels)
    // The page draws what came into sight.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    return list.scrollTop !== before
  }, pixels)
}

/** axe-core's violations on the page as it stands, one readable line each. */
export async function axeViolations(page: Page): Promise<string[]> {
  const source = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
  // Evaluated by the browser's own tooling, which the page's policy does not bind.
  await page.addInitScript({ path: source })
  await page.reload()
  await page.getByTestId('total').waitFor()
  await page.waitForTimeout(500)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: (options: object) => Promise<{ violations: AxeViolation[] }> }
    }
    interface AxeViolation {
      readonly id: string
      readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
    }
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    )
  })
}

function isForeign(requested: string, own: string): boolean {
  return !requested.startsWith(own) && !requested.startsWith('data:') && !requested.startsWith('blob:')
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    server.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const address = /http:\/\/localhost:\d+/.exec(printed)?.[0]
      if (address !== undefined) resolve(address)
    })
    server.stderr?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
    })
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${printed}`)))
  })
}
