import type { Mapping } from '../mapping/mapping.ts'
import { type NoteSink, quoted } from '../notes/import-notes.ts'
import type { RecordBatch } from '../record-batch.ts'
import { createCodeWidths } from './code-widths.ts'
import { cellsOf, growing, type Kept } from './growing.ts'

/** Radii in km of the discs in which the places of a batch lie. */
interface Radii {
  readonly read: (batch: RecordBatch) => void
  readonly radius: (record: number) => number
}

/** Half of the way around the globe is the widest that a disc can be. */
const WIDEST_KM = 20_000

/** Radii of the rows; 0 for those without a place. Undefined where nothing says how well places are known. */
export function createRadiusColumn(mapping: Mapping, fields: readonly string[], note: NoteSink) {
  const radii = createRadii(mapping, fields, note)
  if (radii === undefined) return undefined
  const column = growing(Float32Array)
  const cellsFor = cellsOf(Float32Array)
  return {
    read: radii.read,
    keep(kept: Kept, longitude: Float64Array): void {
      const cells = cellsFor(longitude.length)
      for (let at = 0; at < kept.count; at++) {
        const record = kept.records[at] as number
        cells[record] = Number.isNaN(longitude[record]) ? 0 : radii.radius(record)
      }
      column.keep(cells, kept)
    },
    done: column.done,
  }
}

/** From a field in km, else from the codes of another, else the same for all. */
function createRadii(mapping: Mapping, fields: readonly string[], note: NoteSink): Radii | undefined {
  const byCode = radiiByCode(mapping, fields, note)
  if (mapping.radius === undefined) return byCode
  return radiiInField(mapping.radius, fields.indexOf(mapping.radius), byCode, note)
}

function radiiByCode({ placePrecision }: Mapping, fields: readonly string[], note: NoteSink): Radii | undefined {
  if (placePrecision === undefined) return undefined
  if (!('field' in placePrecision)) return { read: () => {}, radius: () => placePrecision.radiusKm }
  const { field, codes } = placePrecision
  if (Object.keys(codes).length === 0) return undefined
  const widths = createCodeWidths(
    { index: fields.indexOf(field), name: field, codes, coarseness: ({ radiusKm }) => radiusKm },
    note,
  )
  return { read: widths.read, radius: (record) => widths.width(record).radiusKm }
}

function radiiInField(name: string, index: number, otherwise: Radii | undefined, note: NoteSink): Radii {
  const cellsFor = cellsOf(Float64Array)
  let cells = cellsFor(0)
  let batch: RecordBatch | undefined
  return {
    read(next) {
      batch = next
      cells = cellsFor(next.count)
      next.numbers(index, cells, 0)
      otherwise?.read(next)
    },
    radius(record) {
      const radius = cells[record] as number
      if (radius >= 0 && radius <= WIDEST_KM) return radius
      const text = batch?.text(record, index) ?? ''
      if (text !== '') note((batch?.first ?? 0) + record, name, `got ${quoted(text)}, expected 0 to ${WIDEST_KM} km`)
      return otherwise?.radius(record) ?? 0
    },
  }
}
