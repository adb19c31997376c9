import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ATLAS_FOLDER } from '@nahrain/testkit'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { main } from '../src/main.ts'

/** Real boundaries stand beside the repository, not in it. */
const COD = fileURLToPath(new URL('../../../../shared/data/cod-ab-irq-2019-adm1.geojson.gz', import.meta.url))
const WRITTEN = ['places/geometry/governorates.geojson', 'basemap/governorates.geojson', 'basemap/borders.geojson']

const root = await mkdtemp(join(tmpdir(), 'nahrain-boundaries-'))
const atlas = join(root, 'atlas')
const dataset = join(root, 'built')
const square = join(root, 'square.geojson')

beforeEach(async () => {
  const skipped = ['dist', 'node_modules'].map((name) => join(ATLAS_FOLDER, name))
  await rm(atlas, { recursive: true, force: true })
  await cp(ATLAS_FOLDER, atlas, { recursive: true, filter: (path) => !skipped.includes(path) })
  await writeFile(square, squareOfKirkuk('IQ-KI'))
})

afterAll(() => rm(root, { recursive: true, force: true }))

function squareOfKirkuk(iso: string): string {
  const coordinates = [
    [
      [43.5, 35],
      [43.5, 36],
      [44.5, 36],
      [44.5, 35],
      [43.5, 35],
    ],
  ]
  const feature = { type: 'Feature', properties: { iso }, geometry: { type: 'Polygon', coordinates } }
  return JSON.stringify({ type: 'FeatureCollection', features: [feature] })
}

async function run(...args: string[]): Promise<{ code: number; out: string; note: string }> {
  const [out, note]: [string[], string[]] = [[], []]
  const code = await main(args, { out: (text) => out.push(text), note: (text) => note.push(text) })
  return { code, out: out.join('\n'), note: note.join('\n') }
}

const importInto = (file: string, ...args: string[]) =>
  run('import', file, '--as', 'boundaries', '--out', atlas, ...args)
const textsOf = () => Promise.all(WRITTEN.map((name) => readFile(join(atlas, name), 'utf8')))

async function outlineOf(id: string): Promise<{ coordinates: number[][][] }> {
  const { features } = JSON.parse(await readFile(join(atlas, 'places/geometry/governorates.geojson'), 'utf8'))
  return features.find((feature: { id: string }) => feature.id === id).geometry
}

test('an outline is replaced, with its credit, and the atlas can be built', async () => {
  const { code, note } = await importInto(square, '--attribution', 'Survey', '--licence', 'CC0')
  expect(code).toBe(0)
  expect(note).toContain('1 of 20 places match by property "iso" (iso3166 codes)')
  expect(note).toContain('no outline in the file, stays as it is: 19')
  expect(note).toContain(`next: nahrain build ${atlas}`)
  expect(await outlineOf('kirkuk')).toMatchObject({ coordinates: [expect.arrayContaining([[44.5, 35]])] })
  for (const text of await textsOf()) {
    expect(JSON.parse(text).attribution).toMatch(/1 feature: Survey \(CC0\), from square.geojson, imported \d{4}-/)
  }
  expect((await run('check', atlas)).code).toBe(0)
  const folders = await Promise.all(['places/geometry', 'basemap'].map((name) => readdir(join(atlas, name))))
  expect(folders.flat().filter((name) => /\.(new|old)-/.test(name))).toEqual([])
})

test('--look writes nothing', async () => {
  const before = await textsOf()
  const { code, note } = await importInto(square, '--look')
  expect([code, note]).toEqual([0, expect.stringContaining('IQ-KI → kirkuk')])
  expect(await textsOf()).toEqual(before)
})

test('an atlas may do without a basemap', async () => {
  await rm(join(atlas, 'basemap'), { recursive: true })
  expect((await importInto(square)).code).toBe(0)
  expect(existsSync(join(atlas, 'basemap'))).toBe(false)
})

test('a file of unknown codes changes nothing', async () => {
  const before = await textsOf()
  await writeFile(square, squareOfKirkuk('IQ-XX'))
  const { code, note } = await importInto(square)
  expect([code, note]).toEqual([1, expect.stringContaining('got no property with codes')])
  expect(await textsOf()).toEqual(before)
})

test('a faulty atlas is reported first', async () => {
  const file = join(atlas, 'places', 'cities.yaml')
  await writeFile(file, (await readFile(file, 'utf8')).replace('kind: city', 'kind: citty'))
  const { code, out } = await importInto(square)
  expect([code, out]).toEqual([1, expect.stringContaining('got "citty"')])
})

test.each([
  [['--as', 'map'], '--as: got "map", expected table or boundaries'],
  [['--as', 'boundaries', '--map', 'when=date'], 'got --map beside --as boundaries'],
  [['--licence', 'CC0'], 'got --licence beside --as table'],
  [['--as', 'boundaries', '--out', '/nowhere'], 'atlas.yaml'],
])('import %j is refused with the way out', async (args, message) => {
  const { code, note } = await run('import', square, ...args)
  expect(code).not.toBe(0)
  expect(note).toContain(message)
})

describe.skipIf(!existsSync(COD))(`OCHA's boundaries of Iraq (${existsSync(COD) ? 'there' : `no file ${COD}`})`, () => {
  test('questions are asked of the new outlines; places keep their ids and codes', async () => {
    // Whoever runs this may have imported the file into the atlas already.
    await importInto(square)
    const before = await outlineOf('kirkuk')
    const { code, note } = await importInto(COD)
    expect([code, note]).toEqual([0, expect.stringContaining('18 of 20 places match by property "ADM1_PCODE"')])
    expect(await outlineOf('kirkuk')).not.toEqual(before)
    expect((await run('build', atlas, '--out', dataset)).code).toBe(0)
    const query = await run('query', 'region=place:kirkuk', 'type=place', '--dataset', dataset)
    const { features } = JSON.parse(query.out)
    const place = features.find(({ id }: { id: string }) => id === 'kirkuk')
    expect(place.geometry).toBeDefined()
    expect(JSON.stringify(place)).toContain('"pcode":"IQG13"')
  })
})
