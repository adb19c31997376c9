import { NahrainError } from '@nahrain/model'

/** The file cannot be read on; thrown by a reader that does not know how far all has come, see `withCount`. */
export class BrokenFile extends Error {}

/** `message` says what was got, what was expected and the way out. */
export function invalidInput(file: string, message: string, cause?: unknown): NahrainError<'invalid-input'> {
  const text = `${file}: ${message}`
  return new NahrainError('invalid-input', text, { faults: [text] }, { cause })
}
