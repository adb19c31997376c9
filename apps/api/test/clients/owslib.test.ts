import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CONFORMS_TO } from '../../src/conformance.ts'
import { type ClientServer, ownCollections, startClientServer } from './client-server.ts'
import { NO_OWSLIB, runPython } from './programs.ts'
import { POINT_ROWS, POINTS } from './tables.ts'

let server: ClientServer

beforeAll(async () => {
  server = await startClientServer()
})
afterAll(() => server.close())

/** One run for all: Python takes longest to start. */
const SCRIPT = `
import json, sys
from owslib.ogcapi.features import Features
features = Features(sys.argv[1])
box = features.collection_items('points', bbox=[41, 31, 42.5, 33], limit=5)
print(json.dumps({
  'conformance': features.conformance()['conformsTo'],
  'collections': features.feature_collections(),
  'title': features.collection('points')['title'],
  'queryables': list(features.collection_queryables('points')['properties']),
  'box': [box['numberMatched'], box['numberReturned'], len(box['features'])],
  'page': features.collection_items('points', limit=3, offset=2097)['numberReturned'],
  'filtered': features.collection_items('points', filter='count = 7')['numberMatched'],
  'item': features.collection_item('flows', 'al-hol-to-jeddah-1')['geometry']['type'],
  'paths': len(features.api()['paths']),
}))`

interface Answers {
  readonly [name: string]: unknown
}

describe.skipIf(NO_OWSLIB)(`OWSLib${NO_OWSLIB ? `: ${NO_OWSLIB}` : ''}`, () => {
  test('lists, describes, pages, narrows and finds', async () => {
    const { paths, queryables, ...answers } = (await runPython(SCRIPT, server.api)) as Answers
    const inside = POINTS.filter(({ place: [x, y] = [0, 0] }) => x >= 41 && x <= 42.5 && y >= 31 && y <= 33)
    expect(answers).toEqual({
      conformance: CONFORMS_TO,
      collections: await ownCollections(server.api),
      title: 'points',
      box: [inside.length, 5, 5],
      page: POINT_ROWS - 2097,
      filtered: POINTS.filter(({ count }) => count === 7).length,
      item: 'LineString',
    })
    expect(queryables).toEqual(expect.arrayContaining(['geom', 'code', 'amount', 'day', 'open']))
    expect(paths).toBeGreaterThan(50)
  })
})
