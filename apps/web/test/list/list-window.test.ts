import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  followScroll,
  LIST_START,
  type ListPosition,
  type ListSize,
  offsetOf,
  rangeOf,
  reveal,
  settle,
  windowOf,
} from '../../src/list/list-window.ts'

const SHORT: ListSize = { count: 642, lineHeight: 94, viewHeight: 800 }
const LONG: ListSize = { count: 10_000_000, lineHeight: 94, viewHeight: 800 }

const lastOffset = (size: ListSize) => rangeOf(size) - size.viewHeight
const firstLine = (size: ListSize, { top }: ListPosition) => Math.floor(top / size.lineHeight)

describe('a list that fits into the scroll range', () => {
  test('is as high as its lines, and an offset is a place in it', () => {
    expect(rangeOf(SHORT)).toBe(642 * 94)
    expect(followScroll(SHORT, LIST_START, 9_400)).toEqual({ top: 9_400, shift: 0 })
  })

  test('shows the lines in sight and a few around them', () => {
    expect(windowOf(SHORT, LIST_START)).toEqual({ first: 0, end: 14 })
    expect(windowOf(SHORT, { top: 9_400, shift: 0 })).toEqual({ first: 95, end: 114 })
    expect(windowOf(SHORT, followScroll(SHORT, LIST_START, lastOffset(SHORT))).end).toBe(642)
  })

  test('shorter than its view has one place', () => {
    const few = { ...SHORT, count: 3 }
    expect(windowOf(few, LIST_START)).toEqual({ first: 0, end: 3 })
    expect(followScroll(few, LIST_START, 40)).toEqual(LIST_START)
  })

  test('that is not laid out yet shows nothing', () => {
    expect(windowOf({ count: 642, lineHeight: 0, viewHeight: 0 }, LIST_START)).toEqual({ first: 0, end: 0 })
  })
})

describe('ten million lines', () => {
  test('get a range that every browser allows, also zoomed', () => {
    expect(rangeOf(LONG)).toBeLessThanOrEqual(2_000_000)
  })

  test('a step moves them by what it says, anywhere', () => {
    const there = followScroll(LONG, LIST_START, 1_000_000)
    const next = followScroll(LONG, there, 1_000_100)
    expect(next.top - there.top).toBeCloseTo(100)
    expect(next.shift).toBeCloseTo(there.shift)
  })

  test('a jump goes by the range: its middle is the middle, its end is the end', () => {
    const middle = followScroll(LONG, LIST_START, lastOffset(LONG) / 2)
    expect(firstLine(LONG, middle)).toBeCloseTo(5_000_000, -2)
    expect(windowOf(LONG, followScroll(LONG, middle, lastOffset(LONG))).end).toBe(10_000_000)
    expect(followScroll(LONG, middle, 0)).toEqual(LIST_START)
  })

  test('lines stand where the view is, whatever the range says', () => {
    const there = reveal(LONG, LIST_START, 7_654_321)
    const { first, end } = windowOf(LONG, there)
    expect(first).toBeLessThan(7_654_321)
    expect(end).toBeGreaterThan(7_654_321)
    const y = 7_654_321 * LONG.lineHeight + there.shift - offsetOf(there)
    expect(y).toBeGreaterThanOrEqual(0)
    expect(y).toBeLessThanOrEqual(LONG.viewHeight - LONG.lineHeight + 0.001)
  })
})

const sizes = fc.record({
  count: fc.integer({ min: 1, max: 10_000_000 }),
  lineHeight: fc.integer({ min: 40, max: 200 }),
  viewHeight: fc.integer({ min: 100, max: 3000 }),
})

test('wherever it is scrolled to, the view is covered, with few lines, inside the range', () => {
  fc.assert(
    fc.property(sizes, fc.array(fc.double({ min: -50, max: 2_100_000, noNaN: true })), (size, offsets) => {
      const position = offsets.reduce((position, offset) => followScroll(size, position, offset), LIST_START)
      const { first, end } = windowOf(size, position)
      expect(first * size.lineHeight).toBeLessThanOrEqual(position.top)
      const last = Math.min(position.top + size.viewHeight, size.count * size.lineHeight)
      expect(end * size.lineHeight).toBeGreaterThanOrEqual(last - 0.001)
      expect(end - first).toBeLessThanOrEqual(Math.ceil(size.viewHeight / size.lineHeight) + 12)
      expect(offsetOf(position)).toBeGreaterThanOrEqual(0)
      expect(offsetOf(position)).toBeLessThanOrEqual(Math.max(0, lastOffset(size)) + 0.001)
    }),
  )
})

test('every line can be reached, and settling moves the scrollbar but no line', () => {
  fc.assert(
    fc.property(sizes, fc.nat(), fc.integer({ min: -300, max: 300 }), (size, number, step) => {
      const line = number % size.count
      const there = reveal(size, LIST_START, line)
      const [from, to] = [there.top, there.top + size.viewHeight]
      if (size.viewHeight >= size.lineHeight) {
        expect(line * size.lineHeight).toBeGreaterThanOrEqual(from - 0.001)
        expect((line + 1) * size.lineHeight).toBeLessThanOrEqual(to + 0.001)
      }
      const stepped = followScroll(size, there, offsetOf(there) + step)
      const settled = settle(size, stepped)
      expect(settled.top).toBeCloseTo(stepped.top)
      expect(offsetOf(settle(size, settled))).toBeCloseTo(offsetOf(settled))
    }),
  )
})
