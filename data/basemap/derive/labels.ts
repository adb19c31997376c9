import type { Position } from 'geojson'
import polylabel from 'polylabel'
import { NEIGHBOURHOOD } from './box.ts'
import { countryProperties } from './countries.ts'
import type { CountryNames } from './country-names.ts'
import { governorateNames } from './governorates.ts'
import { type Areas, areaOf, idsOf } from './topology.ts'
import { type Named, ringArea } from './write.ts'

/**
 * One point to a name. A renderer that labels areas writes a country's name on each of its islands, and at the middle of
 * the clipped part instead of the whole.
 */
export function deriveLabels(layers: { fine: Areas; governorates: Areas; names: CountryNames }): Named[] {
  const { fine, governorates, names } = layers
  const countries = idsOf(fine)
    .map((id) => ({ ...countryProperties(fine, id, names), at: middle(areaOf(fine, [id]).coordinates) }))
    .filter(({ at, properties }) => isNear(at) && 'name_ar' in properties)
    .map(({ id, at, properties }) => label(id, at, { level: 'country', ...properties }))
  const within = idsOf(governorates)
    .filter((id) => id !== 'SY-X01')
    .map((id) => {
      const { name_en, name_ar, latitude, longitude } = governorateNames(governorates, id)
      return label(id, [longitude, latitude], { level: 'governorate', name_en, name_ar })
    })
  return [...countries, ...within]
}

/** The point of the largest part that is farthest from its edge. */
function middle(parts: readonly Position[][][]): Position {
  const [largest] = parts.toSorted((a, b) => sizeOf(b) - sizeOf(a))
  if (largest === undefined) throw new Error('got an area without parts')
  const [x = 0, y = 0] = polylabel(largest as [number, number][][], 0.05)
  return [x, y]
}

function sizeOf(polygon: readonly Position[][]): number {
  return Math.abs(ringArea(polygon[0] ?? []))
}

function isNear([x = 0, y = 0]: Position): boolean {
  const [west, south, east, north] = NEIGHBOURHOOD
  return x > west && x < east && y > south && y < north
}

function label(id: string, at: Position, properties: Record<string, string>): Named {
  return { id, geometry: { type: 'Point', coordinates: at }, properties }
}
