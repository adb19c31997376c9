import { type Day, type DaySpan, OPEN_START } from '@nahrain/model'
import type { ContentCodes, ContentColumns, ContentLocation, DatasetContent } from './content.ts'
import { NO_DAY, NO_TEXT } from './dataset.ts'
import { createRecordWriter } from './record-file.ts'

/** A row of a small dataset, such as an atlas, as one object. */
export interface ContentRow {
  readonly id: string
  /** The first one carries the row's mark. */
  readonly locations: readonly ContentLocation[]
  readonly when?: DaySpan
  readonly known?: Day
  /** One list of codes per facet, in the order of `DatasetContent.facets`. */
  readonly facets: readonly (readonly number[])[]
  /** What a text search should find, unfolded; texts that many rows share are stored once. */
  readonly texts: readonly string[]
  readonly partOf?: string
  readonly administrative?: boolean
  /** What a detail view reads; must survive JSON. */
  readonly record: unknown
}

/** A small dataset, row by row. */
export interface RowContent extends Omit<DatasetContent, 'count' | 'columns' | 'records' | 'table'> {
  readonly rows: readonly ContentRow[]
}

/** Turns rows, in any order, into columns. */
export async function contentFromRows({ rows: unsorted, ...content }: RowContent): Promise<DatasetContent> {
  const rows = [...unsorted].sort((a, b) => (a.id < b.id ? -1 : 1))
  const records = createRecordWriter()
  const encoder = new TextEncoder()
  for (const { record } of rows) records.add(encoder.encode(JSON.stringify(record)))
  return {
    ...content,
    count: rows.length,
    columns: columnsOf(rows, content.facets.length),
    records: await records.finish(),
  }
}

function columnsOf(rows: readonly ContentRow[], facetCount: number): ContentColumns {
  const first = (read: (location: ContentLocation) => number) =>
    Float64Array.from(rows, ({ locations: [location] }) => (location === undefined ? Number.NaN : read(location)))
  return {
    longitude: first(({ position }) => position[0]),
    latitude: first(({ position }) => position[1]),
    radiusKm: Float32Array.from(
      first(({ radiusKm }) => radiusKm),
      (radius) => radius || 0,
    ),
    whenStart: Int32Array.from(rows, ({ when }) => when?.start ?? NO_DAY),
    whenEnd: Int32Array.from(rows, ({ when }) => when?.end ?? OPEN_START),
    known: Int32Array.from(rows, ({ known }) => known ?? NO_DAY),
    facets: Array.from({ length: facetCount }, (_, facet) => listCodes(rows.map(({ facets }) => facets[facet] ?? []))),
    texts: textsOf(rows),
    ids: rows.map(({ id }) => id),
    ...(rows.every(isPoint) ? {} : { locations: rows.map(({ locations }) => locations) }),
    partOf: rows.map(({ partOf }) => partOf),
    administrative: Uint8Array.from(rows, ({ administrative }) => (administrative ? 1 : 0)),
  }
}

/** Whether the row's own columns say all of where it is. */
function isPoint({ locations: [first, ...more] }: ContentRow): boolean {
  return more.length === 0 && first?.shape === undefined && first?.place === undefined
}

function listCodes(lists: readonly (readonly number[])[]): ContentCodes {
  const offsets = new Int32Array(lists.length + 1)
  lists.forEach((list, row) => {
    offsets[row + 1] = (offsets[row] as number) + list.length
  })
  return { offsets, values: Uint16Array.from(lists.flat()) }
}

/** As many columns as the row with the most texts needs. */
function textsOf(rows: readonly ContentRow[]): ContentColumns['texts'] {
  const codeOf = new Map<string, number>()
  const code = (text: string) => {
    const known = codeOf.get(text) ?? codeOf.size
    codeOf.set(text, known)
    return known
  }
  const lists = rows.map(({ texts }) => [...new Set(texts)].map(code))
  const width = lists.reduce((most, { length }) => Math.max(most, length), 0)
  const columns = Array.from({ length: width }, (_, at) => Uint32Array.from(lists, (list) => list[at] ?? NO_TEXT))
  return { strings: [...codeOf.keys()], columns }
}
