import { boundaryPlaces, checkAtlasFiles, readBoundaries } from '@nahrain/ingest'
import { openTableFile, readAtlasFolder } from '@nahrain/ingest/node'
import { ATLAS_FOLDER } from '@nahrain/testkit'
import { describe, expect, test } from 'vitest'
import { matchBoundaries } from '../../src/boundaries/match-boundaries.ts'
import { hasRealFiles, realFile, realFilesAre } from '../table/read/table-files.ts'
import { failureOf } from './boundary-files.ts'

const PLACES = readAtlasFolder(ATLAS_FOLDER).then((files) => boundaryPlaces(checkAtlasFiles(files).atlas))

async function boundariesOfLevel(level: number) {
  return readBoundaries(await openTableFile(realFile(`cod-ab-irq-2019-adm${level}.geojson.gz`)))
}

describe.skipIf(!hasRealFiles)(`OCHA's boundaries of Iraq (${realFilesAre})`, () => {
  test('all governorates match by place code', async () => {
    const { kind, field, pairs, strangers, missing } = matchBoundaries(await boundariesOfLevel(1), await PLACES)
    expect({ kind, field, pairs: pairs.length, strangers }).toEqual({
      kind: 'pcode',
      field: 'ADM1_PCODE',
      pairs: 18,
      strangers: [],
    })
    expect(missing.map(({ id }) => id).sort()).toEqual(['aleppo-governorate', 'hasakah-governorate'])
  })

  test('codes and Arabic names say the same', async () => {
    const layer = await boundariesOfLevel(1)
    const fields = layer.fields.map((field) => (field === 'ADM1_PCODE' ? 'ADM1_REF' : field))
    const features = layer.features.map((feature) => {
      const code = layer.fields.indexOf('ADM1_PCODE')
      return { ...feature, texts: feature.texts.map((text, at) => (at === code ? '' : text)) }
    })
    const byName = matchBoundaries({ ...layer, fields, features }, await PLACES)
    const byCode = matchBoundaries(layer, await PLACES)
    const idsOf = ({ pairs }: typeof byName) => pairs.map(({ feature, place }) => `${feature.number} ${place.id}`)
    expect([byName.kind, byName.field]).toEqual(['name', 'ADM1_AR'])
    expect(idsOf(byName)).toEqual(idsOf(byCode))
  })

  test.each([0, 2, 3])('level %i is refused', async (level) => {
    const boundaries = await boundariesOfLevel(level)
    const places = await PLACES
    expect(await failureOf(() => matchBoundaries(boundaries, places))).toMatchObject({ tag: 'invalid-input' })
  })
})
