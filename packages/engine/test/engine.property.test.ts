import { type ContentRow, createEngine, type RowContent } from '@nahrain/engine'
import type { Answer, Query } from '@nahrain/model'
import { contentIn, datasetOf, propertyOptions, queryIn, THEATRES } from '@nahrain/testkit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { relate } from './oracle.ts'

const SHAPE = {
  rows: { offset: 0, limit: 1000, sort: 'row' as const },
  facets: true,
  histogram: { bins: 16 },
  cells: { zoom: 5 },
}

/** Rows too close to a boundary to call, and the route itself (a shape), are left out: everything else must agree exactly. */
function decidable(content: RowContent, query: Query): RowContent {
  return {
    ...content,
    rows: content.rows.filter(
      (row) =>
        row.id === 'route' || alternatives(content, query).every((asked) => relate(row, asked, content) !== undefined),
    ),
  }
}

/** The question, and the question without each filter that facets and histogram leave out. */
function alternatives(content: RowContent, query: Query): Query[] {
  const { when: _, ...withoutWhen } = query
  const withoutFacets = content.facets.map(({ id }) => ({ ...query, facets: { ...query.facets, [id]: [] } }))
  return [query, withoutWhen, ...withoutFacets.map((asked) => ({ ...asked, facets: nonEmpty(asked.facets) }))]
}

function nonEmpty(facets: Query['facets']): Query['facets'] {
  return Object.fromEntries(Object.entries(facets).filter(([, values]) => values.length > 0))
}

function matching(content: RowContent, query: Query): ContentRow[] {
  const least = query.match === 'certain' ? 2 : 1
  return content.rows.filter((row) => row.id !== 'route' && (relate(row, query, content) ?? 0) >= least)
}

async function engineFor(content: RowContent, ...queries: readonly Query[]) {
  const dataset = await datasetOf(content)
  for (const query of queries) await dataset.details.prepare(query)
  return createEngine(dataset)
}

async function askBoth(
  content: RowContent,
  query: Query,
): Promise<{ answer: Answer; ids: readonly string[]; routeMatches: boolean }> {
  const engine = await engineFor(content, query)
  const { idOf } = await engine.dataset.details.loadIdentities()
  const answer = engine.ask(query, SHAPE)
  const all = Array.from(answer.rows?.rows ?? [], idOf)
  return { answer, ids: all.filter((id) => id !== 'route').sort(), routeMatches: all.includes('route') }
}

describe.each(THEATRES)('around $center', (theatre) => {
  const sample = contentIn(theatre, 30).chain((content) =>
    queryIn(theatre).map((query) => ({ query, content: decidable(content, query) })),
  )

  test('the engine agrees with the full scan on rows, counts, facets, histogram and cells', async () => {
    await fc.assert(
      fc.asyncProperty(sample, async ({ content, query }) => {
        const { answer, ids, routeMatches } = await askBoth(content, query)
        const expected = matching(content, query)
        expect(ids).toEqual(expected.map(({ id }) => id).sort())
        const extra = routeMatches ? 1 : 0
        expect(answer.total).toBe(expected.length + extra)
        expect(answer.certain).toBeLessThanOrEqual(answer.possible)
        expect(answer.total).toBe(query.match === 'certain' ? answer.certain : answer.possible)
        expectFacets(answer, content, query)
        expectCells(answer)
        expectHistogram(answer, content, query)
      }),
      propertyOptions(120),
    )
  })

  test('a sequence of questions answers as each would alone', async () => {
    const sequence = fc.tuple(contentIn(theatre, 30), fc.array(queryIn(theatre), { minLength: 2, maxLength: 6 }))
    await fc.assert(
      fc.asyncProperty(sequence, async ([content, queries]) => {
        const kept = await engineFor(content, ...queries)
        const { dataset } = kept
        for (const query of queries) expect(kept.ask(query, SHAPE)).toEqual(createEngine(dataset).ask(query, SHAPE))
      }),
      propertyOptions(60),
    )
  })
})

/** A row of the route carries no facet value, so it never counts. */
function expectFacets(answer: Answer, content: RowContent, query: Query): void {
  content.facets.forEach((facet, index) => {
    const open = { ...query, facets: nonEmpty({ ...query.facets, [facet.id]: [] }) }
    const rows = matching(content, open)
    const expected = facet.values.map((_, code) => rows.filter((row) => row.facets[index]?.includes(code)).length)
    expect([...(answer.facets?.[index]?.counts ?? [])]).toEqual(expected)
  })
}

function expectCells({ cells, total }: Answer): void {
  const counted = [...(cells?.count ?? [])].reduce((sum, count) => sum + count, 0)
  expect(counted + (cells?.unplaced ?? 0)).toBe(total)
}

/** Every bin counts the rows that touch it; the route has no date and so is among the undated. */
function expectHistogram({ histogram }: Answer, content: RowContent, query: Query): void {
  const { when: _, ...open } = query
  const rows = matching(content, open)
  histogram?.counts.forEach((count, bin) => {
    const [start, next] = [histogram.edges[bin] as number, histogram.edges[bin + 1] as number]
    expect(count).toBe(rows.filter(({ when }) => when && when.start < next && when.end >= start).length)
  })
  const undated = rows.filter(({ when }) => !when).length
  expect([undated, undated + 1]).toContain(histogram?.undated)
}
