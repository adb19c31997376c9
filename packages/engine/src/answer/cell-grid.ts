import { type Bbox, bboxWidth } from '@nahrain/model'
import { CURVE_LEVELS, curveIndex, gridX, gridY } from '../dataset/curve.ts'
import { type Dataset, STEPS_PER_DEGREE } from '../dataset/dataset.ts'

/** At zoom 0 the world is 2³ cells across: with 512-pixel tiles a cell is 64 pixels wide, as a mark and its surroundings are. */
const LEVELS_AT_ZOOM_0 = 3
export const FINEST_GRID = CURVE_LEVELS - LEVELS_AT_ZOOM_0
/** Past this zoom, where a street fills the screen, cells shrink faster than the map grows until each holds what stands at one spot. */
const STREET_ZOOM = 12
const STREET_STEPS = 4
/** Marks in view are never more: a grid that would have more is taken coarser. */
const MOST_CELLS = 4096

/** The zoom of the grid for a map at `zoom`: what an answer's cells and their keys are of. */
export function gridZoomOf(zoom: number): number {
  const whole = Math.floor(zoom)
  return Math.min(FINEST_GRID, whole <= STREET_ZOOM ? whole : STREET_ZOOM + (whole - STREET_ZOOM) * STREET_STEPS)
}

/** The cells of a grid that have rows, in ascending order: cell i has the rows from `starts[i]` up to, not including, `ends[i]`. */
export interface CellGrid {
  readonly gridZoom: number
  /** Positions of the cells along the curve at the grid's level. */
  readonly keys: Float64Array
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

/** The cells that touch the view; all cells where there is none. */
export function layGrid(dataset: Dataset, zoom: number, view: Bbox | undefined): CellGrid {
  for (let gridZoom = gridZoomOf(zoom); ; gridZoom--) {
    const limit = view === undefined || gridZoom === 0 ? Number.POSITIVE_INFINITY : MOST_CELLS
    const grid = collectCells(dataset, gridZoom, view === undefined ? undefined : gridView(view), limit)
    if (grid !== undefined) return grid
  }
}

/** Rows of one cell, from the first up to, not including, the last; none where the key is of no cell with rows. */
export function rowsOfKey(dataset: Dataset, gridZoom: number, key: number): readonly [start: number, end: number] {
  const span = 4 ** (FINEST_GRID - gridZoom)
  const from = firstRowAt(dataset, key * span, 0, dataset.placed)
  return [from, firstRowAt(dataset, (key + 1) * span, from, dataset.placed)]
}

/** A view as columns and rows of the finest grid, both inclusive; `west` above `east` crosses the antimeridian. */
export interface GridView {
  readonly west: number
  readonly east: number
  readonly north: number
  readonly south: number
}

function gridView(view: Bbox): GridView {
  const [west, south, east, north] = view
  const isGlobeWide = bboxWidth(view) >= 360
  return {
    west: isGlobeWide ? 0 : gridX(west),
    east: isGlobeWide ? 2 ** CURVE_LEVELS - 1 : gridX(east),
    north: gridY(north),
    south: gridY(south),
  }
}

/** Walks down the quadrants that have rows; undefined where there are more cells than the limit. */
function collectCells(
  dataset: Dataset,
  gridZoom: number,
  view: GridView | undefined,
  limit: number,
): CellGrid | undefined {
  const level = gridZoom + LEVELS_AT_ZOOM_0
  const keys: number[] = []
  const starts: number[] = []
  const ends: number[] = []

  function visit(depth: number, key: number, start: number, end: number): void {
    if (start === end || keys.length > limit) return
    if (view !== undefined && isApart(dataset, depth, start, view)) return
    if (depth === level) {
      keys.push(key)
      starts.push(start)
      ends.push(end)
      return
    }
    visitQuadrants(dataset, { depth, key, start, end }, visit)
  }

  visit(0, 0, 0, dataset.placed)
  if (keys.length > limit) return undefined
  return {
    gridZoom,
    keys: Float64Array.from(keys),
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
  }
}

/** A quadrant of the map of the world: its depth from the whole, its position along the curve there, and its rows. */
interface Quadrant {
  readonly depth: number
  readonly key: number
  readonly start: number
  readonly end: number
}

type Visit = (depth: number, key: number, start: number, end: number) => void

/** The four quadrants of one, in the order of the curve, each with its run of rows. */
export function visitQuadrants(dataset: Dataset, { depth, key, start, end }: Quadrant, visit: Visit): void {
  const span = 4 ** (CURVE_LEVELS - depth - 1)
  let from = start
  for (let quadrant = key * 4; quadrant < key * 4 + 4; quadrant++) {
    const to = firstRowAt(dataset, (quadrant + 1) * span, from, end)
    visit(depth + 1, quadrant, from, to)
    from = to
  }
}

/** Whether the quadrant that a row lies in does not touch the view. */
export function isApart(dataset: Dataset, depth: number, row: number, view: GridView): boolean {
  const size = 2 ** (CURVE_LEVELS - depth)
  const west = Math.floor(columnOf(dataset, row) / size) * size
  const north = Math.floor(lineOf(dataset, row) / size) * size
  const east = west + size - 1
  if (north > view.south || north + size - 1 < view.north) return true
  return view.west <= view.east ? west > view.east || east < view.west : west > view.east && east < view.west
}

/** The first of the rows from `from` up to `to` whose position on the curve is not below `key`; `to` where there is none. */
export function firstRowAt(dataset: Dataset, key: number, from: number, to: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (curveIndex(columnOf(dataset, middle), lineOf(dataset, middle)) < key) low = middle + 1
    else high = middle
  }
  return low
}

function columnOf({ longitudeE7 }: Dataset, row: number): number {
  return gridX((longitudeE7[row] as number) / STEPS_PER_DEGREE)
}

function lineOf({ latitudeE7 }: Dataset, row: number): number {
  return gridY((latitudeE7[row] as number) / STEPS_PER_DEGREE)
}
