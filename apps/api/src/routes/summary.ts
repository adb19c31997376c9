import { Answer, invalidParameter } from '@nahrain/model'
import { Hono } from 'hono'
import * as z from 'zod'
import { type Collection, findCollection } from '../collections.ts'
import { askCollection, readQuestion } from '../request-query.ts'

const DEFAULT_BINS = 64

/** `/collections/{id}/summary`: counts, facets, histogram and, for a `zoom`, the map's cells of any question. Nahrain's own. */
export function summaryRoutes(collections: ReadonlyMap<string, Collection>): Hono {
  return new Hono().get('/collections/:collection/summary', async (context) => {
    const url = new URL(context.req.url)
    const collection = findCollection(collections, context.req.param('collection'))
    const bins = takeNumber(url, 'bins', [1, 1024], /^\d+$/) ?? DEFAULT_BINS
    const zoom = takeNumber(url, 'zoom', [0, 24], /^\d+(\.\d+)?$/)
    const query = readQuestion(url.searchParams, collection)
    const { manifest } = collection.loaded.dataset
    const shape = { facets: true, histogram: { bins }, ...(zoom === undefined ? {} : { cells: { zoom } }) }
    const answer = await askCollection(collection, query, shape)
    const { facets = [], ...rest } = z.encode(Answer, answer)
    const labelled = facets
      .filter(({ facet }) => !(facet in collection.fixed))
      .map(({ facet, counts }) => {
        const described = manifest.facets.find(({ id }) => id === facet)
        const values = described?.values.map(({ id, label }, code) => ({ id, label, count: counts[code] ?? 0 })) ?? []
        return { facet, label: described?.label, values }
      })
    return context.json({ ...rest, facets: labelled })
  })
}

/** Takes a number out of the address, both ends of its range inclusive. @throws invalid-parameter */
function takeNumber(url: URL, name: string, [lowest, highest]: [number, number], form: RegExp): number | undefined {
  const [text, ...more] = url.searchParams.getAll(name)
  url.searchParams.delete(name)
  if (text === undefined) return undefined
  const number = form.test(text) && more.length === 0 ? Number(text) : Number.NaN
  if (number >= lowest && number <= highest) return number
  throw invalidParameter(name, [text, ...more].join(' and '), `one number from ${lowest} to ${highest}`)
}
