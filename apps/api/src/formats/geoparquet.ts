import type { RowFeature } from '@nahrain/engine'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import { byteStream } from './byte-stream.ts'
import type { FeatureFormat, FormatContext } from './format.ts'
import { createGeometrySummary } from './geoparquet-metadata.ts'
import { createRowGroup, parquetSchema, type RowGroup } from './geoparquet-rows.ts'
import { tableColumns } from './table-columns.ts'

/** A row group is closed at the first of the two: what it holds is all that is in memory. */
const GROUP_ROWS = 10_000
const GROUP_BYTES = 16 * 1024 * 1024

const CHUNK_BYTES = 262_144

/** Columns that the format has beside those of every table. */
const OWN_COLUMNS = ['geometry', 'bbox']

/** GeoParquet 1.1, written a row group at a time. */
export const geoParquet: FeatureFormat = {
  id: 'geoparquet',
  title: 'GeoParquet',
  mediaType: 'application/vnd.apache.parquet',
  contentType: 'application/vnd.apache.parquet',
  extension: 'parquet',
  mostRows: undefined,
  write: (features, context) => byteStream(geoParquetChunks(features, context)),
}

async function* geoParquetChunks(
  features: AsyncIterable<readonly RowFeature[]>,
  context: FormatContext,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const columns = tableColumns(context, OWN_COLUMNS)
  const summary = createGeometrySummary()
  const bytes = new ByteWriter()
  const file = new ParquetWriter({ writer: bytes, schema: parquetSchema(columns) })
  let group = createRowGroup(columns, summary)
  for await (const batch of features) {
    for (const feature of batch) {
      group.add(feature)
      if (group.rows < GROUP_ROWS && group.bytes < GROUP_BYTES) continue
      writeGroup(file, group)
      group = createRowGroup(columns, summary)
      yield* takeChunks(bytes)
    }
  }
  if (group.rows > 0) writeGroup(file, group)
  file.kvMetadata = [{ key: 'geo', value: summary.metadata() }, ...credits(context)]
  file.finish()
  yield* takeChunks(bytes)
}

function writeGroup(file: ParquetWriter, group: RowGroup): void {
  file.write({ columnData: group.columns(), rowGroupSize: group.rows })
}

function credits({ title, description, attribution, licence }: FormatContext) {
  return Object.entries({ title, description, attribution, licence }).map(([key, value]) => ({ key, value }))
}

/** What was written since the last time; the writer keeps only the count of it. */
function* takeChunks(writer: ByteWriter): Generator<Uint8Array<ArrayBuffer>, void, undefined> {
  const bytes = writer.getBytes()
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.slice(at, at + CHUNK_BYTES)
  writer.index = 0
}
