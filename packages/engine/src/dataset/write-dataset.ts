import {
  DATASET_FORMAT_VERSION,
  type DatasetFile,
  type FileStamp,
  Manifest,
  OPEN_END,
  OPEN_START,
} from '@nahrain/model'
import {
  dayColumn,
  encodeBatches,
  encodeColumns,
  geometryColumn,
  listColumn,
  type NamedColumn,
  numberColumn,
  pointColumn,
  textColumn,
} from './arrow-columns.ts'
import type { ContentCodes, DatasetContent } from './content.ts'
import { NO_DAY, NONE, STEPS_PER_DEGREE } from './dataset.ts'
import { extentInSpace, extentInTime } from './extent.ts'
import { type HashPieces, hashPieces, versionOf } from './hash.ts'
import { recordsDigest } from './record-file.ts'
import { gather, orderRows, type RowOrder } from './row-order.ts'
import { encodeGeometry } from './well-known-binary.ts'
import { encodeSearch } from './write-search.ts'

/** A dataset folder in memory; a file is its pieces one after the other. */
export interface WrittenDataset {
  readonly manifest: Manifest
  readonly files: ReadonlyMap<DatasetFile, readonly Uint8Array<ArrayBuffer>[]>
}

/** Rows of one record batch: a reader draws the first while the rest arrives. */
const BATCH_ROWS = 65_536

/**
 * Lays rows out as the files of a dataset folder. The same content gives the same version. See docs/dataset-format.md.
 * A program may bring a quicker SHA-256 of its platform as `hash`.
 */
export function writeDataset(content: DatasetContent, hash: HashPieces = hashPieces): WrittenDataset {
  const order = orderRows(content.columns)
  const { columns, records, documents } = content
  const rowOf = rowNumbers(columns.ids, order)
  const shapeKeys = [...content.shapes.keys()].sort()
  const files = new Map<DatasetFile, readonly Uint8Array<ArrayBuffer>[]>([
    ['rows.arrow', [encodeRows(content, order, rowOf)]],
    ...(columns.locations ? [['locations.arrow', [encodeLocations(content, order, rowOf, shapeKeys)]] as const] : []),
    ...(shapeKeys.length > 0 ? [['shapes.arrow', [encodeShapes(shapeKeys, content)]] as const] : []),
    ...encodeSearch(columns.texts, order.contentRows),
    ['identities.arrow', [encodeIdentities(columns.ids, order)]],
    ['members.arrow', [encodeMembers(content)]],
    ['records.gz', records.members],
    ['documents.json', [Uint8Array.from(new TextEncoder().encode(JSON.stringify(documents)))]],
  ])
  return { manifest: describe(content, order, stampsOf(files, hash)), files }
}

type RowNumbers = ReadonlyMap<string, number>

/** Only rows that others point at by id need their numbers; ids that are record numbers are never pointed at. */
function rowNumbers(ids: readonly string[] | undefined, { contentRows }: RowOrder): RowNumbers {
  if (ids === undefined) return new Map()
  return new Map(Array.from(contentRows, (contentRow, row) => [ids[contentRow] as string, row]))
}

function encodeRows({ columns, facets, count }: DatasetContent, { contentRows }: RowOrder, rowOf: RowNumbers) {
  const batches: NamedColumn[][] = []
  for (let start = 0; start < Math.max(1, count); start += BATCH_ROWS) {
    const rows = contentRows.subarray(start, start + BATCH_ROWS)
    batches.push([
      pointColumn('geometry', rounded(gather(columns.longitude, rows)), rounded(gather(columns.latitude, rows))),
      ...(columns.radiusKm ? [numberColumn('radius_km', gather(columns.radiusKm, rows))] : []),
      dayColumn('when_start', gather(columns.whenStart, rows), [NO_DAY, OPEN_START]),
      dayColumn('when_end', gather(columns.whenEnd, rows), [OPEN_START, OPEN_END]),
      ...(columns.known ? [dayColumn('known', gather(columns.known, rows), [NO_DAY])] : []),
      ...facets.map(({ id }, index) => facetColumn(`facet_${id}`, columns.facets[index] as ContentCodes, rows)),
      ...(columns.partOf ? [numberColumn('part_of', partOfColumn(columns.partOf, rows, rowOf))] : []),
      ...(columns.administrative
        ? [numberColumn('administrative', Int32Array.from(gather(columns.administrative, rows)))]
        : []),
    ])
  }
  return encodeBatches(batches)
}

/** To the nearest step of coordinates, as every reader has them. */
function rounded(degrees: Float64Array): Float64Array {
  return degrees.map((value) => Math.round(value * STEPS_PER_DEGREE) / STEPS_PER_DEGREE)
}

