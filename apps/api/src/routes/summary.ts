import { Answer, invalidParameter, readNumber } from '@nahrain/model'
import { Hono } from 'hono'
import * as z from 'zod'
import type { ApiEnv } from '../api-env.ts'
import { askCollection, type Collection, findCollection } from '../collections.ts'
import { chosenForm } from '../document.ts'
import { JSON_FORM } from '../negotiation.ts'
import { reply } from '../reply.ts'
import { refuseUnknown, takeOne } from '../request/parameters.ts'
import { takeQuestion } from '../request/question.ts'

export const SUMMARY_LIMITS = { bins: [1, 1024], zoom: [0, 24] } as const
export const DEFAULT_BINS = 64
export const SUMMARY_PARAMETERS = ['bins', 'zoom', 'f'] as const

/** `/collections/{id}/summary`: counts, facets, histogram and, for a `zoom`, the map's cells of any question. Nahrain's own. */
export function summaryRoutes(collections: ReadonlyMap<string, Collection>): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/collections/:collection/summary', async (context) => {
    const collection = findCollection(collections, context.req.param('collection'))
    const { mediaType } = chosenForm(context, [JSON_FORM])
    const parameters = new URLSearchParams(context.get('url').searchParams)
    refuseUnknown(parameters, new Set([...collection.properties.question, ...SUMMARY_PARAMETERS]))
    parameters.delete('f')
    const bins = takeNumber(parameters, 'bins', Number.isInteger) ?? DEFAULT_BINS
    const zoom = takeNumber(parameters, 'zoom', Number.isFinite)
    const query = takeQuestion(parameters, collection)
    const shape = { facets: true, histogram: { bins }, ...(zoom !== undefined && { cells: { zoom } }) }
    const answer = await askCollection(collection, query, shape)
    return reply(context, JSON.stringify(labelled(collection, answer)), { 'Content-Type': mediaType })
  })
}

/** Facets with the names of their values, without those that the collection fixes. */
function labelled({ loaded, fixed }: Collection, answer: Answer) {
  const { manifest } = loaded.dataset
  const { facets = [], ...rest } = z.encode(Answer, answer)
  const named = facets
    .filter(({ facet }) => !(facet in fixed))
    .map(({ facet, counts }) => {
      const described = manifest.facets.find(({ id }) => id === facet)
      const values = described?.values.map(({ id, label }, code) => ({ id, label, count: counts[code] ?? 0 })) ?? []
      return { facet, label: described?.label, values }
    })
  return { ...rest, facets: named }
}

/** Takes a number, both ends of its range inclusive. @throws invalid-parameter */
function takeNumber(
  parameters: URLSearchParams,
  name: keyof typeof SUMMARY_LIMITS,
  fits: (number: number) => boolean,
): number | undefined {
  const text = takeOne(parameters, name)
  if (text === undefined) return undefined
  const [lowest, highest] = SUMMARY_LIMITS[name]
  const number = readNumber(text)
  if (fits(number) && number >= lowest && number <= highest) return number
  throw invalidParameter(name, `"${text}"`, `one number from ${lowest} to ${highest}`)
}
