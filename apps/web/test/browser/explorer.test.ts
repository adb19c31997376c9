import { expect, test } from 'vitest'
import { axeViolations, listedIds, pageUnderTest, scrollTo, totalOf } from './page-under-test.ts'

const { open, url } = pageUnderTest()

const CITED =
  'https://www.washingtoninstitute.org/policy-analysis/tracking-anti-us-strikes-iraq-and-syria-during-gaza-crisis'

test('the page loads, draws its map, asks nobody else and has nothing to complain about', async () => {
  const { page, complaints, foreignRequests } = await open('/')
  await page.locator('.maplibregl-canvas').waitFor()
  await page.waitForTimeout(3000)
  expect(await page.title()).toContain('Nahrain')
  expect(await totalOf(page)).toBeGreaterThan(600)
  expect((await listedIds(page)).length).toBeGreaterThan(20)
  expect(complaints).toEqual([])
  expect(foreignRequests).toEqual([])
})

test('a reader finds Kirkuk by searching, and reads who says so', async () => {
  const { page } = await open('/')
  await page.getByRole('searchbox', { name: 'Search', exact: true }).fill('kirkuk')
  await expect.poll(() => totalOf(page)).toBeLessThan(100)
  await expect.poll(() => page.url()).toContain('q=kirkuk')
  const line = page.getByRole('option', { name: /Kirkuk: a disputed area|disputed area.*Kirkuk/i }).first()
  expect(await scrollTo(page, line)).toBe(true)
  await line.click()
  await page.getByRole('complementary', { name: 'Entry' }).waitFor()
  expect(await page.locator('.citations a').count()).toBeGreaterThan(1)
})

test('the area facet narrows to Diyala', async () => {
  const { page } = await open('/')
  const area = page.getByRole('group', { name: 'Area' })
  await expandFacet(page, 'Area')
  await page.getByRole('searchbox', { name: 'Search in Area' }).fill('diyala')
  await area.locator('.value-box', { hasText: 'Diyala' }).first().click()
  await expect.poll(() => page.url()).toContain('area=diyala')
  await expect.poll(() => listedIds(page)).toContain('disputed-areas-exposed-diyala')
  expect(await totalOf(page)).toBeLessThan(20)
})

async function expandFacet(page: import('playwright-core').Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name: new RegExp(`^${name}`) }).first()
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click()
}

test('along the Development Road, the list runs from Faw to the border and counts the kilometres', async () => {
  const { page } = await open('/?region=along:development-road:25&type=place&match=certain')
  const ids = await listedIds(page)
  const positions = ['basra', 'nasiriyah', 'baghdad', 'mosul'].map((id) => ids.indexOf(id))
  expect(positions).toEqual([...positions].sort((a, b) => a - b))
  expect(positions).not.toContain(-1)
  expect(await page.locator('.entry-km').first().textContent()).toMatch(/^km \d+$/)
})

test('the filter along the road can be set by hand', async () => {
  const { page } = await open('/')
  await page.getByRole('button', { name: 'Along the Development Road' }).first().click()
  await page.getByRole('button', { name: 'Apply' }).first().click()
  await expect.poll(() => page.url()).toContain('region=along:development-road:25')
})

test.each([
  ['Draw an area', 'region=polygon:'],
  ['Draw a box', 'region=box:'],
])('%s: what is drawn becomes part of the question', async (button, asked) => {
  const { page, complaints } = await open('/')
  await page.locator('.mark-buttons button').first().waitFor({ state: 'attached' })
  await page.waitForTimeout(1500)
  await page.getByRole('button', { name: button }).click()
  await page.getByText('on the map').first().waitFor()
  await page.waitForTimeout(1500)
  const area: [number, number][] = [
    [980, 250],
    [1150, 250],
    [1150, 400],
    [980, 400],
    [980, 250],
  ]
  const box: [number, number][] = [
    [980, 250],
    [1150, 400],
  ]
  for (const [x, y] of button === 'Draw a box' ? box : area) {
    await page.mouse.move(x, y)
    await page.mouse.click(x, y)
    await page.waitForTimeout(400)
  }
  await expect.poll(() => page.url()).toContain(asked)
  await expect.poll(() => totalOf(page)).toBeLessThan(600)
  expect(page.url()).not.toContain('entry=')
  expect(complaints).toEqual([])
})

test('a mark of one entry is announced by its title', async () => {
  const { page } = await open('/?region=near:mosul:60&match=certain')
  const mark = page.locator('.mark-buttons button').first()
  await mark.waitFor({ state: 'attached' })
  await expect.poll(() => mark.getAttribute('aria-label')).toBe('1 entry: Mosul')
})

test('the flow from al-Hol to Jeddah 1 opens with its number, ends and sources', async () => {
  const { page } = await open('/?entry=al-hol-to-jeddah-1')
  const detail = page.getByRole('complementary', { name: 'Entry' })
  await detail.waitFor()
  const text = await detail.textContent()
  expect(text).toContain('almost')
  expect(text).toContain('10,000')
  expect(text).toContain('Jeddah 1')
  expect(text).toContain('al-Hol')
  expect(text).toContain('¶13')
})