function partOfColumn(partOf: readonly (string | undefined)[], rows: Uint32Array, rowOf: RowNumbers): Int32Array {
  return Int32Array.from(rows, (row) => rowOf.get(partOf[row] ?? '') ?? NONE)
}

function facetColumn(name: string, codes: ContentCodes, rows: Uint32Array): NamedColumn {
  if (!('offsets' in codes)) return numberColumn(name, gather(codes, rows))
  const lists = Array.from(rows, (row) => codes.values.subarray(codes.offsets[row], codes.offsets[row + 1]))
  const offsets = new Int32Array(rows.length + 1)
  lists.forEach((list, index) => {
    offsets[index + 1] = (offsets[index] as number) + list.length
  })
  const values = new Uint16Array(offsets[rows.length] as number)
  lists.forEach((list, index) => {
    values.set(list, offsets[index])
  })
  return listColumn(name, offsets, values)
}

function encodeLocations(
  { columns }: DatasetContent,
  { contentRows }: RowOrder,
  rowOf: RowNumbers,
  shapeKeys: readonly string[],
) {
  const shapeOf = new Map(shapeKeys.map((key, index) => [key, index]))
  const all = Array.from(contentRows, (contentRow, row) =>
    (columns.locations?.[contentRow] ?? []).map((location) => ({ ...location, row })),
  ).flat()
  const degrees = (axis: 0 | 1) => rounded(Float64Array.from(all, ({ position }) => position[axis]))
  const lookUp = (map: ReadonlyMap<string, number>, key: string | undefined) => map.get(key ?? '') ?? NONE
  return encodeColumns([
    numberColumn(
      'row',
      Int32Array.from(all, ({ row }) => row),
    ),
    pointColumn('geometry', degrees(0), degrees(1)),
    numberColumn(
      'radius_km',
      Float32Array.from(all, ({ radiusKm }) => radiusKm),
    ),
    numberColumn(
      'shape',
      Int32Array.from(all, ({ shape }) => lookUp(shapeOf, shape)),
    ),
    numberColumn(
      'place',
      Int32Array.from(all, ({ place }) => lookUp(rowOf, place)),
    ),
  ])
}

function encodeShapes(keys: readonly string[], content: DatasetContent) {
  const geometries = keys.map((key) => {
    const geometry = content.shapes.get(key)
    if (geometry === undefined) throw new Error(`no shape ${key}`)
    return encodeGeometry(geometry)
  })
  return encodeColumns([textColumn('id', keys), geometryColumn('geometry', geometries)])
}

/** Which record each row is, and its id where that is not the record's number. */
function encodeIdentities(ids: readonly string[] | undefined, { contentRows }: RowOrder) {
  const idColumn =
    ids &&
    textColumn(
      'id',
      Array.from(contentRows, (row) => ids[row] as string),
    )
  return encodeColumns([numberColumn('record', Uint32Array.from(contentRows)), ...(idColumn ? [idColumn] : [])])
}

/** Where each member of the records file starts, in bytes and in records; the last item is where both end. */
function encodeMembers({ records }: DatasetContent) {
  const offsets = new Float64Array(records.members.length + 1)
  records.members.forEach((member, index) => {
    offsets[index + 1] = (offsets[index] as number) + member.byteLength
  })
  return encodeColumns([numberColumn('first_record', records.firstRecords), numberColumn('offset', offsets)])
}

function stampsOf(files: WrittenDataset['files'], hash: HashPieces): Manifest['files'] {
  return Object.fromEntries(
    [...files].map(([name, pieces]): [string, FileStamp] => [
      name,
      { bytes: pieces.reduce((sum, { byteLength }) => sum + byteLength, 0), sha256: hash(pieces) },
    ]),
  )
}

function describe(content: DatasetContent, order: RowOrder, files: Manifest['files']): Manifest {
  const { id, title, description, licence, attribution, firstView, facets, table } = content
  const unversioned: Omit<Manifest, 'version'> = {
    format: 'nahrain-dataset',
    formatVersion: DATASET_FORMAT_VERSION,
    id,
    title,
    description,
    licence,
    attribution,
    languages: [...content.languages],
    recordsDigest: recordsDigest(content.records.members),
    count: content.count,
    extent: {
      bbox: extentInSpace(content, order.placed) as Manifest['extent']['bbox'],
      days: extentInTime(content.columns),
    },
    firstView: [...firstView] as Manifest['firstView'],
    facets: [...facets],
    table: table ?? null,
    files,
  }
  return Manifest.parse({ ...unversioned, version: versionOf(unversioned) })
}
