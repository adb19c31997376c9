import { type Geometry, type Position, type Ring, samePosition, signedArea } from '@nahrain/model'

/** A geometry with an inside. */
export type Area = Extract<Geometry, { type: 'Polygon' | 'MultiPolygon' }>

/** Degrees are written with so many decimals: about a metre, finer than any survey of a governorate's border. */
const DECIMALS = 5

export interface TidyArea {
  /** Undefined where nothing is left. */
  readonly area: Area | undefined
  /** Rings that rounding flattened. */
  readonly flattened: number
}

/**
 * Rounds an area and winds it as RFC 7946 wants: outer rings counterclockwise, holes clockwise. Vertices are kept, because neighbours
 * that are simplified one by one come apart.
 */
export function tidyArea(geometry: Area): TidyArea {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const kept = polygons.map(tidyPolygon).filter((rings) => rings.length > 0)
  const rings = polygons.reduce((sum, { length }) => sum + length, 0)
  const flattened = rings - kept.reduce((sum, { length }) => sum + length, 0)
  const [only] = kept
  if (only === undefined) return { area: undefined, flattened }
  const area: Area =
    kept.length === 1 ? { type: 'Polygon', coordinates: only } : { type: 'MultiPolygon', coordinates: kept }
  return { area, flattened }
}

/** All of an area's rings, outer ones and holes. */
export function ringsOf(area: Area): readonly Ring[] {
  return area.type === 'Polygon' ? area.coordinates : area.coordinates.flat()
}

/** No ring where the outer one is flat: its holes go with it. */
function tidyPolygon(polygon: readonly Ring[]): Ring[] {
  const [outer, ...holes] = polygon.map(roundRing)
  if (outer === undefined || isFlat(outer)) return []
  return [wound(outer, 1), ...holes.filter((hole) => !isFlat(hole)).map((hole) => wound(hole, -1))]
}

function roundRing(ring: Ring): Ring {
  return ring.map(roundPosition).filter((position, index, all) => !samePosition(position, all[index - 1]))
}

function roundPosition([longitude, latitude]: Position): Position {
  const factor = 10 ** DECIMALS
  return [Math.round(longitude * factor) / factor, Math.round(latitude * factor) / factor]
}

function isFlat(ring: Ring): boolean {
  return ring.length < 4 || signedArea(ring) === 0
}

function wound(ring: Ring, sign: 1 | -1): Ring {
  return Math.sign(signedArea(ring)) === sign ? ring : ring.toReversed()
}
