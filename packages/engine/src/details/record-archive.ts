import type { RecordDossier, RecordListing, RecordQuantity, RecordSource, TableDescription } from '@nahrain/model'
import type { Dataset } from '../dataset/dataset.ts'
import { geometryOf } from '../filters/place-geometry.ts'
import type { Archive } from './archive.ts'
import { knownOf, whenOf } from './days-of-row.ts'
import { type Cell, cellReader } from './record-cells.ts'

/** Between the parts of a title or of a place. */
const SEPARATOR = ' · '

/** The rows of an imported table, read one by one. */
export function createRecordArchive(dataset: Dataset, table: TableDescription): Archive {
  const cellsOf = cellReader(table)
  const read = async (row: number) => {
    const [identities, text] = await Promise.all([dataset.details.loadIdentities(), dataset.details.record(row)])
    return { id: identities.idOf(row), record: identities.recordOf(row) + 1, cell: cellsOf(text) }
  }
  return {
    async dossier(row) {
      const { id, record, cell } = await read(row)
      const dossier: RecordDossier = {
        kind: 'record',
        id,
        title: titleOf(table, cell, record),
        geometry: row < dataset.placed ? geometryOf(dataset, row) : undefined,
        radiusKm: dataset.radiusKm?.[row] ?? 0,
        when: whenOf(dataset, row),
        known: knownOf(dataset, row),
        whenText: joined(table.when, cell, '/'),
        place: joined(table.place, cell, SEPARATOR),
        quantity: quantityOf(table, cell),
        source: sourceOf(table, cell),
        file: table.file,
        record,
        fields: table.fields.map(({ name }) => ({ name, value: cell(name) })),
      }
      return dossier
    },
    listings: (rows) =>
      Promise.all(
        rows.map(async (row): Promise<RecordListing> => {
          const { id, record, cell } = await read(row)
          const { publisher, title } = sourceOf(table, cell)
          return {
            kind: 'record',
            row,
            id,
            title: titleOf(table, cell, record),
            when: whenOf(dataset, row),
            place: joined(table.place, cell, SEPARATOR),
            quantity: quantityOf(table, cell),
            source: publisher ?? title,
          }
        }),
      ),
  }
}

function titleOf({ title }: TableDescription, cell: Cell, record: number): string {
  return joined(title, cell, SEPARATOR) ?? `#${record}`
}

/** The values of some fields, each once; undefined where all are empty. */
function joined(fields: readonly string[], cell: Cell, separator: string): string | undefined {
  const values = fields.map(cell).filter((value) => value !== undefined)
  return values.length === 0 ? undefined : [...new Set(values)].join(separator)
}

function quantityOf({ quantity }: TableDescription, cell: Cell): RecordQuantity | undefined {
  if (quantity === undefined) return undefined
  const number = (field: string | undefined) => {
    const value = Number(cell(field) ?? Number.NaN)
    return Number.isNaN(value) ? undefined : value
  }
  const [low, best, high] = [number(quantity.low), number(quantity.best), number(quantity.high)]
  const isEmpty = low === undefined && best === undefined && high === undefined
  return isEmpty ? undefined : { low, best, high, unit: quantity.unit }
}

function sourceOf({ source }: TableDescription, cell: Cell): RecordSource {
  const text = (field: string | undefined) => {
    const value = cell(field)
    return value === undefined ? undefined : String(value)
  }
  const url = text(source.url)
  return {
    title: text(source.title),
    publisher: text(source.publisher),
    date: text(source.date),
    // Data may say anything; a page makes links only of what is a web address.
    url: url !== undefined && /^https?:\/\/\S+$/i.test(url) ? url : undefined,
  }
}
