import { type DatasetFile, isNahrainError, NahrainError } from '@nahrain/model'
import { DamagedTable } from './arrow-tables.ts'

export type DatasetFileName = DatasetFile | 'manifest.json'

/** Where the bytes of a dataset folder come from: a disk, a network, memory. Throws what its medium throws. */
export interface DatasetReader {
  /** The whole file, or its bytes from `start` up to, not including, `end`. */
  readonly read: (
    file: DatasetFileName,
    range?: { readonly start: number; readonly end: number },
  ) => Promise<Uint8Array>
  /** The whole file in pieces, as they arrive. */
  readonly stream: (file: DatasetFileName) => AsyncIterable<Uint8Array>
}

/** Whatever goes wrong in reading is damage, and named as such. */
export async function guard<Value>(name: string, work: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (cause) {
    throw damaged(name, cause)
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
