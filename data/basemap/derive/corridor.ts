import buffer from '@turf/buffer'
import type { MultiLineString, MultiPolygon } from 'geojson'
import { overlap } from './box.ts'

/**
 * The land of a country within so many kilometres of a line. The buffer is made in an azimuthal equidistant projection
 * about the line's middle, which over the 350 km of the Iraqi–Turkish border is off by less than 0.1 %.
 */
export function landWithin(land: MultiPolygon, line: MultiLineString, kilometres: number): MultiPolygon {
  const around = buffer(line, kilometres, { units: 'kilometers', steps: 32 })
  if (around === undefined) throw new Error('got no buffer around the line')
  return overlap(around.geometry, land)
}
