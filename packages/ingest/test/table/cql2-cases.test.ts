import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { printJson, printText, readJson, readText } from '@nahrain/cql2'
import { createEngine, type Engine, memoryReader, readDataset, writeDataset } from '@nahrain/engine'
import { openTableFile } from '@nahrain/ingest/node'
import { importTable, lookAtTable, openTable } from '@nahrain/ingest/table'
import { EVERYTHING } from '@nahrain/model'
import { beforeAll, describe, expect, test } from 'vitest'

/** The counted filters of the standard and its data (OGC 21-065r2), which lie beside the project under a licence of their own. */
const FOLDER = fileURLToPath(new URL('../../../../../shared/conformance/cql2/', import.meta.url))

interface Case {
  readonly class: string
  readonly collection: string
  readonly filter: string
  readonly numberMatched: number
}

async function engineOf(collection: string): Promise<Engine> {
  const file = await openTableFile(`${FOLDER}${collection}.geojson.gz`)
  const { mapping } = await lookAtTable(file)
  const { content } = await importTable(await openTable(file, () => {}), mapping, {
    id: collection,
    fileName: file.name,
  })
  return createEngine(await readDataset(collection, memoryReader(await writeDataset(content))))
}

describe.skipIf(!existsSync(FOLDER))(
  'the counted filters of CQL2 on data that was imported (skipped where the standard is not beside the project)',
  () => {
    const cases: Case[] = existsSync(FOLDER) ? JSON.parse(readFileSync(`${FOLDER}cases.json`, 'utf8')) : []
    const engines = new Map<string, Engine>()

    beforeAll(async () => {
      for (const { collection } of cases) {
        if (!engines.has(collection)) engines.set(collection, await engineOf(collection))
      }
    })

    async function count(collection: string, filter: string): Promise<number> {
      const engine = engines.get(collection) as Engine
      const query = { ...EVERYTHING, filter }
      await engine.prepare(query)
      return engine.ask(query, { facets: false }).total
    }

    test.each(cases.map((given) => [given.filter, given] as const))(
      '%s',
      async (filter, { collection, numberMatched }) => {
        expect(await count(collection, filter)).toBe(numberMatched)
        // The same by way of JSON, as the API reads it.
        expect(await count(collection, printText(readJson(printJson(readText(filter)))))).toBe(numberMatched)
      },
    )
  },
)
