import { NahrainError } from '@nahrain/model'

/** A file of boundaries that cannot be used. The message says what was got, what was expected and the way out. */
export function boundaryFault(file: string, message: string): NahrainError<'invalid-input'> {
  const text = `${file}: ${message}`
  return new NahrainError('invalid-input', text, { faults: [text] })
}
