import type { Geometry, Position } from '@nahrain/model'
import { representativePoint } from '../atlas/representative-point.ts'
import { cellsOf } from './growing.ts'
import { type NoteSink, quoted } from './import-notes.ts'
import type { Mapping } from './mapping.ts'
import type { RecordBatch } from './record-batch.ts'

/** The positions of a batch's records, in degrees; NaN where a record has none. */
export interface Positions {
  readonly read: (batch: RecordBatch) => void
  readonly longitude: Float64Array<ArrayBuffer>
  readonly latitude: Float64Array<ArrayBuffer>
  /** The record's geometry, where it is no point. */
  readonly shape: (record: number) => Geometry | undefined
}

export function createPositions(mapping: Mapping, fields: readonly string[], note: NoteSink): Positions {
  const [longitudeCells, latitudeCells] = [cellsOf(Float64Array), cellsOf(Float64Array)]
  const [x, y] = [fields.indexOf(mapping.longitude ?? ''), fields.indexOf(mapping.latitude ?? '')]
  const hasFields = mapping.longitude !== undefined && mapping.latitude !== undefined
  const shapes = new Map<number, Geometry>()
  let [longitude, latitude] = [longitudeCells(0), latitudeCells(0)]

  function readGeometry(batch: RecordBatch, record: number): void {
    const geometry = batch.geometry?.(record)
    if (geometry === undefined) return
    if (geometry.type !== 'Point') shapes.set(record, geometry)
    const position: Position = representativePoint(geometry)
    longitude[record] = position[0]
    latitude[record] = position[1]
  }

  function check(batch: RecordBatch, record: number): void {
    const problem = problemOf(longitude[record] as number, latitude[record] as number)
    if (problem === undefined) return
    const role = problem.isLatitude ? 'latitude' : 'longitude'
    const field = hasFields ? mapping[role] : undefined
    const text = hasFields ? batch.text(record, problem.isLatitude ? y : x) : ''
    longitude[record] = Number.NaN
    latitude[record] = Number.NaN
    shapes.delete(record)
    note(
      batch.first + record,
      field,
      problem.reason ?? (text === '' ? NOTHING : `got ${quoted(text)}, expected a ${role} in degrees`),
    )
  }

  return {
    read(batch) {
      longitude = longitudeCells(batch.count)
      latitude = latitudeCells(batch.count)
      shapes.clear()
      if (hasFields) {
        batch.numbers(x, longitude, 0)
        batch.numbers(y, latitude, 0)
      } else {
        longitude.fill(Number.NaN)
        latitude.fill(Number.NaN)
      }
      // A table without places has nothing missing.
      if (!hasFields && mapping.geometry !== true) return
      for (let record = 0; record < batch.count; record++) {
        if (mapping.geometry === true) readGeometry(batch, record)
        check(batch, record)
      }
    },
    get longitude() {
      return longitude
    },
    get latitude() {
      return latitude
    },
    shape: (record) => shapes.get(record),
  }
}

const NOTHING = 'no coordinates'
const NULL_ISLAND = 'got 0, 0 (null island), expected a place: taken as none'

/** What keeps two numbers from being a place; without a reason where the cell's text says more. */
function problemOf(x: number, y: number): { readonly isLatitude: boolean; readonly reason?: string } | undefined {
  if (!(y >= -90 && y <= 90)) return { isLatitude: true }
  if (!(x >= -180 && x <= 180)) return { isLatitude: false }
  return x === 0 && y === 0 ? { isLatitude: true, reason: NULL_ISLAND } : undefined
}
