import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

/** The standard's own test material lies beside the project and is never part of it. */
const FOLDER = fileURLToPath(new URL('../../../../../shared/conformance/cql2/', import.meta.url))

export const HAS_SHARED = existsSync(`${FOLDER}cases.json`)

/** What a skipped test says. */
export const NOT_HERE = HAS_SHARED ? '' : ' (skipped: the material of the standard is not here)'

export function sharedText(file: string): string {
  const bytes = readFileSync(`${FOLDER}${file}`)
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

export function sharedFiles(folder: string, ending: string): readonly string[] {
  return HAS_SHARED ? readdirSync(`${FOLDER}${folder}`).filter((file) => file.endsWith(ending)) : []
}
