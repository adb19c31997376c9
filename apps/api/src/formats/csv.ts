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

/** Columns that CSV has beside those of every table. Outlines are long, so they come last. */
const OWN_COLUMNS = ['longitude', 'latitude', 'wkt']

function csvLines(context: FormatContext): LineFormat {
  const [, ...columns] = tableColumns(context, OWN_COLUMNS)
  const names = ['id', 'longitude', 'latitude', ...columns.map(({ name }) => name), 'wkt']
  const cells = columns.map(cellOf)
  return {
    head: `${BYTE_ORDER_MARK}${names.map(textCell).join(',')}\r\n`,
    lineOf(feature) {
      const position = positionOf(feature, context)
      let line = `${textCell(feature.id)},${position?.[0] ?? ''},${position?.[1] ?? ''}`
      for (const cell of cells) line += `,${cell(feature)}`
      return `${line},${wktOf(feature)}\r\n`
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

/** Of a point itself, of the mark where a feature is something else. */
function positionOf({ id, geometry }: RowFeature, { markOf }: FormatContext): Position | undefined {
  return geometry?.type === 'Point' ? geometry.coordinates : geometry === null ? undefined : markOf(id)
}

/** Of points too, so that one column has the geometry of every feature. */
function wktOf({ geometry }: RowFeature): string {
  return geometry === null ? '' : textCell(printWkt(geometry))
}
