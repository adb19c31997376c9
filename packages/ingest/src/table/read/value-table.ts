import type { Note, OpenTable, RecordBatch } from '../record-batch.ts'
import { createValueBatch, type ValueRecord } from './value-batch.ts'

/** Fields are what these first records have; a name that comes later stays in its record. */
const FIELD_SAMPLE = 1000

/** A table of records that come in groups, and that say themselves which fields they have. */
export async function openValueTable(
  description: string,
  groups: AsyncGenerator<readonly ValueRecord[]>,
  note: (note: Note) => void,
): Promise<OpenTable> {
  const opening: (readonly ValueRecord[])[] = []
  let failure: { readonly error: unknown } | undefined
  for (let count = 0; count < FIELD_SAMPLE; ) {
    const next = await groups.next().catch((error: unknown) => {
      // What came before is still good: the error has its turn after it.
      if (opening.length === 0) throw error
      failure = { error }
    })
    if (next === undefined || next.done === true) break
    opening.push(next.value)
    count += next.value.length
  }
  const names = new Set(
    opening
      .flat()
      .slice(0, FIELD_SAMPLE)
      .flatMap(({ values }) => Object.keys(values)),
  )
  const fields = [...names]

  function noteNewNames(records: readonly ValueRecord[]): void {
    for (const { values } of records) {
      for (const name in values) {
        if (names.has(name)) continue
        names.add(name)
        const reason = `got the new property "${name}" after the first ${FIELD_SAMPLE} records; it is kept in the records but is no field`
        note({ record: 0, field: name, reason, dropped: false })
      }
    }
  }

  async function* batches(): AsyncGenerator<RecordBatch> {
    let first = 0
    for await (const records of chained(opening, groups)) {
      noteNewNames(records)
      yield createValueBatch(records, first, fields)
      first += records.length
    }
    if (failure !== undefined) throw failure.error
  }
  return { description, fields, recordForm: { kind: 'json' }, batches }
}

async function* chained<Item>(first: readonly Item[], rest: AsyncGenerator<Item>): AsyncGenerator<Item> {
  yield* first
  yield* rest
}
