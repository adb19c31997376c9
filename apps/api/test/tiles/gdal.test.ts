import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atlasDataset } from '@nahrain/testkit'
import { afterAll, expect, test } from 'vitest'
import { createApp, loadDataset } from '../../src/app.ts'
import { decodeTile, featuresOf } from './decode-tile.ts'

const formats = spawnSync('ogrinfo', ['--formats'], { encoding: 'utf8' }).stdout ?? ''
const missing = formats.includes('MVT') ? undefined : 'no ogrinfo with the MVT driver on this machine'
const folder = mkdtempSync(join(tmpdir(), 'nahrain-tile-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface GdalFeature {
  readonly geometry: { readonly type: string }
  readonly properties: Readonly<Record<string, unknown>>
}

test('GDAL reads a tile as we wrote it', async ({ skip }) => {
  if (missing !== undefined) return skip(missing)
  const app = createApp({ datasets: [loadDataset(await atlasDataset())] })
  const response = await app.request('/api/collections/entries/tiles/WebMercatorQuad/6/25/39')
  const bytes = new Uint8Array(await response.arrayBuffer())
  const file = join(folder, 'tile.mvt')
  writeFileSync(file, bytes)
  const open = ['-oo', 'X=39', '-oo', 'Y=25', '-oo', 'Z=6', '-oo', 'CLIP=NO']
  const options = ['-f', 'GeoJSON', '/vsistdout/', `MVT:${file}`, ...open, '-t_srs', 'EPSG:4326']
  const text = execFileSync('ogr2ogr', options, { encoding: 'utf8', timeout: 60_000, maxBuffer: 2 ** 28 })
  const { features } = JSON.parse(text) as { features: GdalFeature[] }
  const own = featuresOf(decodeTile(bytes).entries)
  const kindOf = (type: string) =>
    ['', 'Point', 'Line', 'Polygon'].findIndex((kind) => kind !== '' && type.includes(kind))
  expect(features.map(({ geometry, properties }) => [properties.id, kindOf(geometry.type)])).toEqual(
    own.map(({ type, properties }) => [properties.id, type]),
  )
  expect(new Set(own.map(({ type }) => type))).toEqual(new Set([1, 2, 3]))
})
