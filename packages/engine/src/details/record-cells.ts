import type { CellValue, FieldType, TableDescription } from '@nahrain/model'
import { parseDelimitedRecord } from '../dataset/delimited-record.ts'

/** What a record says of a field. */
export type Cell = (field: string | undefined) => CellValue

/** Reads a record's text; a cell that is not there or empty is undefined. */
export function cellReader({ fields, form }: TableDescription): (text: string) => Cell {
  const places = new Map(fields.map(({ name, type }, index) => [name, { index, type }]))
  return (text) => {
    const values: unknown = form.kind === 'json' ? JSON.parse(text) : parseDelimitedRecord(text, form.delimiter)
    return (field) => {
      const place = field === undefined ? undefined : places.get(field)
      if (place === undefined || field === undefined) return undefined
      const cells = values as Readonly<Record<string | number, unknown>>
      return readCell(form.kind === 'json' ? cells[field] : cells[place.index], place.type)
    }
  }
}

function readCell(value: unknown, type: FieldType): CellValue {
  if (value === undefined || value === null || value === '') return undefined
  switch (type) {
    case 'number':
      return Number(value)
    case 'boolean':
      return value === true || value === 'true'
    case 'text':
    case 'date':
    case 'timestamp':
      return typeof value === 'string' ? value.trim() || undefined : JSON.stringify(value)
  }
}
