import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { seededRandom } from '@nahrain/testkit'

const COMMAND = fileURLToPath(new URL('../../../cli/bin/nahrain.js', import.meta.url))
const FIELDS =
  'id,date_start,date_end,town,latitude,longitude,kind,side,low,best,high,source_headline,source_office,source_date,url'
const TOWNS = ['Mosul', 'Kirkuk', 'Baghdad', 'Basra', 'Ramadi'] as const

/** More kinds than a mark has colours. */
export const KINDS = 15
export const EVENTS = 400

/** A table of events as a reader would bring one, imported by the command line: its dataset folder. */
export function eventTable(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nahrain-table-'))
  const [csv, dataset] = [join(folder, 'events.csv'), join(folder, 'incidents')]
  writeFileSync(csv, [FIELDS, ...eventLines()].join('\n'))
  const options = ['--id', 'incidents', '--title', 'Events of a test', '--out', dataset, '--map', 'facets=kind,side']
  execFileSync(process.execPath, [COMMAND, 'import', csv, ...options])
  return dataset
}

function eventLines(): string[] {
  const random = seededRandom(7)
  return Array.from({ length: EVENTS }, (_, index) => {
    const town = Math.floor(random() * TOWNS.length)
    const day = String(1 + Math.floor(random() * 28)).padStart(2, '0')
    const best = Math.floor(random() * 30)
    return [
      `E/${index + 1}`,
      ...[`2007-0${1 + (index % 9)}-${day}`, `2007-0${1 + (index % 9)}-${day}`],
      TOWNS[town],
      ...[36.3 - town * 1.3 + random() / 5, 43.1 + town * 0.9 + random() / 5].map((degrees) => degrees.toFixed(4)),
      `kind ${Math.floor(random() ** 2 * KINDS)}`,
      index % 3 === 0 ? 'north' : 'south',
      ...[Math.max(0, best - 2), best, best + 5],
      `Headline ${index + 1}`,
      'The Paper',
      '2008-01-05',
      index === 0 ? 'javascript:alert(1)' : `https://example.org/${index + 1}`,
    ].join()
  })
}
