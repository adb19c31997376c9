import {
  DATASET_FILES,
  DATASET_FORMAT_VERSION,
  type DatasetFile,
  type Geometry,
  isNahrainError,
  Manifest,
  NahrainError,
  OPEN_END,
  OPEN_START,
} from '@nahrain/model'
import {
  DamagedTable,
  decodeTable,
  readBytes,
  readDays,
  readLists,
  readNumbers,
  readPoints,
  readTexts,
} from './arrow-tables.ts'
import { type Dataset, Documents, type Locations, NO_DAY, NONE } from './dataset.ts'
import { sha256Hex, versionOf } from './hash.ts'
import { decodeGeometry } from './well-known-binary.ts'

/** Where the bytes of a dataset folder come from: a disk, a network, memory. Throws what its medium throws. */
export type DatasetReader = (file: DatasetFile | 'manifest.json') => Promise<Uint8Array>

/** What only some questions need, and may be read when the first of them comes. */
const ON_DEMAND: DatasetFile = 'texts.arrow'

/**
 * Reads a dataset and refuses damage: every file must have the size and the hash of the manifest, every column its type,
 * every row number and code must lie in range. With `texts: 'on-demand'` the search texts are left for `loadStrings`.
 * @throws damaged-dataset, with the first reason found
 */
export async function readDataset(
  name: string,
  read: DatasetReader,
  { texts = 'now' }: { readonly texts?: 'now' | 'on-demand' } = {},
): Promise<Dataset> {
  const manifest = readManifest(name, await read('manifest.json'))
  const readFile = async (file: DatasetFile) => {
    const bytes = await read(file)
    return guard(name, () => checkStamp(file, bytes, manifest))
  }
  const first = DATASET_FILES.filter((file) => file !== ON_DEMAND)
  const files = new Map(await Promise.all(first.map(async (file) => [file, await readFile(file)] as const)))
  const dataset = guard(name, () => assemble(manifest, (file) => files.get(file) as Uint8Array))
  const withStrings = { ...dataset, ...lazyStrings(name, dataset, () => readFile(ON_DEMAND)) }
  if (texts === 'now') await withStrings.loadStrings()
  return withStrings
}

function lazyStrings(name: string, { texts }: Pick<Dataset, 'texts'>, read: () => Promise<Uint8Array>) {
  let strings: readonly string[] | undefined
  let loading: Promise<void> | undefined
  const load = async () => {
    const bytes = await read()
    strings = guard(name, () => {
      const found = readTexts(decodeTable(bytes), 'text')
      if (texts.values.some((code) => code >= found.length)) throw new DamagedTable('column texts points past its end')
      return found
    })
  }
  const loadStrings = () => {
    loading ??= load().catch((error: unknown) => {
      // The next search may try again: a network can come back.
      loading = undefined
      throw error
    })
    return loading
  }
  return { strings: () => strings, loadStrings }
}

/** Whatever goes wrong in reading is damage, and named as such. */
function guard<Value>(name: string, work: () => Value): Value {
  try {
    return work()
  } catch (cause) {
    throw damaged(name, cause)
  }
}

/** @throws damaged-dataset */
export function readManifest(name: string, bytes: Uint8Array): Manifest {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(bytes))
    const version = (json as { formatVersion?: unknown } | null)?.formatVersion
    if (version !== DATASET_FORMAT_VERSION) {
      throw new DamagedTable(`manifest.json has format version ${version}, expected ${DATASET_FORMAT_VERSION}`)
    }
    const manifest = Manifest.parse(json)
    const { version: written, ...content } = manifest
    if (versionOf(content) !== written) throw new DamagedTable('manifest.json is not what its version says')
    return manifest
  } catch (cause) {
    throw damaged(name, cause)
  }
}

function checkStamp(file: DatasetFile, bytes: Uint8Array, manifest: Manifest): Uint8Array {
  const stamp = manifest.files[file]
  if (bytes.byteLength !== stamp.bytes) {
    throw new DamagedTable(`${file} has ${bytes.byteLength} bytes, the manifest says ${stamp.bytes}`)
  }
  if (sha256Hex(bytes) !== stamp.sha256)
    throw new DamagedTable(`${file} is not the file that was written (its hash differs)`)
  return bytes
}

