import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { get, measureByTurns } from '../http/ask.ts'
import { type ChildServer, startChild } from '../http/child-server.ts'
import { nextOf } from '../http/next-page.ts'
import { importFile } from '../http/served-points.ts'
import { type Measured, multipleOf, type Times } from '../measure.ts'

/** A real table lies beside the project where it is developed; elsewhere these figures are left out. */
const TABLE = fileURLToPath(new URL('../../../shared/data/us-sigacts-iraq-2006-2008.csv.gz', import.meta.url))
const ROWS = 112_313
const PAGE_ROWS = 10_000
const ROUNDS = 3

/** All of a table by HTTP, page after page or as one stream, beside a program that reads the same from a file. */
export async function measureFullRead(report: (measured: Measured) => void): Promise<void> {
  if (!existsSync(TABLE)) {
    process.stderr.write('api/full-read is left out: there is no such table beside the project\n')
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'nahrain-bench-'))
  const server = await startChild('serve-dataset.ts', [importFile(TABLE, folder, 'table')])
  try {
    const file = join(folder, 'table.geojson')
    const features = await readPages(server.url)
    if (features.length < ROWS) throw new Error(`got ${features.length} features, expected ${ROWS}`)
    writeFileSync(file, '{"type":"FeatureCollection","features":[')
    features.forEach((text, at) => {
      writeFileSync(file, `${at === 0 ? '' : ','}${text}`, { flag: 'a' })
    })
    writeFileSync(file, ']}', { flag: 'a' })
    await figures({ server, file }, report)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function figures(
  { server, file }: { readonly server: ChildServer; readonly file: string },
  report: (measured: Measured) => void,
): Promise<void> {
  const before = await server.megabytes()
  const [pages, sequence, baseline] = (await measureByTurns([
    { run: () => forEachPage(server.url, () => {}), times: ROUNDS },
    { run: () => get(`${server.url}/api/collections/table/items?f=geojsonseq`), times: ROUNDS },
    { run: async () => JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))), times: ROUNDS },
  ])) as [Times, Times, Times]
  const after = await server.megabytes()
  const over = (name: string, ours: Times) =>
    multipleOf(name, ROWS, 'a file through JSON.parse and JSON.stringify', { ours, baseline })
  report({
    ...over('api/full-read', pages),
    goal: { ratio: { atMost: 3 } },
    remark: `${Math.ceil(ROWS / PAGE_ROWS)} pages of ${PAGE_ROWS} by next links, over HTTP`,
  })
  report({ ...over('api/full-read-sequence', sequence), goal: {}, remark: 'one streamed answer (f=geojsonseq)' })
  report({
    figure: {
      name: 'api/full-read-memory',
      rows: ROWS,
      value: after,
      unit: 'MB resident',
      baseline: 'after one full read',
      baselineValue: before,
      ratio: after / before,
    },
    spread: [before, after],
    goal: { ratio: { atMost: 1.25 } },
    remark: `of the server, before and after ${2 * (ROUNDS + 1)} more full reads`,
  })
}

/** The texts of the pages' features, each page's as one. */
async function forEachPage(url: string, visit: (page: string) => void): Promise<void> {
  let address: string | undefined = `${url}/api/collections/table/items?limit=${PAGE_ROWS}`
  while (address !== undefined) {
    const page: string = await get(address)
    visit(page)
    address = nextOf(page)
  }
}

async function readPages(url: string): Promise<string[]> {
  const features: string[] = []
  await forEachPage(url, (page) => {
    const { features: own } = JSON.parse(page) as { readonly features: readonly unknown[] }
    for (const feature of own) features.push(JSON.stringify(feature))
  })
  return features
}
