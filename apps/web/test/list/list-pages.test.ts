import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createListPages } from '../../src/list/list-pages.ts'
import { type Line, type OpenList, PAGE_LINES } from '../../src/state/open-list.ts'

const line = (km: number) => ({ km }) as Line
const pageOf = (page: number) => Array.from({ length: PAGE_LINES }, (_, index) => line(page * PAGE_LINES + index))

/** A list of a million lines that says which pages were read of it, and waits for `answer`. */
function slowList() {
  const asked: number[] = []
  let answer = () => {}
  const list: OpenList = {
    of: 'answer',
    total: 1_000_000,
    counts: undefined,
    firstPage: pageOf(0),
    read: (page) => {
      asked.push(page)
      return new Promise((resolve) => {
        answer = () => resolve(pageOf(page))
      })
    },
  }
  const finish = async () => {
    answer()
    await turn()
  }
  return { list, asked, finish }
}

const never = (error: unknown) => expect.unreachable(String(error))

test('the first page is there, another one when it has come', async () => {
  const { list, asked, finish } = slowList()
  let changes = 0
  const pages = createListPages(list, () => changes++, never)
  pages.want(0, 20)
  expect(asked).toEqual([])
  expect(pages.line(7)).toEqual(line(7))
  pages.want(PAGE_LINES - 5, PAGE_LINES + 15)
  expect(pages.line(PAGE_LINES)).toBeUndefined()
  await finish()
  expect(pages.line(PAGE_LINES)).toEqual(line(PAGE_LINES))
  expect([asked, changes]).toEqual([[1], 1])
})

test('a flight over the list reads the page that is on its way and the one where it rests', async () => {
  const { list, asked, finish } = slowList()
  const pages = createListPages(list, () => {}, never)
  for (const first of [600, 6_000, 60_000, 600_000]) pages.want(first, first + 20)
  await finish()
  await finish()
  expect(asked).toEqual([600 / PAGE_LINES, 600_000 / PAGE_LINES])
  expect(pages.line(600_000)).toEqual(line(600_000))
})

test('only pages near the reader are kept', async () => {
  const { list, finish } = slowList()
  const pages = createListPages(list, () => {}, never)
  for (let page = 1; page <= 20; page++) {
    pages.want(page * PAGE_LINES, page * PAGE_LINES + 10)
    await finish()
  }
  const kept = Array.from({ length: 21 }, (_, page) => page).filter((page) => pages.line(page * PAGE_LINES))
  expect(kept).toEqual([13, 14, 15, 16, 17, 18, 19, 20])
})

test('a page that cannot be read is said once, and asked for again when the reader moves', async () => {
  const { list } = slowList()
  const errors: unknown[] = []
  let asked = 0
  const read = async () => {
    asked++
    throw new Error('gone')
  }
  const pages = createListPages(
    { ...list, read },
    () => {},
    (error) => errors.push(error),
  )
  pages.want(600, 620)
  await turn()
  await turn()
  expect([asked, errors.length]).toEqual([1, 1])
  pages.want(605, 625)
  await turn()
  expect(asked).toBe(2)
})
