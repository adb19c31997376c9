import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { OpenTable } from '@nahrain/ingest'
import { memoryTable } from './memory-table.ts'

/** Real tables lie beside the project and never in it. */
const FOLDERS = [fileURLToPath(new URL('../../../../../shared/data/', import.meta.url)), '/work/shared/data/']

export function sharedFile(name: string): string | undefined {
  return FOLDERS.map((folder) => folder + name).find(existsSync)
}

/** The first records of a file of delimited text, cut naively: quotes hide commas, nothing more. */
export function sharedTable(path: string, records: number): OpenTable {
  const lines = gunzipSync(readFileSync(path))
    .toString('utf8')
    .split('\n', records + 1)
  const [fields = [], ...rows] = lines.filter((line) => line !== '').map(cellsOf)
  return memoryTable(fields, rows, { batchSize: 4096 })
}

function cellsOf(line: string): string[] {
  const cells = line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? []
  return cells.map((cell) =>
    cell
      .replace(/,$/, '')
      .replace(/^"(.*)"$/, '$1')
      .replaceAll('""', '"'),
  )
}
