import { clipLines, NEIGHBOURHOOD } from './box.ts'
import { COUNTRY_DETAIL, WORLD_DETAIL } from './countries.ts'
import { GOVERNORATE_DETAIL } from './governorates.ts'
import { type Areas, bordersOf, simplified } from './topology.ts'
import type { Named } from './write.ts'

/**
 * Border lines apart from the areas: each is there once, no coast and no edge of the clipped box among them, and a
 * governorate's outer border does not run beside the country's, which comes from another layer.
 */
export function deriveBorders(layers: { fine: Areas; coarse: Areas; governorates: Areas }): Named[] {
  const near = bordersOf(simplified(layers.fine, COUNTRY_DETAIL), () => true)
  const far = bordersOf(simplified(layers.coarse, WORLD_DETAIL), () => true)
  const inner = bordersOf(
    simplified(layers.governorates, GOVERNORATE_DETAIL),
    (a, b) => a.slice(0, 2) === b.slice(0, 2),
  )
  return [
    border('countries', clipLines(near.coordinates, NEIGHBOURHOOD, 'inside')),
    border('governorates', inner.coordinates),
    border('world', clipLines(far.coordinates, NEIGHBOURHOOD, 'outside')),
  ]
}

function border(id: 'countries' | 'governorates' | 'world', coordinates: Parameters<typeof clipLines>[0]): Named {
  return {
    id,
    geometry: { type: 'MultiLineString', coordinates: [...coordinates] },
    properties: { level: id === 'governorates' ? 'governorate' : 'country' },
  }
}
