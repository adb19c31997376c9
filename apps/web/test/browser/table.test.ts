import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { EVENTS, eventTable } from './event-table.ts'
import { axeViolations, FLAGS, lineAt, pageUnderTest, totalOf } from './page-under-test.ts'

const { open, url } = pageUnderTest(FLAGS, [eventTable()])

const FIRST = `/?dataset=incidents&entry=${encodeURIComponent('E/2')}`
const detail = (page: Page) => page.getByRole('complementary', { name: 'Entry' })

test('lists the rows of a table with their date, number and source', async () => {
  const { page, complaints, foreignRequests } = await open('/?dataset=incidents')
  expect(await totalOf(page)).toBe(EVENTS)
  const line = lineAt(page, 0)
  await line.waitFor()
  expect(await line.innerText()).toMatch(/September 2007/)
  expect(await line.innerText()).toMatch(/The Paper/)
  expect(complaints).toEqual([])
  expect(foreignRequests).toEqual([])
})

test('a row says what it rests on, in every field, and its address brings it back', async () => {
  const { page } = await open('/?dataset=incidents')
  await lineAt(page, 3).click()
  await detail(page).waitFor()
  expect(page.url()).toContain('dataset=incidents')
  expect(page.url()).toContain('entry=')
  const text = await detail(page).innerText()
  for (const part of ['The Paper', 'events.csv', 'record', 'source_office', 'Headline']) expect(text).toContain(part)
  await page.reload()
  await expect.poll(() => detail(page).innerText()).toBe(text)
})

test('a source is a link only where it is a web address', async () => {
  const { page } = await open(FIRST)
  const link = detail(page).locator('.citations a')
  expect(await link.getAttribute('href')).toBe('https://example.org/2')
  expect(await link.getAttribute('rel')).toBe('noreferrer')
  await page.goto(`${url()}/?dataset=incidents&entry=${encodeURIComponent('E/1')}`)
  await detail(page).getByText('Headline 1').first().waitFor()
  expect(await detail(page).locator('.citations a').count()).toBe(0)
})

test('the address of the row to the API answers with that row', async () => {
  const { page } = await open(FIRST, { permissions: ['clipboard-read', 'clipboard-write'] })
  await detail(page).getByRole('button', { name: 'Copy as API call' }).click()
  const address = await page.evaluate(() => navigator.clipboard.readText())
  expect(address).toBe(`${url()}/api/collections/incidents/items/E%2F2`)
  expect(await (await fetch(address)).json()).toMatchObject({ id: 'E/2', properties: { source_office: 'The Paper' } })
})

test('a facet narrows the table, and its values can be searched', async () => {
  const { page } = await open('/?dataset=incidents')
  await page.getByRole('searchbox', { name: 'Search in Kind' }).fill('kind 14')
  await expect.poll(() => page.getByRole('group', { name: 'Kind' }).getByRole('checkbox').count()).toBe(1)
  await page.locator('.value-box', { hasText: 'kind 14' }).click()
  await expect.poll(() => totalOf(page)).toBeLessThan(EVENTS / 4)
  expect(page.url()).toContain('kind=kind+14')
})

test('marks are coloured by a facet: the commonest values by name, and one colour for the others', async () => {
  const { page } = await open('/?dataset=incidents')
  await page.getByRole('combobox', { name: 'Colour by' }).selectOption({ label: 'Kind' })
  const names = page.locator('.map-mix li')
  await expect.poll(() => names.count()).toBe(12)
  expect(await names.nth(11).innerText()).toBe('all others')
  expect(page.url()).toContain('colour=kind')
  const order = await names.allInnerTexts()
  await page.reload()
  await expect.poll(() => names.allInnerTexts()).toEqual(order)
  // A filter must not change what a colour means.
  await page.getByRole('searchbox', { name: 'Search in Kind' }).fill(order[0] as string)
  await page
    .locator('.value-box', { hasText: order[0] as string })
    .first()
    .click()
  await expect.poll(() => totalOf(page)).toBeLessThan(EVENTS)
  await expect.poll(() => names.allInnerTexts()).toEqual(order.slice(0, 11))
})

test('the places of the atlas can be asked of a table', async () => {
  const { page } = await open('/?dataset=incidents&region=near:kirkuk:50')
  expect(await totalOf(page)).toBeGreaterThan(20)
  expect(await totalOf(page)).toBeLessThan(EVENTS)
  await page.getByText('within 50 km of Kirkuk').waitFor()
})

test('what the table has not is not offered', async () => {
  const { page } = await open('/?dataset=incidents')
  expect(await page.getByRole('button', { name: 'Day of the brief' }).count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Show the whole table' }).count()).toBe(1)
})

test('a table has no accessibility violations', async () => {
  const { page } = await open(`${FIRST}&colour=kind`)
  expect(await axeViolations(page)).toEqual([])
})
