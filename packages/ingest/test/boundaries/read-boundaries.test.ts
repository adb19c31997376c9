import { isNahrainError } from '@nahrain/model'
import { expect, test } from 'vitest'
import { tidyArea } from '../../src/boundaries/tidy-area.ts'
import { boundariesOf, failureOf, ringAt, squareAt } from './boundary-files.ts'

test('rings that run the wrong way are turned, and holes are kept', async () => {
  const [outer, hole] = [ringAt(43, 35, 2), ringAt(43.5, 35.5)]
  const { features, notes } = await boundariesOf({
    geometry: { type: 'Polygon', coordinates: [outer.toReversed(), hole] },
  })
  expect(notes).toEqual([])
  expect(features.map(({ area }) => area)).toEqual([{ type: 'Polygon', coordinates: [outer, hole.toReversed()] }])
})

test('positions are rounded, repeated ones and what is flat then are left out', () => {
  const nearly = ringAt(43, 35).flatMap(([x, y]): [number, number][] => [
    [x, y],
    [x + 1e-7, y - 1e-7],
  ])
  const closed = [...nearly.slice(0, -1), nearly[0] as [number, number]]
  expect(tidyArea({ type: 'MultiPolygon', coordinates: [[closed, ringAt(43.5, 35.5, 1e-7)]] })).toEqual({
    area: squareAt(43, 35),
    flattened: 1,
  })
  expect(tidyArea({ type: 'Polygon', coordinates: [ringAt(43, 35, 1e-7)] })).toEqual({ area: undefined, flattened: 1 })
})

test('what cannot be an outline is left out and named', async () => {
  const { features, notes } = await boundariesOf(
    { geometry: squareAt(43, 35) },
    { geometry: { type: 'Polygon', coordinates: [ringAt(44, 35).slice(0, -1)] } },
    { geometry: { type: 'Point', coordinates: [44, 35] } },
    { geometry: squareAt(180.5, 35) },
    { geometry: squareAt(43, 35, 1e-7) },
  )
  expect(features.map(({ number }) => number)).toEqual([1])
  expect(notes).toEqual([
    expect.stringMatching(/^feature 2: got .*, expected a geometry/),
    expect.stringMatching(/^feature 4: got .*, expected a geometry inside the world/),
    expect.stringMatching(/^feature 3: got a Point/),
    expect.stringMatching(/^feature 5: 1 rings/),
  ])
})

test('no outline at all', async () => {
  const error = await failureOf(() => boundariesOf({ geometry: { type: 'Point', coordinates: [44, 35] } }))
  expect(isNahrainError(error, 'invalid-input') && error.message).toMatch(
    /^boundaries.geojson: got no outline .*, expected polygons in WGS 84, longitude first; feature 1: got a Point/,
  )
})
