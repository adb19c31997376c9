import type { DatasetFile, Manifest, Query } from '@nahrain/model'
import {
  DamagedTable,
  decodeTable,
  hasColumn,
  readLists,
  readNumbers,
  readTextBytes,
  readTexts,
} from './arrow-tables.ts'
import { type DatasetDetails, NO_TEXT, type RowIdentities, type SearchTexts } from './dataset.ts'
import { type DatasetReader, guard } from './dataset-reader.ts'
import { createIdIndex } from './id-index.ts'
import { lazy } from './lazy.ts'
import { createRecordReader, type RecordReadOptions } from './record-reader.ts'

/** What details are read from, and how their records are. */
export interface DetailsSource {
  readonly reader: DatasetReader
  /** Reads a whole file and holds it against the manifest. */
  readonly readFile: (file: DatasetFile) => Promise<Uint8Array | undefined>
  readonly records: RecordReadOptions
}

/** Details as lazy reads: a map that only filters never pays for them. */
export function createDetails(
  name: string,
  manifest: Manifest,
  { reader, readFile, records: options }: DetailsSource,
): DatasetDetails {
  const texts = lazy(async () => {
    const [search, strings] = await Promise.all([readFile('search.arrow'), readFile('texts.arrow')])
    return guard(name, () => readSearch(search, strings, manifest.count))
  })
  const identities = lazy(async () => {
    const bytes = await readFile('identities.arrow')
    return guard(name, () => readIdentities(bytes, manifest.count))
  })
  const records = lazy(async () => {
    const bytes = await readFile('members.arrow')
    const readRange = (range: { readonly start: number; readonly end: number }) => reader.read('records.gz', range)
    return guard(name, () => createRecordReader(bytes, manifest, { ...options, readRange }))
  })
  return {
    async prepare(query) {
      await Promise.all([query.text !== undefined && texts.load(), namesRows(query) && identities.load()])
    },
    texts: texts.value,
    identities: identities.value,
    loadIdentities: identities.load,
    async record(row) {
      const [{ recordOf }, { read }] = await Promise.all([identities.load(), records.load()])
      return guard(name, () => read(recordOf(row)))
    },
    async records(visit) {
      const [{ recordOf }, { readAll }] = await Promise.all([identities.load(), records.load()])
      const rowOf = new Uint32Array(manifest.count)
      for (let row = 0; row < manifest.count; row++) rowOf[recordOf(row)] = row
      await guard(name, () => readAll((record, text) => visit(rowOf[record] as number, text)))
    },
  }
}

/** A question that names places or routes needs their rows. */
function namesRows({ regions }: Query): boolean {
  return regions.some(
    (region) =>
      region.kind === 'place' || region.kind === 'along' || (region.kind === 'near' && typeof region.of === 'string'),
  )
}

function readSearch(search: Uint8Array | undefined, strings: Uint8Array | undefined, count: number): SearchTexts {
  if (search === undefined || strings === undefined) return { strings: [], codes: [] }
  const texts = readTexts(decodeTable(strings), 'text')
  const table = decodeTable(search)
  if (table.numRows !== count)
    throw new DamagedTable(`search.arrow has ${table.numRows} rows, the manifest says ${count}`)
  const codes = readTextCodes(table)
  const values = 'offsets' in codes ? codes.values : (codes[0] as Uint32Array)
  const isPast = (code: number) => code >= texts.length && ('offsets' in codes || code !== NO_TEXT)
  if (values.some(isPast)) throw new DamagedTable('column texts points past its end')
  return { strings: texts, codes }
}

/** One text per row, or a list of them. @throws DamagedTable */
function readTextCodes(table: ReturnType<typeof decodeTable>): SearchTexts['codes'] {
  const isList = table.getChild('texts')?.data[0]?.offsets !== undefined
  return isList ? readLists(table, 'texts', Uint32Array) : [readNumbers(table, 'texts', Uint32Array)]
}

/** Ids are the records' numbers from 1, or a column of their own, in which they must be distinct. */
function readIdentities(bytes: Uint8Array | undefined, count: number): RowIdentities {
  if (bytes === undefined) throw new DamagedTable('identities.arrow is missing')
  const table = decodeTable(bytes)
  if (table.numRows !== count) {
    throw new DamagedTable(`identities.arrow has ${table.numRows} rows, the manifest says ${count}`)
  }
  const records = readNumbers(table, 'record', Uint32Array)
  if (records.some((record) => record >= count)) throw new DamagedTable('column record points past its end')
  const recordOf = (row: number) => records[row] as number
  if (!hasColumn(table, 'id')) return { recordOf, idOf: (row) => String(recordOf(row) + 1), rowOf: byNumber(records) }
  const ids = createIdIndex(readTextBytes(table, 'id'))
  return { recordOf, idOf: ids.idOf, rowOf: ids.rowOf }
}

function byNumber(records: Uint32Array): (id: string) => number | undefined {
  return (id) => {
    if (!/^[1-9]\d{0,9}$/.test(id)) return undefined
    const row = records.indexOf(Number(id) - 1)
    return row < 0 ? undefined : row
  }
}
