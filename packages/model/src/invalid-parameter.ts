import { NahrainError } from './errors.ts'

/** Longer values are cut in messages: they come from outside and may be anything. */
const SHOWN = 100

/** The error of a parameter that is unknown, malformed or given too often, in the one form that all of them have. */
export function invalidParameter(
  parameter: string,
  got: string,
  expected: string,
  cause?: unknown,
): NahrainError<'invalid-parameter'> {
  const shown = got.length > SHOWN ? `${got.slice(0, SHOWN)}…` : got
  const details = { parameter, got: shown, expected }
  return new NahrainError('invalid-parameter', `${parameter}: got ${shown}, expected ${expected}`, details, { cause })
}
