import { createEngine, type Engine } from '@nahrain/engine'
import { decodeQuery } from '@nahrain/model'
import { atlasDataset, queryCases } from '@nahrain/testkit'
import { beforeAll, expect, test } from 'vitest'

let engine: Engine

beforeAll(async () => {
  engine = createEngine(await atlasDataset())
})

test.each(queryCases())(
  '$name',
  ({ question, includes, excludes, certain = [], sort = 'row' as const, order = [] }) => {
    const facetIds = engine.dataset.manifest.facets.map(({ id }) => id)
    const query = decodeQuery(new URLSearchParams(question), facetIds)
    const answer = engine.ask(query, { facets: true, rows: { offset: 0, limit: 10_000, sort }, cells: { zoom: 6 } })
    const ids = Array.from(answer.rows?.rows ?? [], (row) => engine.dataset.ids[row] as string)
    const sure = ids.filter((_, index) => answer.rows?.certain[index] === 1)
    expect(ids).toEqual(expect.arrayContaining([...includes]))
    expect(ids.filter((id) => excludes.includes(id))).toEqual([])
    expect(sure).toEqual(expect.arrayContaining([...certain]))
    expect(ids.filter((id) => order.includes(id))).toEqual([...order])
    expect(answer.total).toBe(ids.length)
  },
)
