import { invalidParameter } from '@nahrain/model'
import type { Collection } from '../collections.ts'

/** Where a page starts: a position in the order of one version of a dataset. Clients follow it and never make one. */
const FORM = /^([0-9a-f]{12})\.([0-9a-z]{1,8})$/

export function writeToken(collection: Collection, position: number): string {
  return btoa(`${versionOf(collection)}.${position.toString(36)}`).replaceAll('=', '')
}

/** @throws invalid-parameter for what is no token, or one of another version of the dataset */
export function readToken(collection: Collection, token: string): number {
  const [, version, position] = FORM.exec(decoded(token)) ?? []
  if (version === undefined || position === undefined) {
    throw invalidParameter('token', token, 'the token of a next link, as it is')
  }
  if (version === versionOf(collection)) return Number.parseInt(position, 36)
  throw invalidParameter('token', 'a page of an older version', 'a start without a token: the dataset has changed')
}

function decoded(token: string): string {
  try {
    return atob(token)
  } catch {
    return ''
  }
}

function versionOf({ loaded }: Collection): string {
  return loaded.dataset.manifest.version.slice(0, 12)
}
