import { printWkt } from '@nahrain/cql2'
import type { RowFeature } from '@nahrain/engine'
import type { Position } from '@nahrain/model'
import { byteStream } from './byte-stream.ts'
import { jsonCell, textCell } from './csv-cell.ts'
import type { FeatureFormat, FormatContext } from './format.ts'
import { type TableColumn, tableColumns } from './table-columns.ts'
import { type LineFormat, textChunks } from './text-chunks.ts'

/** Excel reads UTF-8 only after a byte order mark; GDAL, DuckDB and browsers skip it. */
const BYTE_ORDER_MARK = '\ufeff'

/** CSV (RFC 4180) with a header, in UTF-8. */
export const csv: FeatureFormat = {
  id: 'csv',
  title: 'CSV',
  mediaType: 'text/csv',
  contentType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  mostRows: undefined,
  write: (features, context) => byteStream(textChunks(features, csvLines(context))),
}

/** Columns that say where a feature is, beside those of every table. */
const WHERE = ['longitude', 'latitude', 'wkt']

function csvLines(context: FormatContext): LineFormat {
  const [, ...columns] = tableColumns(context, WHERE)
  const names = ['id', ...WHERE, ...columns.map(({ name }) => name)]
  const cells = columns.map(cellOf)
  return {
    head: `${BYTE_ORDER_MARK}${names.map(textCell).join(',')}\r\n`,
    lineOf(feature) {
      let line = `${textCell(feature.id)},${whereOf(feature, context)}`
      for (const cell of cells) line += `,${cell(feature)}`
      return `${line}\r\n`
    },
  }
}

function cellOf(column: TableColumn): (feature: RowFeature) => string {
  switch (column.type) {
    case 'number':
      return (feature) => String(column.read(feature) ?? '')
    case 'text':
      return (feature) => textCell(column.read(feature) ?? '')
    case 'json':
      return (feature) => jsonCell(column.read(feature))
  }
}

/** The position of a point, or of the mark of what is no point; then the whole geometry, so that one column has that of every feature. */
function whereOf({ id, geometry }: RowFeature, { markOf }: FormatContext): string {
  if (geometry === null) return ',,'
  const position: Position | undefined = geometry.type === 'Point' ? geometry.coordinates : markOf(id)
  return `${position?.[0] ?? ''},${position?.[1] ?? ''},${textCell(printWkt(geometry))}`
}
