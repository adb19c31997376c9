import { DATASET_FORMAT_VERSION, type DatasetFile, type Geometry, Manifest } from '@nahrain/model'
import { createArrowStream } from './arrow-stream.ts'
import { DamagedTable, decodeTable, readBytes, readNumbers, readPoints, readTexts } from './arrow-tables.ts'
import { type Dataset, Documents, type Locations, NONE, STEPS_PER_DEGREE } from './dataset.ts'
import { type DatasetReader, guard } from './dataset-reader.ts'
import { hashPieces, sha256Hex, versionOf } from './hash.ts'
import { createDetails } from './read-details.ts'
import type { RecordReadOptions } from './record-reader.ts'
import { collectRows, type RowColumns } from './row-columns.ts'
import { decodeGeometry } from './well-known-binary.ts'

export interface ReadOptions {
  /**
   * Called while rows arrive with a dataset of the first of them, before their hash is known: to draw something early. The columns
   * grow under it, so it is good until the next call.
   */
  readonly onRows?: (first: Dataset) => void
  readonly records?: RecordReadOptions
}

/**
 * Reads a dataset and refuses damage: every file must have the size and the hash of the manifest, every column its type,
 * every row number and code must lie in range. What only details and text searches need is read later, see `DatasetDetails`.
 * @throws damaged-dataset, with the first reason found
 */
export async function readDataset(name: string, reader: DatasetReader, options: ReadOptions = {}): Promise<Dataset> {
  const manifest = await readManifest(name, await reader.read('manifest.json'))
  const readFile = async (file: DatasetFile) => {
    const stamp = manifest.files[file]
    if (stamp === undefined) return undefined
    const bytes = await reader.read(file)
    return guard(name, () => checkStamp(file, bytes, stamp))
  }
  const [documents, shapes, locations] = await Promise.all([
    readFile('documents.json'),
    readFile('shapes.arrow'),
    readFile('locations.arrow'),
  ])
  const around = await guard(name, () => readAround(manifest, { documents, shapes, locations }))
  const details = createDetails(name, manifest, { reader, readFile, records: options.records ?? {} })
  const whole = (columns: RowColumns): Dataset => ({ manifest, ...columns, ...around, details })
  // Places of rows that are still to come would point into nothing.
  const onRows = around.locations === undefined ? options.onRows : undefined
  return guard(name, async () => whole(await readRows(manifest, reader, (columns) => onRows?.(whole(columns)))))
}

/** @throws damaged-dataset */
export function readManifest(name: string, bytes: Uint8Array): Promise<Manifest> {
  return guard(name, () => {
    const json: unknown = JSON.parse(new TextDecoder().decode(bytes))
    const version = (json as { formatVersion?: unknown } | null)?.formatVersion
    if (version !== DATASET_FORMAT_VERSION) {
      throw new DamagedTable(`manifest.json has format version ${version}, expected ${DATASET_FORMAT_VERSION}`)
    }
    const manifest = Manifest.parse(json)
    const { version: written, ...content } = manifest
    if (versionOf(content) !== written) throw new DamagedTable('manifest.json is not what its version says')
    return manifest
  })
}

type Stamp = NonNullable<Manifest['files'][DatasetFile]>

function checkStamp(file: DatasetFile, bytes: Uint8Array, stamp: Stamp): Uint8Array {
  checkSize(file, bytes.byteLength, stamp)
  checkHash(file, sha256Hex(bytes), stamp)
  return bytes
}

function checkSize(file: DatasetFile, bytes: number, stamp: Stamp): void {
  if (bytes !== stamp.bytes) throw new DamagedTable(`${file} has ${bytes} bytes, the manifest says ${stamp.bytes}`)
}

function checkHash(file: DatasetFile, hash: string, stamp: Stamp): void {
  if (hash !== stamp.sha256) throw new DamagedTable(`${file} is not the file that was written (its hash differs)`)
}

