import type { ContentLocation } from '@nahrain/engine'
import type { Geometry } from '@nahrain/model'
import type { Mapping } from '../mapping/mapping.ts'
import type { NoteSink } from '../notes/import-notes.ts'
import type { RecordBatch } from '../record-batch.ts'
import { growing, type Kept } from './growing.ts'
import { createPositions, type Positions } from './positions.ts'
import { createRadiusColumn } from './radius-column.ts'

export interface PlaceColumns {
  readonly read: (batch: RecordBatch) => void
  readonly isLocated: (record: number) => boolean
  readonly keep: (kept: Kept) => void
  readonly done: () => Discs & {
    readonly locations?: readonly (readonly ContentLocation[])[]
    readonly shapes: ReadonlyMap<string, Geometry>
  }
}

interface Discs {
  readonly longitude: Float64Array
  readonly latitude: Float64Array
  readonly radiusKm?: Float32Array
}

/** Where rows are: positions with their radius, and shapes where some record has a geometry that is no point. */
export function createPlaceColumns(mapping: Mapping, fields: readonly string[], note: NoteSink): PlaceColumns {
  const positionsOf = createPositions(mapping, fields, note)
  const radius = createRadiusColumn(mapping, fields, note)
  const [longitude, latitude] = [growing(Float64Array), growing(Float64Array)]
  const shapes = createShapes()
  let positions: Positions | undefined
  let first = 0
  return {
    read(batch) {
      first = batch.first
      positions = positionsOf(batch)
      radius?.read(batch)
    },
    isLocated: (record) => !Number.isNaN(positions?.longitude[record]),
    keep(kept) {
      if (positions === undefined) return
      longitude.keep(positions.longitude, kept)
      latitude.keep(positions.latitude, kept)
      radius?.keep(kept, positions.longitude)
      shapes.keep(kept, positions.shapes, first)
    },
    done() {
      const columns = { longitude: longitude.done(), latitude: latitude.done() }
      const discs = radius === undefined ? columns : { ...columns, radiusKm: radius.done() }
      const locations = shapes.byKey.size === 0 ? {} : { locations: locationsOf(discs, shapes.keyOfRow) }
      return { ...discs, ...locations, shapes: shapes.byKey }
    },
  }
}

/** Shapes of the rows, each under the number of its record. */
function createShapes() {
  const byKey = new Map<string, Geometry>()
  const keyOfRow = new Map<number, string>()
  let rows = 0
  return {
    byKey,
    keyOfRow,
    keep({ records, count }: Kept, shapes: ReadonlyMap<number, Geometry>, first: number): void {
      for (let at = 0; at < count && shapes.size > 0; at++) {
        const record = records[at] as number
        const shape = shapes.get(record)
        if (shape === undefined) continue
        byKey.set(String(first + record + 1), shape)
        keyOfRow.set(rows + at, String(first + record + 1))
      }
      rows += count
    },
  }
}

/** One list per row: only tables with shapes pay for them. */
function locationsOf({ longitude, latitude, radiusKm }: Discs, keyOfRow: ReadonlyMap<number, string>) {
  return Array.from(longitude, (x, row): ContentLocation[] => {
    if (Number.isNaN(x)) return []
    const shape = keyOfRow.get(row)
    const position = [x, latitude[row] as number] as const
    return [{ position, radiusKm: radiusKm?.[row] ?? 0, ...(shape === undefined ? {} : { shape }) }]
  })
}
