import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** One question to the real atlas, and what its answer must hold wherever it is asked. A case is a file; adding one adds no code. */
export interface QueryCase {
  readonly name: string
  /** The question as a query string, without a leading `?`. */
  readonly question: string
  /** Ids that must be among the matching entries. */
  readonly includes: readonly string[]
  /** Ids that must not. */
  readonly excludes: readonly string[]
  /** Ids of `includes` that must be certain. */
  readonly certain?: readonly string[]
  /** Ids that must come in this order under `sort`. */
  readonly sort?: 'when' | '-when' | 'along'
  readonly order?: readonly string[]
}

const FOLDER = fileURLToPath(new URL('../cases', import.meta.url))

export function queryCases(): QueryCase[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ name: file.replace(/\.json$/, ''), ...JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) }))
}
