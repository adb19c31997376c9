/**
 * The closed family of errors that Nahrain throws for misuse and for broken data.
 *
 * Every message says what was got, what was expected and the way out. A caller switches on `tag`; the API maps each tag
 * to one HTTP status, the worker carries tag and details across threads.
 */

/** What each kind of error carries, as plain data that survives JSON and structured clone. */
export interface ErrorDetails {
  /** A date or interval that EDTF level 1 does not allow, or that names no day. */
  readonly 'invalid-date': { readonly got: string; readonly expected: string }
  /** A query parameter that is unknown, malformed or given too often. */
  readonly 'invalid-parameter': {
    readonly parameter: string
    readonly got: string
    readonly expected: string
  }
  /** A dataset that is truncated, altered, of another version, or otherwise not what its manifest says. */
  readonly 'damaged-dataset': { readonly dataset: string; readonly reason: string }
  /** A dataset, entry, source, place or route that is not there. */
  readonly 'not-found': { readonly what: string; readonly id: string }
  /** The input of a build has faults; each is one readable line. */
  readonly 'invalid-input': { readonly faults: readonly string[] }
  /** A question was superseded by a newer one, or the caller gave up. Not a failure: drop the result. */
  readonly cancelled: Record<never, never>
  /** The worker ended while questions were pending. */
  readonly 'worker-crashed': { readonly reason: string }
}

export type ErrorTag = keyof ErrorDetails

export const ERROR_TAGS = [
  'invalid-date',
  'invalid-parameter',
  'damaged-dataset',
  'not-found',
  'invalid-input',
  'cancelled',
  'worker-crashed',
] as const satisfies readonly ErrorTag[]

/** An error with a literal `tag` and the fields that belong to it. */
export class NahrainError<Tag extends ErrorTag = ErrorTag> extends Error {
  override readonly name = 'NahrainError'
  readonly tag: Tag
  readonly details: ErrorDetails[Tag]

  constructor(tag: Tag, message: string, details: ErrorDetails[Tag], options?: { readonly cause?: unknown }) {
    super(message, options)
    this.tag = tag
    this.details = details
  }
}

/** Narrows an unknown thrown value, to any of ours or to the one with the wanted tag. */
export function isNahrainError<Tag extends ErrorTag = ErrorTag>(error: unknown, tag?: Tag): error is NahrainError<Tag> {
  return error instanceof NahrainError && (tag === undefined || error.tag === tag)
}

/** An error as plain data, for threads and for HTTP. */
export interface ErrorRecord {
  readonly tag: ErrorTag
  readonly message: string
  readonly details: ErrorDetails[ErrorTag]
}

export function toErrorRecord(error: NahrainError): ErrorRecord {
  return { tag: error.tag, message: error.message, details: error.details }
}

export function fromErrorRecord(record: ErrorRecord): NahrainError {
  return new NahrainError(record.tag, record.message, record.details)
}
