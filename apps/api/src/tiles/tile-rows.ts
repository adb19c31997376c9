import { type Dataset, type MapTile, rowsInBuffer, rowsInTile, type SelectedRows } from '@nahrain/engine'
import type { Query } from '@nahrain/model'
import type { LoadedDataset } from '../collections.ts'
import { clipShape, type TileGeometry } from './clip-shape.ts'
import type { DrawnShape } from './drawn-shapes.ts'

/** Written down, so many positions are about as long as the properties of a feature. */
export const POSITIONS_OF_FEATURE = 10

/** Matching rows with the part of their shape that a tile shows. */
export interface ShapeRows extends SelectedRows {
  readonly geometry: TileGeometry
}

/** Matching rows whose marks stand beside a tile; `turns` as in `BufferRows`. */
export interface BesideRows extends SelectedRows {
  readonly turns: -1 | 0 | 1
}

/** The matching rows that a tile shows, each in one of three ways. */
export interface TileRows {
  readonly dataset: Dataset
  readonly tile: MapTile
  readonly shapes: readonly ShapeRows[]
  /** Drawn as their mark, in the tile. Also where a shape is too small to be seen. */
  readonly inside: SelectedRows
  /** Drawn as their mark, in the buffer around the tile. */
  readonly beside: readonly BesideRows[]
  /** All rows whose mark stands in the tile, however they are drawn; ascending. Over all tiles of a zoom each placed row is here once. */
  readonly own: Uint32Array
  /** Features that all of them make; one of a line or area counts as several, by its positions. */
  readonly size: number
}

/** Finds them by runs of rows, so that a tile costs what it holds, not what the dataset holds. @throws as `Engine.ask` */
export function rowsOfTile(
  { dataset, engine }: LoadedDataset,
  drawn: readonly DrawnShape[],
  { query, tile }: { readonly query: Query; readonly tile: MapTile },
): TileRows {
  const shapes = drawn.flatMap((shape): ShapeRows[] => {
    const selected = engine.select(query, shape.rows)
    const geometry = selected.rows.length === 0 ? undefined : clipShape(shape, tile)
    return geometry === undefined ? [] : [{ ...selected, geometry }]
  })
  const isDrawn = new Set(shapes.flatMap(({ rows }) => [...rows]))
  const asMark = (selected: SelectedRows) => (isDrawn.size === 0 ? selected : without(selected, isDrawn))
  const selected = engine.select(query, range(rowsInTile(dataset, tile)))
  const inside = asMark(selected)
  const beside = rowsInBuffer(dataset, tile).map(({ rows, turns }) => ({
    ...asMark(engine.select(query, rows)),
    turns,
  }))
  const marks = [inside, ...beside].reduce((sum, { rows }) => sum + rows.length, 0)
  const size = shapes.reduce((sum, { rows, geometry }) => sum + rows.length * sizeOf(geometry), marks)
  return { dataset, tile, shapes, inside, beside, own: selected.rows, size }
}

/** Features of one point that are about as long as one of this geometry. */
function sizeOf({ parts }: TileGeometry): number {
  return Math.ceil(parts.reduce((sum, { length }) => sum + length, 0) / POSITIONS_OF_FEATURE)
}

function range([start, end]: readonly [number, number]): Uint32Array {
  const rows = new Uint32Array(end - start)
  for (let at = 0; at < rows.length; at++) rows[at] = start + at
  return rows
}

function without({ rows, certain }: SelectedRows, left: ReadonlySet<number>): SelectedRows {
  const isKept = (row: number | undefined) => row !== undefined && !left.has(row)
  return { rows: rows.filter(isKept), certain: certain.filter((_, at) => isKept(rows[at])) }
}
