import type { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import { getJson, testApp } from '../support.ts'

let app: Hono

beforeAll(async () => {
  app = await testApp()
})

interface Page {
  readonly numberMatched: number
  readonly numberReturned: number
  readonly features: readonly { readonly id: string }[]
  readonly links: readonly { readonly rel: string; readonly href: string; readonly type: string }[]
}

const hrefOf = ({ links }: Page, rel: string) => links.find((link) => link.rel === rel)?.href

/** Follows a relation to its end. */
async function follow(start: string, rel: string): Promise<Page[]> {
  const pages: Page[] = []
  let at: string | undefined = start
  while (at !== undefined) {
    const page: Page = await getJson(app, at)
    pages.push(page)
    at = hrefOf(page, rel)
  }
  return pages
}

const idsOf = (pages: readonly Page[]) => pages.flatMap(({ features }) => features.map(({ id }) => id))

describe.each([
  'entries/items?limit=100',
  'entries/items?limit=100&sort=when',
  'entries/items?limit=100&sort=-known',
  'entries/items?limit=100&sortby=-name,start',
  'entries/items?limit=20&sort=along&region=along:development-road:50',
  'events/items?limit=70&filter=best%20IS%20NULL',
  'entries/items?limit=10&offset=5&type=flow',
])('%s', (path) => {
  test('next leads through everything once, and prev back through the same pages', async () => {
    const forward = await follow(`/api/collections/${path}`, 'next')
    const ids = idsOf(forward)
    const [first] = forward
    const skipped = Number(new URLSearchParams(path.split('?')[1]).get('offset') ?? 0)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBe((first?.numberMatched ?? 0) - skipped)
    const last = forward.at(-1) as Page
    const back = (await follow(hrefOf(last, 'self') as string, 'prev')).reverse()
    expect(idsOf(back).slice(-ids.length)).toEqual(ids)
  })
})

test('links keep every parameter, in the header too', async () => {
  const path =
    '/api/collections/entries/items?type=event&bbox=38,29,49,38&limit=5&properties=name&filter=best%20IS%20NULL&f=json'
  const response = await app.request(path)
  const page: Page = await response.json()
  for (const rel of ['self', 'next', 'alternate']) {
    const parameters = new URL(hrefOf(page, rel) as string).searchParams
    for (const name of ['type', 'bbox', 'limit', 'properties', 'filter'])
      expect([rel, parameters.has(name)]).toEqual([rel, true])
    expect(response.headers.get('link')).toContain(`<${hrefOf(page, rel)}>; rel="${rel}"`)
  }
})

test('next leads on in the form of the page', async () => {
  const html = await app.request('/api/collections/towns/items?limit=2&f=html')
  expect(html.headers.get('link')).toMatch(/f=html[^>]*>; rel="next"; type="text\/html"/)
})

test('a token is good for its question and its version alone', async () => {
  const page: Page = await getJson(app, '/api/collections/entries/items?limit=5&type=event')
  const token = new URL(hrefOf(page, 'next') as string).searchParams.get('token') as string
  expect(token).toMatch(/^[A-Za-z0-9_-]+$/)
  for (const query of [`type=flow&token=${token}`, `type=event&sort=when&token=${token}`, `token=${token}`]) {
    const response = await app.request(`/api/collections/entries/items?${query}`)
    expect([query, response.status]).toEqual([query, 400])
    expect(await response.json()).toMatchObject({ parameter: 'token', got: 'a page of another question' })
  }
  const [, ...rest] = atob(token).split('.')
  const older = btoa(['0'.repeat(12), ...rest].join('.')).replaceAll('=', '')
  const response = await app.request(`/api/collections/entries/items?type=event&token=${older}`)
  expect(await response.json()).toMatchObject({
    status: 400,
    parameter: 'token',
    got: 'a page of another version of the data',
  })
  // What a page looks like is no part of its question.
  await getJson(app, `/api/collections/entries/items?type=event&limit=3&properties=name&token=${token}`)
})

test('a limit past the most is cut, and that is said', async () => {
  const response = await app.request('/api/collections/towns/items?limit=10001')
  expect(response.headers.get('nahrain-limit')).toBe('10000')
  expect((await app.request('/api/collections/towns/items?limit=10000')).headers.get('nahrain-limit')).toBeNull()
})

test('numbers stand in the headers too; hits has them and no features', async () => {
  const response = await app.request('/api/collections/towns/items?limit=2')
  expect(response.headers.get('ogc-numbermatched')).toBe('7')
  expect(response.headers.get('ogc-numberreturned')).toBe('2')
  const hits = await getJson(app, '/api/collections/towns/items?resultType=hits&limit=2')
  expect(hits).toMatchObject({ type: 'FeatureCollection', numberMatched: 7, numberReturned: 0, features: [] })
  expect(hrefOf(hits, 'next')).toBeUndefined()
  expect(hits.timeStamp).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
})

test('the numbers come before the features', async () => {
  const text = await (await app.request('/api/collections/towns/items')).text()
  expect(text.indexOf('"numberMatched"')).toBeLessThan(text.indexOf('"features"'))
})

test('an offset past the end is an empty page with a way back', async () => {
  const page: Page = await getJson(app, '/api/collections/towns/items?offset=1000&limit=3')
  expect(page).toMatchObject({ numberMatched: 7, numberReturned: 0, features: [] })
  expect(hrefOf(page, 'prev')).toContain('offset=997')
})
