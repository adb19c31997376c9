import type { FieldType } from '@nahrain/model'
import type { RecordBatch } from '../record-batch.ts'

/** Finds out what the cells of each field hold. */
export interface FieldTypes {
  readonly read: (batch: RecordBatch) => void
  /** What every cell that is not empty is, and there is at least one; else text. */
  readonly done: () => readonly FieldType[]
}

/** Those that texts are told by. */
type SpelledType = Exclude<FieldType, 'number'>

/** A field is out at its first cell of another type; the others are looked at to the last record. */
export function createFieldTypes(fields: number): FieldTypes {
  const hasNumber = new Uint8Array(fields)
  const spelled: (SpelledType | undefined)[] = Array.from({ length: fields }, () => undefined)
  let numbers = Array.from({ length: fields }, (_, field) => field)
  let others = numbers

  return {
    read(batch) {
      const held = batch.holds(numbers)
      numbers.forEach((field, at) => {
        if (held[at] === 'numbers') hasNumber[field] = 1
      })
      numbers = numbers.filter((_, at) => held[at] !== 'text')
      others = others.filter((field) => {
        if (hasNumber[field] === 1) return false
        spelled[field] = spelledIn(batch, field, spelled[field])
        return spelled[field] !== 'text'
      })
    },
    done: () =>
      spelled.map((type, field) => (hasNumber[field] === 1 && numbers.includes(field) ? 'number' : (type ?? 'text'))),
  }
}

/** The type of all cells of the batch that are not empty, if it is that of the cells before. */
function spelledIn(batch: RecordBatch, field: number, before: SpelledType | undefined): SpelledType | undefined {
  let type = before
  for (let record = 0; record < batch.count && type !== 'text'; record++) {
    const text = batch.text(record, field)
    if (text === '') continue
    const own = spelledType(text)
    type = type === undefined || type === own ? own : 'text'
  }
  return type
}

const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
const TIMESTAMP =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?$/

function spelledType(text: string): SpelledType {
  if (text === 'true' || text === 'false') return 'boolean'
  if (DATE.test(text)) return 'date'
  return TIMESTAMP.test(text) ? 'timestamp' : 'text'
}
