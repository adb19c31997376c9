import type { Manifest } from '@nahrain/model'
import { DamagedTable, decodeTable, readNumbers } from './arrow-tables.ts'
import { type Gunzip, gunzip as gunzipOfWeb } from './record-file.ts'
import { splitLines, splitRecords } from './record-lines.ts'

/** How records are read. */
export interface RecordReadOptions {
  /** Members that stay decompressed, of some 64 kB each; 64 where left out: a list on the screen and an open detail come from these. */
  readonly keptMembers?: number
  /** Decompresses a member; a program may bring a quicker one than the one of the web. Throws where the member is damaged. */
  readonly gunzip?: Gunzip
}

const KEPT_MEMBERS = 64

export interface RecordReader {
  /** @throws DamagedTable, TypeError where a member is damaged */
  readonly read: (record: number) => Promise<string>
  /** All records in their order, a member in memory at a time. @throws DamagedTable, TypeError where a member is damaged */
  readonly readAll: (visit: (record: number, text: string) => void) => Promise<void>
}

type ReadRange = (range: { readonly start: number; readonly end: number }) => Promise<Uint8Array>

/** Reads single records out of the records file, a member at a time. @throws DamagedTable */
export function createRecordReader(
  members: Uint8Array | undefined,
  { count, files, table }: Manifest,
  {
    readRange,
    keptMembers = KEPT_MEMBERS,
    gunzip = gunzipOfWeb,
  }: RecordReadOptions & { readonly readRange: ReadRange },
): RecordReader {
  if (members === undefined) throw new DamagedTable('members.arrow is missing')
  const index = decodeTable(members)
  const firstRecords = readNumbers(index, 'first_record', Uint32Array)
  const offsets = readNumbers(index, 'offset', Float64Array)
  checkIndex(firstRecords, offsets, count, files['records.gz']?.bytes ?? 0)
  const split = table?.form.kind === 'delimited' ? splitRecords : splitLines
  const kept = new Map<number, Promise<readonly string[]>>()

  async function readMember(member: number): Promise<readonly string[]> {
    const [start, end] = [offsets[member] as number, offsets[member + 1] as number]
    const bytes = await readRange({ start, end })
    if (bytes.byteLength !== end - start) throw new DamagedTable('records.gz is cut off')
    const records = split(new TextDecoder().decode(await gunzip(Uint8Array.from(bytes))))
    const expected = (firstRecords[member + 1] as number) - (firstRecords[member] as number)
    if (records.length !== expected) {
      throw new DamagedTable(`records.gz has ${records.length} records in a member, expected ${expected}`)
    }
    return records
  }

  function keep(member: number): Promise<readonly string[]> {
    const found = kept.get(member) ?? readMember(member)
    // The newest stands last, so that the first is the one to let go.
    kept.delete(member)
    kept.set(member, found)
    found.catch(() => kept.delete(member))
    if (kept.size > keptMembers) kept.delete(kept.keys().next().value as number)
    return found
  }

  return {
    async read(record) {
      const member = memberOf(firstRecords, record)
      const records = await keep(member)
      const text = records[record - (firstRecords[member] as number)]
      if (text === undefined) throw new RangeError(`record ${record} of ${count}`)
      return text
    },
    async readAll(visit) {
      for (let member = 0; member < firstRecords.length - 1; member++) {
        const first = firstRecords[member] as number
        const records = await (kept.get(member) ?? readMember(member))
        records.forEach((text, index) => {
          visit(first + index, text)
        })
      }
    },
  }
}

function checkIndex(firstRecords: Uint32Array, offsets: Float64Array, count: number, bytes: number): void {
  const last = firstRecords.length - 1
  const rises = firstRecords.every(
    (first, member) =>
      member === 0 ||
      (first > (firstRecords[member - 1] as number) && (offsets[member] as number) > (offsets[member - 1] as number)),
  )
  if (!rises || firstRecords[last] !== count || offsets[last] !== bytes) {
    throw new DamagedTable('members.arrow is not the index of records.gz')
  }
}

/** The last member that starts at or before the record. */
function memberOf(firstRecords: Uint32Array, record: number): number {
  let [low, high] = [0, firstRecords.length - 2]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((firstRecords[middle] as number) <= record) low = middle
    else high = middle - 1
  }
  return low
}
