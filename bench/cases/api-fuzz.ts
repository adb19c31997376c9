import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createApp, loadDataset } from '@nahrain/api'
import { readDatasetFolder } from '@nahrain/api/node'
import { Cql2Error, check, type Expression, type Queryables, readJson, readText } from '@nahrain/cql2'
import { propertiesOf, ROW_FUNCTIONS } from '@nahrain/engine'
import * as fc from 'fast-check'
import { randomDataset, SEED } from '../events.ts'
import { addresses, FILTERS, mutations, type OpenApi } from '../http/fuzz-requests.ts'
import { type Measured, passedOf } from '../measure.ts'

const ATLAS = fileURLToPath(new URL('../../data/dist/atlas', import.meta.url))
const EXAMPLES = fileURLToPath(new URL('../../../shared/conformance/cql2/', import.meta.url))
const ROWS = 5_000
const REQUESTS = 20_000
const TEXTS = 100_000
/** Of the texts, every so manieth is asked too. */
const ASKED = 20
const BATCH = 1_000
const MOST_MS = 2_000
const MOST_TOLD = 10

/** Hostile addresses and filters, made from the API's own description: never an internal error, never a long wait. */
export async function measureFuzz(report: (measured: Measured) => void): Promise<void> {
  const table = await randomDataset(ROWS)
  const app = createApp({ datasets: [loadDataset(await readDatasetFolder(ATLAS)), loadDataset(table)] })
  const ask = async (path: string) => {
    const response = await app.request(`http://localhost/api${path}`)
    await response.arrayBuffer()
    return response.status
  }
  const document = (await (await app.request('http://localhost/api/api')).json()) as OpenApi
  const ids = {
    item: ['1', '2', 'iraq'],
    collection: ['random', 'entries'],
    tileMatrixSetId: ['WebMercatorQuad'],
    id: ['event'],
    tileMatrix: ['0', '5'],
    tileRow: ['0', '12'],
    tileCol: ['0', '20'],
  }
  const requests = addresses(document, ids)
  // What is loaded on first use stays: memory is compared after the first batch.
  await runBatch(requests, BATCH, 0, (path) => isAnswered(() => ask(path)))
  const before = await megabytes()
  const answered = await run(requests, REQUESTS, (path) => isAnswered(() => ask(path)))
  report({
    ...passedOf('api/fuzz', answered, { of: REQUESTS, what: 'requests made from the OpenAPI document' }),
    remark: `of every path; passed: no 5xx, within ${MOST_MS} ms`,
  })

  const queryables = Object.fromEntries(propertiesOf(table).map(({ name, type }) => [name, type]))
  let turn = 0
  const read = await run(mutations([...FILTERS, ...examples()]), TEXTS, async (text) => {
    if (!(await isAnswered(async () => checkText(text, queryables)))) return false
    if (turn++ % ASKED > 0) return true
    const language = text.startsWith('{') ? 'cql2-json' : 'cql2-text'
    return isAnswered(() =>
      ask(
        `/collections/random/items?limit=1&filter-lang=${language}&filter=${encodeURIComponent(text.toWellFormed())}`,
      ),
    )
  })
  report({
    ...passedOf('api/fuzz-filters', read, { of: TEXTS, what: 'mutated texts of CQL2' }),
    remark: `read and checked, every ${ASKED}th asked; passed: refused as a fault of the text, or answered`,
  })
  const after = await megabytes()
  report({
    figure: {
      name: 'api/fuzz-memory',
      rows: REQUESTS + TEXTS,
      value: after,
      unit: 'MB resident',
      baseline: 'before',
      baselineValue: before,
      ratio: after / before,
    },
    spread: [before, after],
    goal: { ratio: { atMost: 1.25 } },
  })
}

async function run(
  texts: fc.Arbitrary<string>,
  count: number,
  passes: (text: string) => Promise<boolean>,
): Promise<number> {
  let passed = 0
  for (let batch = 0; batch < count / BATCH; batch++) passed += await runBatch(texts, BATCH, batch, passes)
  return passed
}

let told = 0

/** How many of a batch pass. What does not goes to stderr. */
async function runBatch(
  texts: fc.Arbitrary<string>,
  count: number,
  batch: number,
  passes: (text: string) => Promise<boolean>,
): Promise<number> {
  let passed = 0
  for (const text of fc.sample(texts, { numRuns: count, seed: SEED + batch })) {
    if (await passes(text)) passed++
    else if (told++ < MOST_TOLD) process.stderr.write(`not passed: ${JSON.stringify(text)}\n`)
  }
  return passed
}

/** Runs the work, which gives a status; anything that is thrown is a fault. */
async function isAnswered(work: () => Promise<number>): Promise<boolean> {
  const start = performance.now()
  const status = await work().catch((error: unknown) => {
    process.stderr.write(`${error}\n`)
    return 500
  })
  const ms = performance.now() - start
  if (ms > MOST_MS) process.stderr.write(`took ${Math.round(ms)} ms\n`)
  return status < 500 && ms <= MOST_MS
}

/** As the API does it: a fault of the text is refused, any other is the program's. */
function checkText(text: string, queryables: Queryables): number {
  try {
    check(parse(text), { queryables, functions: ROW_FUNCTIONS })
    return 200
  } catch (error) {
    if (error instanceof Cql2Error) return 400
    throw error
  }
}

function parse(text: string): Expression {
  if (!text.startsWith('{')) return readText(text)
  try {
    return readJson(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) return readText(text)
    throw error
  }
}

/** Those of the standard, where they lie beside the project. */
function examples(): string[] {
  return ['text', 'json'].flatMap((folder) =>
    existsSync(EXAMPLES + folder)
      ? readdirSync(EXAMPLES + folder).map((file) => readFileSync(`${EXAMPLES}${folder}/${file}`, 'utf8'))
      : [],
  )
}

async function megabytes(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    globalThis.gc?.()
    await sleep(100)
  }
  return process.memoryUsage.rss() / 2 ** 20
}
