import { invalidParameter } from '@nahrain/model'
import type { Collection } from '../collections.ts'

/** Where a page starts. */
export interface PagePosition {
  /** Position in the order of all rows, as the engine counts it. */
  readonly from: number
  /** Matching rows before it: what an offset would be. */
  readonly skipped: number
}

/** Version of the dataset, fingerprint of the question and its order, position, rows before. */
const FORM = /^([0-9a-f]{12})\.([0-9a-f]{8})\.([0-9a-z]{1,7})\.([0-9a-z]{1,7})$/

/** Opaque to clients, base64url (RFC 4648, section 5): they follow it and never make one. */
export function writeToken(collection: Collection, question: string, { from, skipped }: PagePosition): string {
  const parts = [versionOf(collection), question, from.toString(36), skipped.toString(36)]
  return btoa(parts.join('.')).replaceAll('=', '')
}

/** `question` is the fingerprint that the token was written with. @throws invalid-parameter for any other token */
export function readToken(collection: Collection, question: string, token: string): PagePosition {
  const [, version, asked, from, skipped] = FORM.exec(decoded(token)) ?? []
  if (from === undefined || skipped === undefined) {
    throw invalidParameter('token', `"${token}"`, 'the token of a next link, as it is')
  }
  const restart = 'a start without a token'
  if (version !== versionOf(collection)) {
    throw invalidParameter('token', 'a page of another version of the data', `${restart}: the data has changed`)
  }
  if (asked !== question) {
    throw invalidParameter('token', 'a page of another question', `the parameters of its next link, or ${restart}`)
  }
  return { from: Number.parseInt(from, 36), skipped: Number.parseInt(skipped, 36) }
}

function decoded(token: string): string {
  try {
    return token.length > 100 ? '' : atob(token)
  } catch {
    return ''
  }
}

function versionOf({ loaded }: Collection): string {
  return loaded.dataset.manifest.version.slice(0, 12)
}
