import { type ErrorRecord, fromErrorRecord, isNahrainError, toErrorRecord } from '@nahrain/model'

/** A result or an error as plain data: what crosses from the thread, so that an error keeps its tag and details. */
export type Outcome<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'failed'; readonly error: ErrorRecord }
  | { readonly kind: 'threw'; readonly message: string }

export async function settle<Value>(work: () => Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { kind: 'done', value: await work() }
  } catch (error) {
    if (isNahrainError(error)) return { kind: 'failed', error: toErrorRecord(error) }
    return { kind: 'threw', message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  }
}

/** The value, or the error thrown again on this side. */
export function unwrap<Value>(outcome: Outcome<Value>): Value {
  switch (outcome.kind) {
    case 'done':
      return outcome.value
    case 'failed':
      throw fromErrorRecord(outcome.error)
    case 'threw':
      throw new Error(outcome.message)
  }
}
