import {
  DATASET_FORMAT_VERSION,
  type DatasetFile,
  type FileStamp,
  Manifest,
  OPEN_END,
  OPEN_START,
} from '@nahrain/model'
import { foldText } from '../text.ts'
import {
  dayColumn,
  encodeColumns,
  geometryColumn,
  listColumn,
  numberColumn,
  pointColumn,
  textColumn,
} from './arrow-columns.ts'
import type { ContentLocation, ContentRow, DatasetContent } from './content.ts'
import { NO_DAY, NONE } from './dataset.ts'
import { extentInSpace, extentInTime } from './extent.ts'
import { sha256Hex, versionOf } from './hash.ts'
import { hilbertIndex } from './hilbert.ts'
import { encodeGeometry } from './well-known-binary.ts'

/** A dataset folder in memory. */
export interface WrittenDataset {
  readonly manifest: Manifest
  readonly files: ReadonlyMap<DatasetFile, Uint8Array<ArrayBuffer>>
}

/** Lays rows out as the files of a dataset folder. The same content gives the same bytes. See docs/dataset-format.md. */
export function writeDataset(content: DatasetContent): WrittenDataset {
  const rows = sortAlongHilbertCurve(content.rows)
  const rowOf = new Map(rows.map((row, index) => [row.id, index]))
  const shapeKeys = [...content.shapes.keys()].sort()
  const strings = [...new Set(rows.flatMap(({ texts }) => foldAll(texts)))]
  const files = new Map<DatasetFile, Uint8Array<ArrayBuffer>>([
    ['rows.arrow', encodeRows(rows, rowOf, strings, content)],
    ['texts.arrow', encodeColumns([textColumn('text', strings)])],
    ['locations.arrow', encodeLocations(rows, rowOf, new Map(shapeKeys.map((key, index) => [key, index])))],
    ['shapes.arrow', encodeShapes(shapeKeys, content)],
    ['records.arrow', encodeRecords(rows)],
    ['documents.json', encodeJson(content.documents)],
  ])
  return { manifest: describe(content, rows, files), files }
}

function sortAlongHilbertCurve(rows: readonly ContentRow[]): ContentRow[] {
  const keyed = rows.map((row) => {
    const [first] = row.locations
    return { row, key: first === undefined ? Number.POSITIVE_INFINITY : hilbertIndex(first.position) }
  })
  const byKey = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1)
  return keyed.sort((a, b) => byKey(a.key, b.key) || (a.row.id < b.row.id ? -1 : 1)).map(({ row }) => row)
}

function encodeRows(
  rows: readonly ContentRow[],
  rowOf: ReadonlyMap<string, number>,
  strings: readonly string[],
  content: DatasetContent,
) {
  const first = (read: (location: ContentLocation) => number) =>
    Float64Array.from(rows, (row) => (row.locations[0] === undefined ? Number.NaN : read(row.locations[0])))
  return encodeColumns([
    textColumn(
      'id',
      rows.map((row) => row.id),
    ),
    pointColumn(
      'geometry',
      first(({ position }) => position[0]),
      first(({ position }) => position[1]),
    ),
    dayColumn(
      'when_start',
      Int32Array.from(rows, (row) => row.when?.start ?? NO_DAY),
      (day) => day === NO_DAY || day === OPEN_START,
    ),
    dayColumn(
      'when_end',
      Int32Array.from(rows, (row) => row.when?.end ?? NO_DAY),
      (day) => day === NO_DAY || day === OPEN_END,
    ),
    dayColumn(
      'known',
      Int32Array.from(rows, (row) => row.known ?? NO_DAY),
      (day) => day === NO_DAY,
    ),
    ...content.facets.map((facet, index) => facetColumn(facet.id, rows, index)),
    numberColumn(
      'part_of',
      Int32Array.from(rows, (row) => (row.partOf === undefined ? NONE : (rowOf.get(row.partOf) ?? NONE))),
    ),
    numberColumn(
      'administrative',
      Int32Array.from(rows, (row) => (row.administrative ? 1 : 0)),
    ),
    textsColumn(rows, strings),
  ])
}

function facetColumn(id: string, rows: readonly ContentRow[], index: number) {
  const { offsets, codes } = flatten(rows.map((row) => row.facets[index] ?? []))
  return listColumn(`facet_${id}`, offsets, Uint16Array.from(codes))
}

function textsColumn(rows: readonly ContentRow[], strings: readonly string[]) {
  const codeOf = new Map(strings.map((text, code) => [text, code]))
  const { offsets, codes } = flatten(rows.map(({ texts }) => foldAll(texts).flatMap((text) => codeOf.get(text) ?? [])))
  return listColumn('texts', offsets, Uint32Array.from(codes))
}

/** The distinct folded texts of one row. */
function foldAll(texts: readonly string[]): string[] {
  return [...new Set(texts.map(foldText).filter(Boolean))]
}

/** Lists one after the other, with where each starts and the last one ends. */
function flatten(lists: readonly (readonly number[])[]): { offsets: Int32Array; codes: number[] } {
  const offsets = new Int32Array(lists.length + 1)
  lists.forEach((list, row) => {
    offsets[row + 1] = (offsets[row] as number) + list.length
  })
  return { offsets, codes: lists.flat() }
}

function encodeLocations(
  rows: readonly ContentRow[],
  rowOf: ReadonlyMap<string, number>,
  shapeOf: ReadonlyMap<string, number>,
) {
  const all = rows.flatMap((row, index) => row.locations.map((location) => ({ ...location, row: index })))
  const column = (read: (location: (typeof all)[number]) => number) => Float64Array.from(all, read)
  const lookUp = (map: ReadonlyMap<string, number>, key: string | undefined) =>
    key === undefined ? NONE : (map.get(key) ?? NONE)
  return encodeColumns([
    numberColumn(
      'row',
      Int32Array.from(all, ({ row }) => row),
    ),
    pointColumn(
      'geometry',
      column(({ position }) => position[0]),
      column(({ position }) => position[1]),
    ),
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

function encodeRecords(rows: readonly ContentRow[]) {
  return encodeColumns([
    textColumn(
      'id',
      rows.map((row) => row.id),
    ),
    textColumn(
      'record',
      rows.map((row) => JSON.stringify(row.record)),
    ),
  ])
}

function encodeJson(value: unknown): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new TextEncoder().encode(JSON.stringify(value)))
}

function describe(
  content: DatasetContent,
  rows: readonly ContentRow[],
  files: ReadonlyMap<DatasetFile, Uint8Array>,
): Manifest {
  const { id, title, description, licence, attribution, firstView, facets } = content
  const stamps = Object.fromEntries(
    [...files].map(([name, bytes]): [string, FileStamp] => [
      name,
      { bytes: bytes.byteLength, sha256: sha256Hex(bytes) },
    ]),
  )
  const unversioned: Omit<Manifest, 'version'> = {
    format: 'nahrain-dataset',
    formatVersion: DATASET_FORMAT_VERSION,
    id,
    title,
    description,
    licence,
    attribution,
    languages: [...content.languages],
    count: rows.length,
    extent: {
      bbox: extentInSpace(rows, content.shapes.values()) as Manifest['extent']['bbox'],
      days: extentInTime(rows),
    },
    firstView: [...firstView] as Manifest['firstView'],
    facets: [...facets],
    files: stamps as Manifest['files'],
  }
  return Manifest.parse({ ...unversioned, version: versionOf(unversioned) })
}
