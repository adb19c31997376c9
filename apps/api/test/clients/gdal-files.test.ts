import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeTile, featuresOf } from '../tiles/decode-tile.ts'
import { type ClientServer, startClientServer } from './client-server.ts'
import { gdalCount, gdalFeatures, gdalFields, NO_GDAL } from './programs.ts'
import { POINT_ROWS, POINTS, SHAPE_ROWS } from './tables.ts'

let server: ClientServer

beforeAll(async () => {
  server = await startClientServer()
})
afterAll(() => server.close())

const items = (collection: string, question: string) => `${server.api}/collections/${collection}/items?${question}`

describe.skipIf(NO_GDAL)(`GDAL reads files from their addresses${NO_GDAL ? `: ${NO_GDAL}` : ''}`, () => {
  const FILES: readonly (readonly [format: string, sourceOf: (url: string) => string])[] = [
    ['flatgeobuf', (url) => url],
    ['geojsonseq', (url) => url],
    ['flatgeobuf', (url) => `/vsicurl_streaming/${url}`],
    ['csv', (url) => `CSV:/vsicurl_streaming/${url}`],
  ]
  test.each(FILES)('%s', async (format, sourceOf) => {
    expect(await gdalCount(sourceOf(items('points', `f=${format}`)), '-al')).toBe(POINT_ROWS)
    expect(await gdalCount(sourceOf(items('shapes', `f=${format}`)), '-al')).toBe(SHAPE_ROWS)
    const read = await gdalFeatures(sourceOf(items('points', `f=${format}&filter=count%20%3D%207`)))
    expect(read.map(({ properties }) => properties.code).sort()).toEqual(
      POINTS.filter(({ count }) => count === 7).map(({ code }) => code),
    )
  })

  test('a FlatGeobuf has its columns as numbers and texts', async () => {
    expect(await gdalFields(items('points', 'f=flatgeobuf'), '-al')).toMatchObject({
      code: 'String',
      amount: 'Real',
      radiusKm: 'Real',
    })
  })

  test('a page of GeoJSON is a file too', async () => {
    expect(await gdalCount(items('shapes', 'limit=1000'), '-al')).toBe(SHAPE_ROWS)
  })

  test('a tile', async () => {
    const url = `${server.api}/collections/entries/tiles/WebMercatorQuad/6/25/39?f=mvt`
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer())
    const open = ['-oo', 'X=39', '-oo', 'Y=25', '-oo', 'Z=6', '-oo', 'CLIP=NO']
    const read = await gdalFeatures(`MVT:/vsicurl/${url}`, ...open)
    expect(read.map(({ properties }) => properties.id)).toEqual(
      featuresOf(decodeTile(bytes).entries).map(({ properties }) => properties.id),
    )
    expect(read.length).toBeGreaterThan(100)
  })
})
