import { type Dataset, groupRows, type MapTile, STEPS_PER_DEGREE } from '@nahrain/engine'
import { POINT, type TileGeometry, type TilePoint } from './clip-shape.ts'
import type { FieldValue, RowField } from './fields.ts'
import type { TileRows } from './tile-rows.ts'
import { EXTENT, unitInside, unitOutside, unitsOf } from './tile-units.ts'

/** Version of the Mapbox Vector Tile Specification. */
const VERSION = 2

/** A grid of 32 × 32 groups in a tile: 16 pixels of a map with tiles of 512 pixels. */
const GROUP_LEVELS = 5

/** A layer as the encoder reads it: one feature after the other. */
export interface TileLayer {
  readonly name: string
  readonly version: typeof VERSION
  readonly extent: number
  readonly length: number
  readonly feature: (index: number) => TileFeature
}

/** A property that is undefined is left out. */
export interface TileFeature extends Pick<TileGeometry, 'type'> {
  readonly id: number | undefined
  readonly extent: number
  readonly properties: Readonly<Record<string, FieldValue>>
  readonly loadGeometry: () => TileGeometry['parts']
}

/** One feature that becomes another one with every index: the encoder has written one down before it asks for the next. */
interface MovingFeature extends TileFeature {
  type: TileGeometry['type']
  id: number | undefined
  readonly properties: Record<string, FieldValue>
  parts: TileGeometry['parts']
}

/** A layer whose features are made only when they are written: shapes first, so that marks are drawn above them. */
export function rowLayer(name: string, fields: readonly RowField[], rows: TileRows): TileLayer {
  const shapes = rows.shapes.flatMap(({ geometry, rows, certain }) =>
    Array.from(rows, (row, at) => ({ geometry, row, certain: certain[at] })),
  )
  const marks = placeMarks(rows)
  const names = fields.map((field) => field.name)
  const reads = fields.map((field) => field.read)
  const [feature, point] = movingFeature([...names, 'match'])
  const mark = feature.parts

  function describe(row: number, certain: number | undefined): void {
    const { properties } = feature
    for (let at = 0; at < reads.length; at++) properties[names[at] as string] = reads[at]?.(row)
    properties.match = certain === 1 ? 'certain' : 'possible'
    feature.id = row
  }

  return layerOf(name, shapes.length + marks.length, feature, (index) => {
    const shape = shapes[index]
    if (shape !== undefined) {
      feature.type = shape.geometry.type
      feature.parts = shape.geometry.parts
      return describe(shape.row, shape.certain)
    }
    const at = index - shapes.length
    feature.type = POINT
    feature.parts = mark
    point.x = marks.x[at] as number
    point.y = marks.y[at] as number
    describe(marks.rows[at] as number, marks.certain[at])
  })
}

/** A layer of groups of the rows whose mark stands in the tile: the counts of all tiles of a zoom add up to the rows that match. */
export function groupLayer(name: string, { dataset, tile, own }: TileRows): TileLayer {
  const { longitude, latitude, count } = groupRows(dataset, own, tile.zoom + GROUP_LEVELS)
  const units = unitsOf(tile)
  const [feature, point] = movingFeature(['cluster', 'count'])
  feature.properties.cluster = true
  return layerOf(name, count.length, feature, (index) => {
    feature.properties.count = count[index]
    point.x = unitInside(units.x(longitude[index] as number))
    point.y = unitInside(units.y(latitude[index] as number))
  })
}

function movingFeature(names: readonly string[]): [feature: MovingFeature, point: TilePoint] {
  const point = { x: 0, y: 0 }
  const feature: MovingFeature = {
    type: POINT,
    id: undefined,
    extent: EXTENT,
    // All names from the start, in their order: an object of one shape is the quickest to fill and to read.
    properties: Object.fromEntries(names.map((name) => [name, undefined])),
    parts: [[point]],
    loadGeometry: () => feature.parts,
  }
  return [feature, point]
}

function layerOf(name: string, length: number, feature: MovingFeature, move: (index: number) => void): TileLayer {
  return {
    name,
    version: VERSION,
    extent: EXTENT,
    length,
    feature(index) {
      move(index)
      return feature
    },
  }
}

/** Points as columns, in whole units of the tile. */
interface Marks {
  readonly length: number
  readonly rows: Uint32Array
  readonly certain: Uint8Array
  readonly x: Int32Array
  readonly y: Int32Array
}

function placeMarks({ dataset, tile, inside, beside }: TileRows): Marks {
  const groups = [{ ...inside, turns: 0, unit: unitInside }, ...beside.map((rows) => ({ ...rows, unit: unitOutside }))]
  const length = groups.reduce((sum, { rows }) => sum + rows.length, 0)
  const marks = {
    length,
    rows: new Uint32Array(length),
    certain: new Uint8Array(length),
    x: new Int32Array(length),
    y: new Int32Array(length),
  }
  let start = 0
  for (const { rows, certain, turns, unit } of groups) {
    marks.rows.set(rows, start)
    marks.certain.set(certain, start)
    placeRows(dataset, tile, { rows, turns, unit, x: marks.x.subarray(start), y: marks.y.subarray(start) })
    start += rows.length
  }
  return marks
}

interface Placing extends Pick<Marks, 'rows' | 'x' | 'y'> {
  readonly turns: number
  readonly unit: (units: number) => number
}

/** Longitude 180° stands in the last column, half a step of coordinates before its edge, which is also that of the first column. */
const EASTERNMOST_E7 = 180 * STEPS_PER_DEGREE - 0.5

function placeRows({ longitudeE7, latitudeE7 }: Dataset, tile: MapTile, { rows, turns, unit, x, y }: Placing): void {
  const units = unitsOf(tile)
  const shift = turns * EXTENT * 2 ** tile.zoom
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number
    x[at] = unit(units.x(Math.min(longitudeE7[row] as number, EASTERNMOST_E7) / STEPS_PER_DEGREE) + shift)
    y[at] = unit(units.y((latitudeE7[row] as number) / STEPS_PER_DEGREE))
  }
}
