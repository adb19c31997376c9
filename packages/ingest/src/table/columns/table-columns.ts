import type { ContentColumns } from '@nahrain/engine'
import type { Facet, FieldType, Geometry } from '@nahrain/model'
import type { ImportLimits } from '../import-limits.ts'
import type { Mapping } from '../mapping/mapping.ts'
import type { NoteSink } from '../notes/import-notes.ts'
import type { RecordBatch } from '../record-batch.ts'
import { createDateColumns } from './date-columns.ts'
import { createFacetColumn, type FacetColumn, OTHER_VALUE } from './facet-column.ts'
import { createFieldTypes } from './field-types.ts'
import type { Kept } from './growing.ts'
import { createIdColumn } from './id-column.ts'
import { createKnownColumn } from './known-column.ts'
import { createPlaceColumns } from './place-columns.ts'
import { createTextColumns } from './text-columns.ts'

/** All columns of a table while it is read: first a batch, then which of its records stay, in the end everything. */
export interface TableColumns {
  readonly read: (batch: RecordBatch) => void
  readonly isLocated: (record: number) => boolean
  readonly isDated: (record: number) => boolean
  readonly keep: (kept: Kept) => void
  readonly done: () => {
    readonly columns: ContentColumns
    readonly facets: readonly Facet[]
    readonly shapes: ReadonlyMap<string, Geometry>
    readonly types: readonly FieldType[]
  }
}

interface ColumnSettings {
  readonly fields: readonly string[]
  readonly limits: ImportLimits
  readonly note: NoteSink
  /** Takes note of a whole field. */
  readonly noteField: (field: string, reason: string) => void
}

export function createTableColumns(mapping: Mapping, settings: ColumnSettings): TableColumns {
  const { fields, limits, note } = settings
  const places = createPlaceColumns(mapping, fields, note)
  const dates = createDateColumns(mapping, fields, note)
  const known = optional(mapping.known, fields, (name, index) =>
    createKnownColumn({ name, index, order: mapping.dateOrder }, note),
  )
  const ids = optional(mapping.id, fields, (name, index) => createIdColumn(name, index, note))
  const facets = mapping.facets.map((facet) => createFacetColumn(facet, fields.indexOf(facet.field)))
  const texts = createTextColumns(
    mapping.texts.map((name) => fields.indexOf(name)),
    limits.texts,
    note,
  )
  const types = createFieldTypes(fields.length)
  const parts = [places, dates, known, ids, ...facets, texts].filter((part) => part !== undefined)

  return {
    read(batch) {
      for (const part of parts) part.read(batch)
      types.read(batch)
    },
    isLocated: places.isLocated,
    isDated: dates.isDated,
    keep(kept) {
      for (const part of parts) part.keep(kept)
    },
    done() {
      const { shapes, ...where } = places.done()
      const filled = facetsDone(facets, mapping, settings)
      const columns = {
        ...where,
        ...dates.done(),
        ...(known === undefined ? {} : { known: known.done() }),
        ...(ids === undefined ? {} : { ids: ids.done() }),
        facets: filled.map(({ codes }) => codes),
        texts: texts.done(),
      }
      return { columns, facets: filled.map(({ facet }) => facet), shapes, types: types.done() }
    },
  }
}

/** Facets that have a value at all. */
function facetsDone(facets: readonly FacetColumn[], mapping: Mapping, { limits, noteField }: ColumnSettings) {
  const most = limits.facetValues
  const built = facets.map((facet) => facet.done(most))
  built.forEach(({ facet, lost }, at) => {
    if (lost === 0) return
    const reason = `got more than ${most} values, expected fewer of a facet: the rarest are ${OTHER_VALUE}`
    noteField(mapping.facets[at]?.field ?? facet.id, reason)
  })
  return built.filter(({ facet }) => facet.values.length > 0)
}

function optional<Part>(
  name: string | undefined,
  fields: readonly string[],
  create: (name: string, index: number) => Part,
): Part | undefined {
  return name === undefined ? undefined : create(name, fields.indexOf(name))
}
