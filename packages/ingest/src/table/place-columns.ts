import type { ContentLocation } from '@nahrain/engine'
import type { Geometry } from '@nahrain/model'
import { cellsOf, growing, type Kept } from './growing.ts'
import type { NoteSink } from './import-notes.ts'
import type { Mapping } from './mapping.ts'
import { createPositions } from './positions.ts'
import { createRadii } from './radii.ts'
import type { RecordBatch } from './record-batch.ts'

export interface PlaceColumns {
  readonly read: (batch: RecordBatch) => void
  readonly isLocated: (record: number) => boolean
  readonly keep: (kept: Kept) => void
  readonly done: () => {
    readonly longitude: Float64Array
    readonly latitude: Float64Array
    readonly radiusKm?: Float32Array
    readonly locations?: readonly (readonly ContentLocation[])[]
    readonly shapes: ReadonlyMap<string, Geometry>
  }
}

/** Where rows are: positions with their radius, and shapes where some record has a geometry that is no point. */
export function createPlaceColumns(mapping: Mapping, fields: readonly string[], note: NoteSink): PlaceColumns {
  const positions = createPositions(mapping, fields, note)
  const radii = createRadii(mapping, fields, note)
  const [longitude, latitude, radiusKm] = [growing(Float64Array), growing(Float64Array), growing(Float32Array)]
  const radiusCells = cellsOf(Float32Array)
  const shapes = new Map<string, Geometry>()
  /** Of the rows with a shape, by row. */
  const shapeOfRow = new Map<number, string>()
  let batch: RecordBatch | undefined
  let rows = 0

  function keepShapes({ records, count }: Kept): void {
    for (let at = 0; at < count; at++) {
      const record = records[at] as number
      const shape = positions.shape(record)
      if (shape === undefined) continue
      const key = String((batch?.first ?? 0) + record + 1)
      shapes.set(key, shape)
      shapeOfRow.set(rows + at, key)
    }
  }

  return {
    read(next) {
      batch = next
      positions.read(next)
      radii?.read(next)
    },
    isLocated: (record) => !Number.isNaN(positions.longitude[record]),
    keep(kept) {
      longitude.keep(positions.longitude, kept)
      latitude.keep(positions.latitude, kept)
      if (radii !== undefined) {
        const cells = radiusCells(batch?.count ?? 0)
        for (let at = 0; at < kept.count; at++) {
          const record = kept.records[at] as number
          cells[record] = Number.isNaN(positions.longitude[record]) ? 0 : radii.radius(record)
        }
        radiusKm.keep(cells, kept)
      }
      if (mapping.geometry === true) keepShapes(kept)
      rows += kept.count
    },
    done() {
      const columns = { longitude: longitude.done(), latitude: latitude.done() }
      const radius = radii === undefined ? {} : { radiusKm: radiusKm.done() }
      const locations = shapes.size === 0 ? {} : { locations: locationsOf({ ...columns, ...radius }, shapeOfRow) }
      return { ...columns, ...radius, ...locations, shapes }
    },
  }
}

interface Discs {
  readonly longitude: Float64Array
  readonly latitude: Float64Array
  readonly radiusKm?: Float32Array
}

/** One list per row: only tables with shapes pay for them. */
function locationsOf({ longitude, latitude, radiusKm }: Discs, shapeOfRow: ReadonlyMap<number, string>) {
  return Array.from(longitude, (x, row): ContentLocation[] => {
    if (Number.isNaN(x)) return []
    const shape = shapeOfRow.get(row)
    const position = [x, latitude[row] as number] as const
    return [{ position, radiusKm: radiusKm?.[row] ?? 0, ...(shape === undefined ? {} : { shape }) }]
  })
}