async function readRows(
  manifest: Manifest,
  { stream }: DatasetReader,
  onRows: (columns: RowColumns) => void,
): Promise<RowColumns> {
  const stamp = manifest.files['rows.arrow']
  if (stamp === undefined) throw new DamagedTable('rows.arrow is missing')
  const rows = collectRows(manifest)
  const batches = createArrowStream(stamp.bytes)
  const pieces: Uint8Array[] = []
  let received = 0
  for await (const piece of stream('rows.arrow')) {
    received += piece.byteLength
    if (received > stamp.bytes) checkSize('rows.arrow', received, stamp)
    pieces.push(piece)
    const before = rows.count
    for (const batch of batches.push(piece)) rows.add(batch)
    if (rows.count > before && rows.count < manifest.count) onRows(rows.columns())
  }
  checkSize('rows.arrow', received, stamp)
  checkHash('rows.arrow', hashPieces(pieces), stamp)
  if (rows.count !== manifest.count) {
    throw new DamagedTable(`rows.arrow has ${rows.count} rows, the manifest says ${manifest.count}`)
  }
  return rows.columns()
}

type Around = Pick<Dataset, 'documents' | 'shapes' | 'shapeIds' | 'locations'>
type Files = Readonly<Record<'documents' | 'shapes' | 'locations', Uint8Array | undefined>>

/** What stands beside the rows. */
function readAround({ count }: Manifest, { documents, shapes, locations }: Files): Around {
  if (documents === undefined) throw new DamagedTable('documents.json is missing')
  const table = shapes && decodeTable(shapes)
  const geometries = table === undefined ? [] : readBytes(table, 'geometry').map(readShape)
  return {
    documents: Documents.parse(JSON.parse(new TextDecoder().decode(documents))) as Documents,
    shapes: geometries,
    shapeIds: table === undefined ? [] : readTexts(table, 'id'),
    locations: locations && readLocations(locations, count, geometries.length),
  }
}

function readShape(bytes: Uint8Array): Geometry {
  try {
    return decodeGeometry(bytes)
  } catch (cause) {
    throw new DamagedTable('shapes.arrow has a geometry that cannot be read', { cause })
  }
}

function readLocations(bytes: Uint8Array, count: number, shapeCount: number): Locations {
  const table = decodeTable(bytes)
  const row = readNumbers(table, 'row', Int32Array)
  const shape = readNumbers(table, 'shape', Int32Array)
  const place = readNumbers(table, 'place', Int32Array)
  checkRange('row', row, 0, count)
  checkRange('shape', shape, NONE, shapeCount)
  checkRange('place', place, NONE, count)
  const radiusKm = readNumbers(table, 'radius_km', Float32Array)
  const { longitude, latitude } = readPoints(table, 'geometry')
  // Each written so that NaN fails too.
  checkAll('geometry', longitude, (value) => Math.abs(value) <= 180)
  checkAll('geometry', latitude, (value) => Math.abs(value) <= 90)
  checkAll('radius_km', radiusKm, (radius) => radius >= 0 && radius <= 20_100)
  const steps = (degrees: Float64Array) => Int32Array.from(degrees, (value) => Math.round(value * STEPS_PER_DEGREE))
  return {
    offsets: offsetsOf(row, count),
    longitudeE7: steps(longitude),
    latitudeE7: steps(latitude),
    radiusKm,
    shape,
    place,
  }
}

function offsetsOf(row: Int32Array, count: number): Int32Array {
  const offsets = new Int32Array(count + 1)
  row.forEach((at, index) => {
    if (index > 0 && at < (row[index - 1] as number)) throw new DamagedTable('locations.arrow is not sorted by row')
    offsets[at + 1] = index + 1
  })
  for (let at = 0; at < count; at++) offsets[at + 1] = Math.max(offsets[at + 1] as number, offsets[at] as number)
  return offsets
}

function checkAll(column: string, values: Float64Array | Float32Array, isValid: (value: number) => boolean): void {
  const bad = values.find((value) => !isValid(value))
  if (bad !== undefined) throw new DamagedTable(`column ${column} has ${bad}, which cannot be`)
}

function checkRange(column: string, values: Int32Array, lowest: number, end: number): void {
  const bad = values.find((value) => value < lowest || value >= end)
  if (bad !== undefined) throw new DamagedTable(`column ${column} points at ${bad}, past its end`)
}
