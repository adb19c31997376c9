import type { MultiPolygon } from 'geojson'
import { clipInside, clipOutside, NEIGHBOURHOOD, OUTSIDE_FROM } from './box.ts'
import type { CountryNames } from './country-names.ts'
import { type Areas, areaOf, idsOf, nameOf, simplified } from './topology.ts'
import type { Named } from './write.ts'

/** Bends under about 1.6 km² and islands under about 6 km² do not show at the zooms of the atlas. */
export const COUNTRY_DETAIL = { bend: 0.00016, ring: 0.0006 }

/** The coarse layer is far from what the atlas is about. */
export const WORLD_DETAIL = { bend: 0.1, ring: 0.5 }

/** Countries around Iraq, cut at the edge of the neighbourhood. */
export function deriveCountries(fine: Areas, names: CountryNames): Named[] {
  return deriveAreas(simplified(fine, COUNTRY_DETAIL), names, (area) => clipInside(area, NEIGHBOURHOOD))
}

/** The rest of the world. */
export function deriveWorld(coarse: Areas, names: CountryNames): Named[] {
  return deriveAreas(simplified(coarse, WORLD_DETAIL), names, (area) => clipOutside(area, OUTSIDE_FROM))
}

function deriveAreas(areas: Areas, names: CountryNames, clip: (area: MultiPolygon) => MultiPolygon): Named[] {
  return idsOf(areas)
    .map((id) => ({ id, geometry: clip(areaOf(areas, [id])) }))
    .filter(({ geometry }) => geometry.coordinates.length > 0)
    .map(({ id, geometry }) => {
      // Only filled: what a country is called stands in labels.geojson.
      const code = countryProperties(areas, id, names).id
      return { id: code, properties: { code }, geometry }
    })
}

/** A piece without an ISO number keeps its English name as id and has no other. */
export function countryProperties(
  areas: Areas,
  id: string,
  names: CountryNames,
): { id: string; properties: Record<string, string> } {
  const en = ENGLISH[id] ?? nameOf(areas.objects.find((object) => String(object.id) === id)) ?? id
  const name = names.get(id)
  if (name === undefined) return { id: en, properties: { name_en: en } }
  const { code, ar, ckb } = name
  return { id: code, properties: { name_en: en, name_ar: ar, ...(ckb && { name_ckb: ckb }) } }
}

/** Natural Earth shortens some names for its own labels. */
const ENGLISH: Readonly<Record<string, string>> = {
  '070': 'Bosnia and Herzegovina',
  '140': 'Central African Republic',
  '180': 'Democratic Republic of the Congo',
  '196': 'Cyprus',
  '214': 'Dominican Republic',
  '226': 'Equatorial Guinea',
  '275': 'Palestinian territories',
  '728': 'South Sudan',
  '732': 'Western Sahara',
  '748': 'Eswatini',
  '807': 'North Macedonia',
  '840': 'United States',
  '384': 'Côte d’Ivoire',
}
