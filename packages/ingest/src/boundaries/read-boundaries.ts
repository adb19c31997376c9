import { openTable } from '../table/read/open-table.ts'
import type { Note, OpenTable, RecordBatch, TableFile } from '../table/record-batch.ts'
import { boundaryFault } from './boundary-fault.ts'
import { type Area, tidyArea } from './tidy-area.ts'

/** A layer of governorates has some tens of features, one of districts some hundreds; this is another kind of file. */
const MOST_FEATURES = 5000

/** One feature of the file: what it says of itself, and its outline, rounded and wound. */
export interface BoundaryFeature {
  /** Number of the feature in the file, from 1. */
  readonly number: number
  /** By field, in the order of the file's fields; '' where it has none. */
  readonly texts: readonly string[]
  readonly area: Area
}

export interface Boundaries {
  readonly fileName: string
  readonly fields: readonly string[]
  readonly features: readonly BoundaryFeature[]
  /** Features without an outline that can be drawn, and what was left out of the others; one line each. */
  readonly notes: readonly string[]
}

/**
 * Reads the outlines of a file, in any format whose records have geometries. Rings have to be closed and inside the world; the way that
 * they run is put right.
 * @throws invalid-input where the file cannot be read or has no outline at all
 */
export async function readBoundaries(file: TableFile): Promise<Boundaries> {
  const notes: string[] = []
  const table = await openTable(file, (note) => notes.push(describeNote(note)))
  const features: BoundaryFeature[] = []
  for await (const batch of table.batches()) {
    features.push(...featuresOf(table, batch, notes))
    if (features.length > MOST_FEATURES) {
      const got = `got more than ${MOST_FEATURES} outlines, expected one for each place`
      throw boundaryFault(file.name, `${got}; take the layer of the first level, or dissolve the file to it`)
    }
  }
  if (features.length > 0) return { fileName: file.name, fields: table.fields, features, notes }
  const got = `got no outline (${table.description}), expected polygons in WGS 84, longitude first`
  throw boundaryFault(file.name, [got, ...notes.slice(0, 3)].join('; '))
}

function featuresOf(table: OpenTable, batch: RecordBatch, notes: string[]): BoundaryFeature[] {
  const features: BoundaryFeature[] = []
  for (let record = 0; record < batch.count; record++) {
    const number = batch.first + record + 1
    const geometry = batch.geometry?.(record)
    // Without one, the reader has already said why, or there is none.
    if (geometry === undefined) continue
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') {
      notes.push(`feature ${number}: got a ${geometry.type}, expected a Polygon or MultiPolygon; it is left out`)
      continue
    }
    const { area, flattened } = tidyArea(geometry)
    if (flattened > 0) notes.push(`feature ${number}: ${flattened} rings of less than a metre are left out`)
    if (area === undefined) continue
    features.push({ number, texts: table.fields.map((_, field) => batch.text(record, field)), area })
  }
  return features
}

function describeNote({ record, field, reason }: Note): string {
  const subject = record === 0 ? (field ?? 'file') : `feature ${record}`
  return `${subject}: ${reason}`
}
