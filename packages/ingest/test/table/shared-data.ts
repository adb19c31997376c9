import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { OpenTable } from '@nahrain/ingest/table'
import { memoryTable } from './memory-table.ts'

/** Real tables lie beside the project and never in it. */
const FOLDER = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url))

const LINE = /(?:"[^"]*"|[^"\n])+/g
const CELL = /("(?:[^"]|"")*"|[^,]*)(?:,|$)/gs

export function sharedFile(name: string): string | undefined {
  return existsSync(FOLDER + name) ? FOLDER + name : undefined
}

/** The first records of a file of delimited text, cut naively: quotes hide commas and line breaks. */
export function sharedTable(path: string, records: number): OpenTable {
  const text = gunzipSync(readFileSync(path)).toString('utf8')
  const lines: string[] = []
  for (const [line] of text.matchAll(LINE)) if (lines.push(line) > records) break
  const [fields = [], ...rows] = lines.map(cellsOf)
  return memoryTable(fields, rows, { batchSize: 4096 })
}

function cellsOf(line: string): string[] {
  return Array.from(line.matchAll(CELL), ([, cell = '']) => cell.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"'))
}
