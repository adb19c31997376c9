import type { Cells } from '@nahrain/model'
import type { Dataset } from '../dataset/dataset.ts'
import { firstLocation } from '../filters/place-geometry.ts'
import type { Matcher } from './matcher.ts'
import { matchingRows } from './rows.ts'

/** Cells across the world at zoom 0: with 512-pixel tiles a cell is 64 pixels wide, as a mark and its surroundings are. */
const CELLS_ACROSS = 8
/** Past this zoom the grid stays the same: keys must fit the 53 bits of a double exactly. */
const FINEST_ZOOM = 22
const MERCATOR_LIMIT = 85.051128779806604

interface CellSum {
  longitude: number
  latitude: number
  count: number
  row: number
}

/** Groups the matching rows by a Web Mercator grid that is fixed to the world: marks keep still while the map moves. */
export function groupIntoCells(dataset: Dataset, matcher: Matcher, zoom: number): Cells {
  const sums = new Map<number, CellSum>()
  let unplaced = 0
  for (let row = 0; row < dataset.count; row++) {
    if (!matcher.matches(row)) continue
    const location = firstLocation(dataset, row)
    if (location === undefined) unplaced++
    else addToCell(sums, dataset, row, location, zoom)
  }
  const sorted = [...sums].sort(([a], [b]) => a - b)
  return {
    zoom,
    key: Float64Array.from(sorted, ([key]) => key),
    longitude: Float64Array.from(sorted, ([, sum]) => sum.longitude / sum.count),
    latitude: Float64Array.from(sorted, ([, sum]) => sum.latitude / sum.count),
    count: Uint32Array.from(sorted, ([, sum]) => sum.count),
    row: Uint32Array.from(sorted, ([, sum]) => sum.row),
    unplaced,
    outside: 0,
  }
}

/** The matching rows of one cell, in row order; none where the key belongs to no cell of the answer. */
export function rowsOfCell(dataset: Dataset, matcher: Matcher, zoom: number, key: number): Uint32Array<ArrayBuffer> {
  return matchingRows(dataset, matcher).filter((row) => {
    const location = firstLocation(dataset, row)
    return location !== undefined && keyOf(dataset, location, zoom) === key
  })
}

function addToCell(sums: Map<number, CellSum>, dataset: Dataset, row: number, location: number, zoom: number): void {
  const key = keyOf(dataset, location, zoom)
  const longitude = dataset.locations.longitude[location] as number
  const latitude = dataset.locations.latitude[location] as number
  const sum = sums.get(key)
  if (sum === undefined) {
    sums.set(key, { longitude, latitude, count: 1, row })
    return
  }
  sum.longitude += longitude
  sum.latitude += latitude
  sum.count++
}

function keyOf({ locations }: Dataset, location: number, zoom: number): number {
  const across = CELLS_ACROSS * 2 ** Math.min(FINEST_ZOOM, Math.floor(zoom))
  const latitude = Math.min(MERCATOR_LIMIT, Math.max(-MERCATOR_LIMIT, locations.latitude[location] as number))
  const sine = Math.sin((latitude * Math.PI) / 180)
  const x = ((locations.longitude[location] as number) + 180) / 360
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
  const cellOf = (fraction: number) => Math.min(across - 1, Math.max(0, Math.floor(fraction * across)))
  return cellOf(y) * across + cellOf(x)
}