function assemble(
  manifest: Manifest,
  file: (name: DatasetFile) => Uint8Array,
): Omit<Dataset, 'strings' | 'loadStrings'> {
  const rows = decodeTable(file('rows.arrow'))
  const { count } = manifest
  if (rows.numRows !== count) throw new DamagedTable(`rows.arrow has ${rows.numRows} rows, the manifest says ${count}`)
  const shapeTable = decodeTable(file('shapes.arrow'))
  const shapes = readBytes(shapeTable, 'geometry').map(readShape)
  const partOf = readNumbers(rows, 'part_of', Int32Array)
  checkRange('part_of', partOf, NONE, count)
  return {
    manifest,
    count,
    ids: readIds(rows),
    ...readWhen(rows),
    known: readDays(rows, 'known', NO_DAY),
    facets: manifest.facets.map(({ id, values }) => readLists(rows, `facet_${id}`, Uint16Array, values.length)),
    texts: readLists(rows, 'texts', Uint32Array),
    locations: readLocations(file('locations.arrow'), count, shapes.length),
    shapes,
    shapeIds: readTexts(shapeTable, 'id'),
    partOf,
    administrative: readNumbers(rows, 'administrative', Int32Array),
    documents: Documents.parse(JSON.parse(new TextDecoder().decode(file('documents.json')))) as Documents,
    record: lazyRecords(file('records.arrow'), count),
  }
}

function readIds(rows: ReturnType<typeof decodeTable>): string[] {
  const ids = readTexts(rows, 'id')
  if (new Set(ids).size < ids.length) throw new DamagedTable('two rows have the same id')
  return ids
}

/** A null start is open where there is an end, and the other way round; both null is no date at all. */
function readWhen(rows: ReturnType<typeof decodeTable>): Pick<Dataset, 'whenStart' | 'whenEnd'> {
  const whenStart = readDays(rows, 'when_start', OPEN_START)
  const whenEnd = readDays(rows, 'when_end', OPEN_END)
  for (let row = 0; row < whenStart.length; row++) {
    if (whenStart[row] === OPEN_START && whenEnd[row] === OPEN_END) {
      whenStart[row] = NO_DAY
      whenEnd[row] = OPEN_START
    }
  }
  return { whenStart, whenEnd }
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
  const offsets = new Int32Array(count + 1)
  row.forEach((at, index) => {
    if (index > 0 && at < (row[index - 1] as number)) throw new DamagedTable('locations.arrow is not sorted by row')
    offsets[at + 1] = index + 1
  })
  for (let at = 0; at < count; at++) offsets[at + 1] = Math.max(offsets[at + 1] as number, offsets[at] as number)
  const radiusKm = readNumbers(table, 'radius_km', Float32Array)
  const points = readPoints(table, 'geometry')
  // Each written so that NaN fails too.
  checkAll('geometry', points.longitude, (longitude) => Math.abs(longitude) <= 180)
  checkAll('geometry', points.latitude, (latitude) => Math.abs(latitude) <= 90)
  checkAll('radius_km', radiusKm, (radius) => radius >= 0 && radius <= 20_100)
  return { offsets, ...points, radiusKm, shape, place }
}

function checkAll(column: string, values: Float64Array | Float32Array, isValid: (value: number) => boolean): void {
  const bad = values.find((value) => !isValid(value))
  if (bad !== undefined) throw new DamagedTable(`column ${column} has ${bad}, which cannot be`)
}

function checkRange(column: string, values: Int32Array, lowest: number, end: number): void {
  const bad = values.find((value) => value < lowest || value >= end)
  if (bad !== undefined) throw new DamagedTable(`column ${column} points at ${bad}, past its end`)
}

/** Records are parsed when they are wanted: a map that only filters never pays for them. */
function lazyRecords(bytes: Uint8Array, count: number): Dataset['record'] {
  const table = decodeTable(bytes)
  if (table.numRows !== count)
    throw new DamagedTable(`records.arrow has ${table.numRows} rows, the manifest says ${count}`)
  let texts: readonly string[] | undefined
  return (row) => {
    texts ??= readTexts(table, 'record')
    const text = texts[row]
    if (text === undefined) throw new RangeError(`row ${row} of ${count}`)
    return JSON.parse(text)
  }
}

function damaged(dataset: string, cause: unknown): NahrainError {
  if (isNahrainError(cause)) return cause
  const reason =
    cause instanceof DamagedTable
      ? cause.message
      : `unreadable content (${cause instanceof Error ? cause.message : cause})`
  return new NahrainError(
    'damaged-dataset',
    `dataset ${dataset} is damaged: ${reason}; build it again`,
    { dataset, reason },
    { cause },
  )
}
