import { type Compressors, type FileMetaData, parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet'
import {
  decompressBrotli,
  decompressGzip,
  decompressLz4,
  decompressLz4Raw,
  decompressZstd,
} from 'hyparquet-compressors'
import type { Note, OpenTable, RecordBatch, TableFile } from '../record-batch.ts'
import { BrokenFile } from './broken-file.ts'
import { geometryOf, isObject } from './feature-record.ts'
import { plainRecords } from './parquet-values.ts'
import { createValueBatch, type ValueRecord } from './value-batch.ts'

/** Records of a batch; a row group, which is read at once, may have many more. */
const BATCH_RECORDS = 16_384

/** Snappy is left to hyparquet itself: theirs for it here is WebAssembly, which the page's policy forbids to compile. */
const COMPRESSORS: Compressors = {
  GZIP: decompressGzip,
  BROTLI: decompressBrotli,
  ZSTD: (bytes) => decompressZstd(bytes),
  LZ4: decompressLz4,
  LZ4_RAW: decompressLz4Raw,
}

/** What hyparquet reads from. */
type ParquetSource = Parameters<typeof parquetMetadataAsync>[0]

/** Reads Parquet, row group by row group, and the geometry of GeoParquet. @throws BrokenFile */
export async function openParquet(file: TableFile, note: (note: Note) => void): Promise<OpenTable> {
  const source = sourceOf(file)
  const metadata = await readable(async () => checkedMetadata(await parquetMetadataAsync(source)))
  const geometryName = geometryColumn(metadata)
  const names = parquetSchema(metadata).children.map(({ element }) => element.name)
  const fields = names.filter((name) => name !== geometryName)

  async function* batches(): AsyncGenerator<RecordBatch> {
    let first = 0
    for (const { num_rows } of metadata.row_groups) {
      const rows = { start: first, end: first + Number(num_rows) }
      const columns = new Map<string, ArrayLike<unknown>>()
      for (const name of names) columns.set(name, await readable(() => readColumn(source, metadata, { name, ...rows })))
      const values = plainRecords(columns, fields, rows.end - rows.start)
      const geometries = geometryName === undefined ? undefined : columns.get(geometryName)
      for (let at = 0; at < values.length; at += BATCH_RECORDS) {
        const part = values.slice(at, at + BATCH_RECORDS).map(
          (record, index): ValueRecord => ({
            values: record,
            geometry: geometryOf(geometries?.[at + index], first + at + index + 1, note),
          }),
        )
        yield createValueBatch(part, first + at, fields)
      }
      first = rows.end
    }
  }
  return {
    description: geometryName === undefined ? 'Parquet' : 'GeoParquet',
    fields,
    recordForm: { kind: 'json' },
    batches,
  }
}

function sourceOf(file: TableFile): ParquetSource {
  return {
    byteLength: file.size,
    async slice(start, end = file.size) {
      const bytes = await file.read(start, end)
      return bytes.slice().buffer as ArrayBuffer
    },
  }
}

/** Numbers of rows are believed only where several places agree: with a wrong one hyparquet would make billions of rows. */
function checkedMetadata(metadata: FileMetaData): FileMetaData {
  const total = metadata.row_groups.reduce((sum, { num_rows }) => sum + num_rows, 0n)
  const isWhole = metadata.row_groups.every(
    ({ num_rows, columns }) =>
      num_rows >= 0n && columns.every(({ meta_data }) => meta_data === undefined || meta_data.num_values >= num_rows),
  )
  if (total !== metadata.num_rows || !isWhole) throw new RangeError('its numbers of rows contradict each other')
  return metadata
}

/** One column at a time, as errors in several at once would not all be caught. `end` is exclusive. */
async function readColumn(
  file: ParquetSource,
  metadata: FileMetaData,
  { name, start, end }: { readonly name: string; readonly start: number; readonly end: number },
): Promise<ArrayLike<unknown>> {
  const values: unknown[] = []
  await parquetRead({
    file,
    metadata,
    compressors: COMPRESSORS,
    columns: [name],
    rowStart: start,
    rowEnd: end,
    onChunk({ columnData }) {
      for (let row = 0; row < columnData.length; row++) values.push(columnData[row])
    },
  })
  if (values.length !== end - start) throw new RangeError(`column ${name} has ${values.length} of ${end - start} rows`)
  return values
}

/** hyparquet throws errors of all kinds where bytes are not what they should be. */
async function readable<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    const text = `got Parquet that is cut off or damaged (${cause.slice(0, 100)}), expected a whole file; fetch it again`
    throw new BrokenFile(text, { cause: error })
  }
}

/** The column that is the place of a row: as GeoParquet's metadata say, or the first of Parquet's own kind. @throws BrokenFile */
function geometryColumn(metadata: FileMetaData): string | undefined {
  const geo = geoMetadata(metadata)
  const name = geo?.primary_column
  if (typeof name === 'string') {
    const column = isObject(geo?.columns) ? geo.columns[name] : undefined
    if (isObject(column)) refuseOtherSystem(column.crs)
    return name
  }
  const own = metadata.schema.find(({ logical_type: kind }) => kind?.type === 'GEOMETRY' || kind?.type === 'GEOGRAPHY')
  if (own !== undefined)
    refuseOtherName(own.logical_type && 'crs' in own.logical_type ? own.logical_type.crs : undefined)
  return own?.name
}

function geoMetadata(metadata: FileMetaData): Readonly<Record<string, unknown>> | undefined {
  const text = metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value
  if (text === undefined) return undefined
  try {
    const geo: unknown = JSON.parse(text)
    return isObject(geo) ? geo : undefined
  } catch {
    return undefined
  }
}

/** GeoParquet: none means WGS 84, otherwise PROJJSON. */
function refuseOtherSystem(crs: unknown): void {
  const id = isObject(crs) ? crs.id : undefined
  if (isObject(id)) refuseOtherName(`${String(id.authority)}:${String(id.code)}`)
  else if (isObject(crs) && !/WGS ?84/.test(String(crs.name))) refuseOtherName(String(crs.name))
}

function refuseOtherName(name: string | undefined): void {
  if (name === undefined || /^(OGC:CRS84|EPSG:4326)$/i.test(name)) return
  throw new BrokenFile(
    `got coordinates in ${name.slice(0, 100)}, expected WGS 84 (EPSG:4326); reproject the file to it`,
  )
}
