import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Expression, printJson, printText, readJson, readText } from '@nahrain/cql2'
import { createEngine, type Engine, memoryReader, readDataset, writeDataset } from '@nahrain/engine'
import { openTableFile } from '@nahrain/ingest/node'
import { importTable, lookAtTable, openTable } from '@nahrain/ingest/table'
import { EVERYTHING } from '@nahrain/model'
import { type BenchCase, passedOf } from '../measure.ts'

/** The standard's filters, data and examples (OGC 21-065r2) lie beside the project, under a licence of their own. */
const FOLDER = fileURLToPath(new URL('../../../shared/conformance/cql2/', import.meta.url))

interface CountedFilter {
  readonly collection: string
  readonly filter: string
  readonly numberMatched: number
}

/** How much of the standard passes: filters with a known number of results, and examples that survive a journey. */
export const cql2Case: BenchCase = {
  name: 'cql2',
  async run(report) {
    if (!existsSync(FOLDER)) {
      process.stderr.write('cql2 is left out: the material of the standard is not beside the project\n')
      return
    }
    const cases: CountedFilter[] = JSON.parse(readFileSync(`${FOLDER}cases.json`, 'utf8'))
    const engines = await enginesOf(cases)
    const asText = await countPassed(cases, ({ filter, ...rest }) => isCounted(engines, { ...rest, filter }))
    report(passedOf('cql2/cases-text', asText, { of: cases.length, what: 'filters of the standard' }))
    const asJson = await countPassed(cases, ({ filter, ...rest }) =>
      isCounted(engines, { ...rest, filter: throughJson(filter) }),
    )
    report(passedOf('cql2/cases-json', asJson, { of: cases.length, what: 'filters of the standard' }))
    const examples = [
      ...files('text', '.txt').map((text) => () => readText(text)),
      ...files('json', '.json').map((text) => () => readJson(JSON.parse(text))),
    ]
    const survived = await countPassed(examples, async (read) => survives(read()))
    report(passedOf('cql2/examples', survived, { of: examples.length, what: 'examples of the standard' }))
  },
}

async function enginesOf(cases: readonly CountedFilter[]): Promise<ReadonlyMap<string, Engine>> {
  const engines = new Map<string, Engine>()
  for (const id of new Set(cases.map(({ collection }) => collection))) {
    const file = await openTableFile(`${FOLDER}${id}.geojson.gz`)
    const { mapping } = await lookAtTable(file)
    const { content } = await importTable(await openTable(file, () => {}), mapping, { id, fileName: file.name })
    engines.set(id, createEngine(await readDataset(id, memoryReader(await writeDataset(content)))))
  }
  return engines
}

async function isCounted(
  engines: ReadonlyMap<string, Engine>,
  { collection, filter, numberMatched }: CountedFilter,
): Promise<boolean> {
  const engine = engines.get(collection)
  const query = { ...EVERYTHING, filter }
  await engine?.prepare(query)
  return engine?.ask(query, { facets: false }).total === numberMatched
}

/** As the API reads a filter in JSON. */
function throughJson(filter: string): string {
  return printText(readJson(printJson(readText(filter))))
}

/** What fails by an error fails too; which one it was goes to stderr. */
async function countPassed<Item>(items: readonly Item[], passes: (item: Item) => Promise<boolean>): Promise<number> {
  let passed = 0
  for (const [index, item] of items.entries()) {
    const fault = await passes(item).then((isPassed) => (isPassed ? undefined : 'another result'), String)
    if (fault === undefined) passed++
    else process.stderr.write(`number ${index + 1}: ${fault}\n`)
  }
  return passed
}

function files(folder: string, ending: string): string[] {
  return readdirSync(`${FOLDER}${folder}`)
    .filter((file) => file.endsWith(ending))
    .map((file) => readFileSync(`${FOLDER}${folder}/${file}`, 'utf8'))
}

/** Printed in either encoding and read again, a tree is the same. */
function survives(tree: Expression): boolean {
  const again = [readJson(printJson(tree)), readText(printText(tree))]
  return again.every((copy) => withoutPlaces(copy) === withoutPlaces(tree))
}

/** Where its parts stand is no part of what a tree means. */
function withoutPlaces(tree: Expression): string {
  return JSON.stringify(tree, (key, value: unknown) => (key === 'at' ? undefined : value))
}
