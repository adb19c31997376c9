import { writeFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { pageUnderTest, totalOf } from './page-under-test.ts'
import { tableFolder } from './table-folder.ts'

const { open } = pageUnderTest()
const folder = tableFolder()

/** Six records: one without a place, one without a date, one with neither; cells that are formulas and markup. */
const SMALL = [
  'name;y;x;day;seen;kind;dead;note',
  'Market;33.31;44.36;03/04/2016;04/04/2016;attack;4;"=HYPERLINK(""http://x"")"',
  'Bridge;36.34;43.13;14/05/2016;15/05/2016;attack;0;<b>bold</b>',
  'March;30.5;47.8;20/05/2016;21/05/2016;protest;0;peaceful',
  'Nowhere;;;21/05/2016;22/05/2016;protest;1;no place',
  'Undated;33.3;44.4;=someday;23/05/2016;attack;2;no date',
  'Lost;;;;;attack;2;neither',
].join('\n')
const CSV = { name: 'small.csv', mimeType: 'text/csv', buffer: Buffer.from(SMALL) }

/** Four records, written by hyparquet-writer, compressed by Snappy. */
const PARQUET = Buffer.from(
  [
    'UEFSMRUGFVQVRlwVCBUAFQgVABUEFQAAAAMPKEwGAAAATWFya2V0BgAAAEJyaWRnZQEKGRQUTWFya2V0FQYVRBVGXBUIFQAVCBUAFQQVAAAAAw',
    '8gQEjhehSup0BA7FG4HoUrQkAAAQEogD5AZmZmZmamQEAVBhVEFUZcFQgVABUIFQAVBBUAAAADDyBArkfhehQuRkBxPQrXo5BFQGYBASjmR0Az',
    'MzMzMzNGQBUGFXQVXlwVCBUAFQgVABUEFQAAAAMPODwKAAAAMjAxNi0wNC0wMwoAEQ4QNS0xNAodDjwyMAoAAAAyMDE2LTA1LTIwFQQZXEgEcm',
    '9vdBUIABUMJQIYBG5hbWUlAAAVCiUCGAhsYXRpdHVkZQAVCiUCGAlsb25naXR1ZGUAFQwlAhgDZGF5JQAAFggZHBlMJggcFQwZFQAZGARuYW1l',
    'FQIWCBZ+FnAmCAAAJngcFQoZFQAZGAhsYXRpdHVkZRUCFggWbhZwJngAACboARwVChkVABkYCWxvbmdpdHVkZRUCFggWbhZwJugBAAAm2AIcFQ',
    'wZFQAZGANkYXkVAhYIFp4BFogBJtgCAAAW+AMWCDbYAwAoCWh5cGFycXVldBlMHAAAHAAAHAAAHAAAAOgAAABQQVIx',
  ].join(''),
  'base64',
)

async function choose(page: Page, file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) {
  await page.getByRole('button', { name: 'Bring a table' }).focus()
  await page.locator('header input[type=file]').setInputFiles(file)
  return page.getByRole('dialog', { name: 'Bring a table' })
}

describe('a table that a reader brings', () => {
  test('is looked over, corrected, imported, and left again', async () => {
    const { page, complaints, foreignRequests } = await open('/?type=flow')
    const flows = await totalOf(page)
    const dialog = await choose(page, CSV)
    await dialog.getByText('delimited text').waitFor()
    expect(await dialog.getByLabel('Latitude').inputValue()).toBe('y')
    expect(await dialog.locator('.preview td').filter({ hasText: '<b>bold</b>' }).count()).toBe(1)
    expect(await dialog.locator('th[data-role=true]').first().textContent()).toContain('Title of a record')

    await dialog.getByLabel('Quantity', { exact: true }).selectOption('none')
    await dialog.getByText('chosen by you').waitFor()
    await dialog.getByLabel('Title', { exact: true }).fill('My table')
    await dialog.getByRole('button', { name: 'Import' }).click()

    const tally = page.getByTestId('tally')
    await tally.waitFor()
    await expect.poll(() => totalOf(page)).toBe(5)
    expect(await tally.textContent()).toContain('6 records: 5 kept, 1 without a place, 1 without a date, 1 dropped')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('tally')
    expect(await page.locator('.page-title').textContent()).toContain('My table')
    expect(page.url()).not.toContain('type=flow')
    await expect.poll(() => page.locator('.mark-buttons button').count()).toBeGreaterThan(1)

    const notes = await downloadNotes(page)
    expect(notes).toContain('record,field,reason,dropped')
    expect(notes).toMatch(/^6,"","neither place nor date",true$/m)

    await page.getByRole('button', { name: 'Back to the atlas' }).click()
    await expect.poll(() => totalOf(page)).toBe(flows)
    expect(page.url()).toContain('type=flow')
    expect(await tally.count()).toBe(0)
    expect(complaints).toEqual([])
    expect(foreignRequests).toEqual([])
  })

  test('is left by the browser’s own way back', async () => {
    const { page } = await open('/?type=flow')
    const flows = await totalOf(page)
    await (await choose(page, CSV)).getByRole('button', { name: 'Import' }).click()
    await expect.poll(() => totalOf(page)).toBe(5)
    await page.goBack()
    await expect.poll(() => totalOf(page)).toBe(flows)
    expect(await page.getByTestId('tally').count()).toBe(0)
  })

  test('may be dropped anywhere on the page', async () => {
    const { page } = await open('/')
    const transfer = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }))
      return transfer
    }, SMALL)
    await page.locator('.filter-area').dispatchEvent('dragenter', { dataTransfer: transfer })
    await page.getByText('Drop a table').waitFor()
    await page.locator('.filter-area').dispatchEvent('drop', { dataTransfer: transfer })
    await page.getByRole('dialog').getByText('dropped.csv').waitFor()
    expect(await page.getByText('Drop a table').count()).toBe(0)
  })

  test.each([
    ['broken.parquet', Buffer.concat([Buffer.from('PAR1'), Buffer.alloc(400, 7)]), 'Parquet'],
    ['page.csv', Buffer.from('<!doctype html><title>Sign in</title>'), 'web page'],
    ['empty.csv', Buffer.alloc(0), 'empty'],
  ])('%s is refused in one sentence, and the atlas stays', async (name, buffer, said) => {
    const { page } = await open('/')
    const all = await totalOf(page)
    const dialog = await choose(page, { name, mimeType: 'application/octet-stream', buffer })
    expect(await dialog.getByRole('alert').textContent()).toContain(said)
    expect(await dialog.getByRole('button', { name: 'Import' }).isDisabled()).toBe(true)
    await expect.poll(() => dialog.evaluate((shown) => shown.contains(document.activeElement))).toBe(true)
    await page.keyboard.press('Escape')
    await expect.poll(() => dialog.count()).toBe(0)
    expect(await totalOf(page)).toBe(all)
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Bring a table')
  })

  test('Parquet is read where the page’s policy forbids code that is compiled while it runs', async () => {
    const { page } = await open('/')
    const dialog = await choose(page, { name: 'four.parquet', mimeType: '', buffer: PARQUET })
    await dialog.getByText('Parquet', { exact: true }).waitFor()
    expect(await dialog.getByLabel('Longitude').inputValue()).toBe('longitude')
    await dialog.getByRole('button', { name: 'Import' }).click()
    await expect.poll(() => totalOf(page)).toBe(4)
  })

  test('an import can be given up, and the atlas is still there', async () => {
    const { page } = await open('/')
    const all = await totalOf(page)
    const path = `${await folder()}/large.csv`
    await writeFile(path, largeCsv(400_000))
    const dialog = await choose(page, path)
    await dialog.getByText('delimited text').waitFor()
    await dialog.getByRole('button', { name: 'Import' }).click()
    await dialog.getByRole('progressbar').waitFor()
    await dialog
      .getByText(/[1-9][\d,]* records, \d+% of the file/)
      .first()
      .waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect.poll(() => dialog.getByRole('progressbar').count()).toBe(0)
    expect(await dialog.getByLabel('Latitude').isEnabled()).toBe(true)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    expect(await totalOf(page)).toBe(all)
    await page.getByLabel('Search').first().fill('road')
    await expect.poll(() => totalOf(page)).toBeLessThan(all)
  })

  test('the dialog is for the keyboard too, and speaks Arabic', async () => {
    const { page } = await open('/?lang=ar')
    await page.locator('header input[type=file]').setInputFiles(CSV)
    const dialog = page.getByRole('dialog', { name: 'أحضر جدولاً' })
    await dialog.getByText('يبقى الجدول على هذا الحاسوب').waitFor()
    await dialog.locator('.preview').waitFor()
    expect(await dialog.getAttribute('dir')).toBe('rtl')
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press('Tab')
      const name = await page.evaluate(() => document.activeElement?.textContent)
      if (name === 'استورد') break
      expect(await page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)).toBe(true)
    }
    await page.keyboard.press('Enter')
    await page.getByTestId('tally').waitFor()
  })
})

async function downloadNotes(page: Page): Promise<string> {
  await page.getByRole('button', { name: /\d+ notes/ }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the notes (CSV)' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('small.csv-notes.csv')
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  await page.keyboard.press('Escape')
  return Buffer.concat(chunks).toString('utf8')
}

function largeCsv(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const day = String(1 + (row % 28)).padStart(2, '0')
    const [y, x] = [29 + (row % 800) / 100, 39 + (row % 900) / 100]
    return `Record ${row},${y},${x},2016-0${1 + (row % 9)}-${day},kind ${row % 12},"a longer text, number ${row * 7}"`
  })
  return ['name,latitude,longitude,date,kind,note', ...lines].join('\n')
}
