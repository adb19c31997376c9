import type { Position } from '@nahrain/model'
import { expect, test } from 'vitest'
import { innerBorders } from '../../src/boundaries/inner-borders.ts'
import type { Area } from '../../src/boundaries/tidy-area.ts'
import { ringAt } from './boundary-files.ts'

const square = (x: number, y: number): Area => ({ type: 'Polygon', coordinates: [ringAt(x, y)] })

/** A line whichever way it runs. */
const sorted = (lines: readonly (readonly Position[])[]) => lines.map((line) => [...line].sort()).sort()

test('only what two areas of a group share is drawn, and once', () => {
  const areas = [
    { group: 'IQ', area: square(0, 0) },
    { group: 'IQ', area: square(1, 0) },
    { group: 'SY', area: square(0, 1) },
  ]
  const lines = sorted(innerBorders(areas.slice(0, 2)))
  expect(lines).toEqual([
    [
      [1, 0],
      [1, 1],
    ],
  ])
})

test('an area whose neighbours come from elsewhere is drawn all around', () => {
  const areas = [
    { group: 'IQ', area: square(0, 0) },
    { group: 'IQ', area: square(1, 0) },
    { group: 'IQ', area: square(2.001, 0) },
  ]
  expect(innerBorders(areas)).toContainEqual(ringAt(2.001, 0))
})

test('an area inside of another one', () => {
  const hole = ringAt(0.25, 0.25, 0.5)
  const lines = innerBorders([
    { group: 'IQ', area: { type: 'Polygon', coordinates: [ringAt(0, 0), hole.toReversed()] } },
    { group: 'IQ', area: { type: 'Polygon', coordinates: [hole] } },
  ])
  expect(lines).toEqual([hole.toReversed()])
})
