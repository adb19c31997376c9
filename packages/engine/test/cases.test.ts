import { createEngine, type Engine } from '@nahrain/engine'
import { decodeQuery } from '@nahrain/model'
import { atlasDataset, queryCases } from '@nahrain/testkit'
import { beforeAll, expect, test } from 'vitest'

let engine: Engine
let idOf: (row: number) => string

beforeAll(async () => {
  engine = createEngine(await atlasDataset())
  idOf = (await engine.dataset.details.loadIdentities()).idOf
})

test.each(queryCases())(
  '$name',
  async ({ question, includes, excludes, certain = [], sort = 'row' as const, order = [] }) => {
    const facetIds = engine.dataset.manifest.facets.map(({ id }) => id)
    const query = decodeQuery(new URLSearchParams(question), facetIds)
    await engine.prepare(query)
    const answer = engine.ask(query, { facets: true, rows: { offset: 0, limit: 10_000, sort }, cells: { zoom: 6 } })
    const ids = Array.from(answer.rows?.rows ?? [], idOf)
    const sure = ids.filter((_, index) => answer.rows?.certain[index] === 1)
    expect(ids).toEqual(expect.arrayContaining([...includes]))
    expect(ids.filter((id) => excludes.includes(id))).toEqual([])
    expect(sure).toEqual(expect.arrayContaining([...certain]))
    expect(ids.filter((id) => order.includes(id))).toEqual([...order])
    expect(answer.total).toBe(ids.length)
  },
)