test('a citation leads to the document that it names', async () => {
  const { page } = await open('/?entry=attacks-claimed-184')
  const link = page.locator('.citations a').first()
  await link.waitFor()
  expect(await link.getAttribute('href')).toBe(CITED)
  expect(await link.getAttribute('rel')).toContain('noreferrer')
})

test('an address gives the same state again, and back goes back', async () => {
  const { page } = await open('/')
  await page.getByRole('searchbox', { name: 'Search', exact: true }).fill('diyala')
  await expect.poll(() => page.url()).toContain('q=diyala')
  await expect.poll(() => totalOf(page)).toBeLessThan(100)
  await page.locator('.entry-line').first().click()
  await page.getByRole('complementary', { name: 'Entry' }).waitFor()
  const [address, total, heading] = [page.url(), await totalOf(page), await page.locator('.detail h2').textContent()]
  await page.goto(address)
  await expect.poll(() => totalOf(page)).toBe(total)
  await page.locator('.detail h2').waitFor()
  expect(await page.locator('.detail h2').textContent()).toBe(heading)
})

test('an address that says where to look is looked at there, also with an open entry', async () => {
  const { page } = await open('/?entry=diyala&at=47.5,30.6,7')
  await page.locator('.mark-buttons button').first().waitFor({ state: 'attached' })
  await page.locator('.detail h2').waitFor()
  await page.waitForTimeout(2000)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect.poll(() => page.url()).toMatch(/at=47\.(49\d*|5\d*),30\.(59\d*|6\d*),8/)
})

test('the back button closes what was opened and takes back what was asked', async () => {
  const { page } = await open('/')
  const all = await totalOf(page)
  await page.locator('.entry-line').first().click()
  await page.getByRole('complementary', { name: 'Entry' }).waitFor()
  await page.goBack()
  await expect.poll(() => page.getByRole('complementary', { name: 'Entry' }).count()).toBe(0)
  await page.getByRole('button', { name: 'العربية' }).click()
  await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('rtl')
  await page.goBack()
  await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('ltr')
  expect(await totalOf(page)).toBe(all)
})

test('an address that cannot be read says so, and the rest of it stands', async () => {
  const { page } = await open('/?q=kirkuk&bbox=1,2&colour=red')
  const notice = await page.getByRole('alert').textContent()
  expect(notice).toContain('bbox')
  expect(notice).toContain('colour')
  expect(await totalOf(page)).toBeLessThan(100)
})

test('nothing matches: the page says which filter is in the way and drops it', async () => {
  const { page } = await open('/?q=zanzibar&type=event')
  await page.getByRole('heading', { name: 'Nothing matches' }).waitFor()
  await page.getByRole('button', { name: /Drop .*zanzibar/ }).click()
  await expect.poll(() => totalOf(page)).toBeGreaterThan(50)
})

test('Arabic is whole: direction, words, names and numbers', async () => {
  const { page } = await open('/?lang=ar&entry=al-hol-to-jeddah-1')
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
  expect(await page.locator('html').getAttribute('lang')).toBe('ar')
  await page.locator('.detail h2').waitFor()
  const text = await page.locator('body').textContent()
  for (const word of ['المصادر', 'ما يقارب', '10,000', 'النوع']) expect(text).toContain(word)
  expect(text).not.toContain('Sources')
})

test('the keyboard reaches list and detail, and Escape closes it', async () => {
  const { page } = await open('/?q=kirkuk')
  await page.getByRole('listbox', { name: 'List' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('complementary', { name: 'Entry' }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('complementary', { name: 'Entry' }).count()).toBe(0)
})

test.each([
  ['the start', '/'],
  ['an entry', '/?entry=attacks-claimed-184'],
  ['a filtered list in Arabic', '/?lang=ar&theme=energy'],
  ['an entry in Arabic', '/?lang=ar&entry=diyala'],
  ['an empty result', '/?q=zanzibar'],
])('axe finds nothing on %s', async (_, address) => {
  const { page } = await open(address)
  expect(await axeViolations(page)).toEqual([])
})

test.each(['light', 'dark'] as const)('a phone shows map, tabs and list in %s', async (colorScheme) => {
  const { page } = await open('/', {
    viewport: { width: 390, height: 844 },
    colorScheme,
    hasTouch: true,
    isMobile: true,
  })
  await page.getByRole('button', { name: 'Filters' }).click()
  await page.getByRole('searchbox', { name: 'Search', exact: true }).waitFor()
  await page.getByRole('button', { name: 'List' }).click()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(await axeViolations(page)).toEqual([])
})

test('a dataset that is not there is said, with a way to try again', async () => {
  const { page } = await open('/')
  await page.route('**/datasets/atlas/manifest.json*', (route) => route.fulfill({ status: 404, body: '' }))
  await page.goto(`${url()}/?q=x`)
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('alert').textContent()).toContain('404')
  await page.unroute('**/datasets/atlas/manifest.json*')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByTestId('total').waitFor()
})

test('a damaged dataset is refused by name and reason', async () => {
  const { page } = await open('/')
  await page.route('**/datasets/atlas/rows.arrow*', (route) => route.fulfill({ status: 200, body: 'x' }))
  await page.goto(`${url()}/?q=x`)
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('alert').textContent()).toContain('rows.arrow has 1 bytes')
})
