/**
 * Makes every file of the basemap and of `places/geometry` from packages that anyone can get:
 *
 *     node basemap/derive.ts
 *
 * The outputs are committed, so this runs only when a source or a rule changes. It downloads about 110 MB into a
 * temporary folder and removes it. The same inputs give the same bytes. Where each file comes from and what was
 * changed is in PROVENANCE.md.
 */
import { mkdir } from 'node:fs/promises'
import { deriveBorders } from './derive/borders.ts'
import { deriveCountries, deriveWorld } from './derive/countries.ts'
import { readCountryNames } from './derive/country-names.ts'
import { deriveGovernorates, readGovernorates } from './derive/governorates.ts'
import { deriveLabels } from './derive/labels.ts'
import { deriveLakes } from './derive/lakes.ts'
import { withPackages } from './derive/packages.ts'
import { derivePlaces } from './derive/places.ts'
import { deriveRivers } from './derive/rivers.ts'
import { readAtlas } from './derive/topology.ts'
import { deriveTowns, readTowns } from './derive/towns.ts'
import { ATTRIBUTIONS, type Named, type SourceName, writeCollection } from './derive/write.ts'

const BASEMAP = new URL('./', import.meta.url)
const PLACES = new URL('../places/geometry/', import.meta.url)

await mkdir(PLACES, { recursive: true })
await withPackages(async (extract) => {
  const names = await readCountryNames(extract)
  const fine = await readAtlas(extract, 'countries-10m.json')
  const coarse = await readAtlas(extract, 'countries-110m.json')
  const governorates = await readGovernorates(extract)
  const towns = await readTowns(extract)

  const basemap = (file: string, features: readonly Named[], source: SourceName, decimals?: number) =>
    writeCollection(new URL(file, BASEMAP), features, { attribution: ATTRIBUTIONS[source], decimals })
  await basemap('countries.geojson', deriveCountries(fine, names), 'natural-earth', 3)
  await basemap('world.geojson', deriveWorld(coarse, names), 'natural-earth', 2)
  await basemap('borders.geojson', deriveBorders({ fine, coarse, governorates }), 'natural-earth', 3)
  await basemap('governorates.geojson', deriveGovernorates(governorates), 'natural-earth')
  await basemap('labels.geojson', deriveLabels({ fine, governorates, names }), 'natural-earth')
  await basemap('lakes.geojson', await deriveLakes(extract), 'natural-earth')
  await basemap('towns.geojson', deriveTowns(towns), 'geonames')
  for (const { file, source, features } of derivePlaces({ fine, governorates, towns })) {
    await writeCollection(new URL(file, PLACES), features, { attribution: ATTRIBUTIONS[source] })
  }

  const rivers = await deriveRivers()
  if (rivers !== undefined) await basemap('rivers.geojson', rivers, 'gshhg')
})
