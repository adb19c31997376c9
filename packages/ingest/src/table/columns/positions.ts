import type { Geometry } from '@nahrain/model'
import { representativePoint } from '../../atlas/representative-point.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { type NoteSink, quoted } from '../notes/import-notes.ts'
import type { RecordBatch } from '../record-batch.ts'
import { cellsOf } from './growing.ts'

/** The positions of a batch's records, in degrees; both NaN where a record has none. */
export interface Positions {
  readonly longitude: Float64Array<ArrayBuffer>
  readonly latitude: Float64Array<ArrayBuffer>
  /** Geometries that are no points, by record of the batch. */
  readonly shapes: Map<number, Geometry>
}

/** The fields of the coordinates, undefined where the mapping has none. */
interface Coordinates {
  readonly name: string
  readonly index: number
}

export type ReadPositions = (batch: RecordBatch) => Positions

/** Reads positions from the records' geometries, else from two fields; what cannot be a place is none, with a note. */
export function createPositions(mapping: Mapping, fields: readonly string[], note: NoteSink): ReadPositions {
  const [longitudeCells, latitudeCells] = [cellsOf(Float64Array), cellsOf(Float64Array)]
  const x = coordinate(mapping.longitude, fields)
  const y = coordinate(mapping.latitude, fields)
  return (batch) => {
    const positions = {
      longitude: longitudeCells(batch.count).fill(Number.NaN),
      latitude: latitudeCells(batch.count).fill(Number.NaN),
      shapes: new Map<number, Geometry>(),
    }
    if (x !== undefined && y !== undefined) {
      batch.numbers(x.index, positions.longitude, 0)
      batch.numbers(y.index, positions.latitude, 0)
    }
    if (mapping.geometry === true) readGeometries(batch, positions)
    // A table without places has nothing missing.
    if (y !== undefined || mapping.geometry === true) dropBad(batch, positions, { x, y, note })
    return positions
  }
}

function coordinate(name: string | undefined, fields: readonly string[]): Coordinates | undefined {
  return name === undefined ? undefined : { name, index: fields.indexOf(name) }
}

function readGeometries(batch: RecordBatch, { longitude, latitude, shapes }: Positions): void {
  for (let record = 0; record < batch.count; record++) {
    const geometry = batch.geometry?.(record)
    if (geometry === undefined) continue
    if (geometry.type !== 'Point') shapes.set(record, geometry)
    const [x, y] = representativePoint(geometry)
    longitude[record] = x
    latitude[record] = y
  }
}

interface Checked {
  readonly x: Coordinates | undefined
  readonly y: Coordinates | undefined
  readonly note: NoteSink
}

function dropBad(batch: RecordBatch, { longitude, latitude, shapes }: Positions, { x, y, note }: Checked): void {
  for (let record = 0; record < batch.count; record++) {
    const problem = problemOf(longitude[record] as number, latitude[record] as number)
    if (problem === undefined) continue
    const field = problem === 'longitude' ? x : y
    const text = field === undefined ? '' : batch.text(record, field.index)
    longitude[record] = Number.NaN
    latitude[record] = Number.NaN
    shapes.delete(record)
    note(batch.first + record, field?.name, reasonOf(problem, text))
  }
}

type Problem = 'latitude' | 'longitude' | 'null island'

/** What keeps two numbers from being a place. */
function problemOf(x: number, y: number): Problem | undefined {
  if (!(y >= -90 && y <= 90)) return 'latitude'
  if (!(x >= -180 && x <= 180)) return 'longitude'
  return x === 0 && y === 0 ? 'null island' : undefined
}

function reasonOf(problem: Problem, text: string): string {
  if (problem === 'null island') return 'got 0, 0 (null island), expected a place: taken as none'
  return text === '' ? 'no coordinates' : `got ${quoted(text)}, expected a ${problem} in degrees`
}
