import { type Bbox, type Geometry, invalidParameter } from '@nahrain/model'
import { type CoordinateSystem, CRS84 } from './coordinate-systems.ts'

/** A geometry in another system. */
export function projectGeometry(geometry: Geometry, system: CoordinateSystem): Geometry {
  if (system === CRS84) return geometry
  return { type: geometry.type, coordinates: projectNested(geometry.coordinates, system) } as Geometry
}

type Nested = readonly number[] | readonly Nested[]

function projectNested(coordinates: Nested, system: CoordinateSystem): Nested {
  const [first, second] = coordinates
  if (typeof first === 'number' && typeof second === 'number') return system.fromDegrees(first, second)
  return (coordinates as readonly Nested[]).map((inner) => projectNested(inner, system))
}

/** A box that a client wrote in a system, in degrees; with six numbers the heights are dropped. @throws invalid-parameter */
export function boxInDegrees(text: string, { toDegrees }: CoordinateSystem): Bbox {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  if ((numbers.length !== 4 && numbers.length !== 6) || !numbers.every(Number.isFinite)) {
    throw invalidParameter('bbox', text, 'four numbers, or six with heights, separated by commas')
  }
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = numbers
  const [west, south] = toDegrees(a, b)
  const [east, north] = numbers.length === 4 ? toDegrees(c, d) : toDegrees(d, e)
  return [rounded(west), rounded(south), rounded(east), rounded(north)]
}

/** Far below a step of the dataset's coordinates: what a projection adds and takes away again must not matter. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e10) / 1e10
}
