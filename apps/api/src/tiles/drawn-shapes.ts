import { type Dataset, NONE } from '@nahrain/engine'
import { type FlowLine, rowIds } from '@nahrain/model'
import type { LoadedDataset } from '../collections.ts'
import { boundsOf, type UnwrappedGeometry, unwrapGeometry } from './unwrap-geometry.ts'

/** A line, an area or a group of points, with the rows whose geometry it is. */
export interface DrawnShape {
  readonly geometry: UnwrappedGeometry
  /** West, south, east, north in degrees; west and east go on beyond ±180° where the shape does. */
  readonly bounds: readonly [west: number, south: number, east: number, north: number]
  /** Ascending. */
  readonly rows: Uint32Array
}

/**
 * What rows of a dataset are drawn as other than their mark, the same as their GeoJSON geometry: the shape of their first place; for a flow
 * the line between its ends. In the order in which they are drawn: areas below lines, large areas below small ones. Empty for a table of points.
 */
export async function drawnShapes({ dataset, archive }: LoadedDataset): Promise<DrawnShape[]> {
  const all = rowIds(Uint32Array.from({ length: dataset.count }, (_, row) => row))
  const flows = (await archive.flows?.(all)) ?? []
  const { rowOf } = await dataset.details.loadIdentities()
  const rowsOfFlows = new Map(flows.map((flow) => [rowOf(flow.id), flow]))
  const shapes = [...shapesOfPlaces(dataset, (row) => !rowsOfFlows.has(row)), ...linesOf(rowsOfFlows)]
  return shapes.sort((a, b) => Number(isLine(a)) - Number(isLine(b)) || sizeOf(b) - sizeOf(a))
}

function isLine({ geometry }: DrawnShape): boolean {
  return geometry.type.endsWith('LineString')
}

/** In square degrees, of the box around it: a country before its camps. */
function sizeOf({ bounds: [west, south, east, north] }: DrawnShape): number {
  return (east - west) * (north - south)
}

function shapesOfPlaces({ locations, placed, shapes }: Dataset, isWanted: (row: number) => boolean): DrawnShape[] {
  if (locations === undefined) return []
  const rowsOfShape = new Map<number, number[]>()
  for (let row = 0; row < placed; row++) {
    const shape = locations.shape[locations.offsets[row] as number] as number
    if (shape === NONE || !isWanted(row)) continue
    const rows = rowsOfShape.get(shape)
    if (rows === undefined) rowsOfShape.set(shape, [row])
    else rows.push(row)
  }
  return [...rowsOfShape].flatMap(([shape, rows]) => {
    const geometry = shapes[shape]
    return geometry === undefined ? [] : [drawn(unwrapGeometry(geometry), rows)]
  })
}

function linesOf(flows: ReadonlyMap<number | undefined, FlowLine>): DrawnShape[] {
  return [...flows].flatMap(([row, { from, to }]) =>
    row === undefined ? [] : [drawn(unwrapGeometry({ type: 'LineString', coordinates: [from, to] }), [row])],
  )
}

function drawn(geometry: UnwrappedGeometry, rows: readonly number[]): DrawnShape {
  return { geometry, bounds: boundsOf(geometry), rows: Uint32Array.from(rows) }
}
