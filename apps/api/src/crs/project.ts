import { Bbox, type Geometry, invalidParameter, readNumber } from '@nahrain/model'
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

/**
 * A box that a client wrote in a system, in degrees: two corners in the order of its axes, the south-western one first, also across the
 * antimeridian; with six numbers the heights are dropped (OGC 17-069r4, 7.15.3; OGC 18-058r1, 6.2.2).
 *
 * @throws invalid-parameter naming `bbox`
 */
export function boxInDegrees(text: string, system: CoordinateSystem): Bbox {
  const numbers = text.split(',').map(readNumber)
  const parsed = Bbox.safeParse(numbers.some(Number.isNaN) ? undefined : cornersInDegrees(numbers, system))
  if (parsed.success) return parsed.data
  throw invalidParameter('bbox', `"${text}"`, expectedIn(system))
}

function cornersInDegrees(numbers: readonly number[], { toDegrees }: CoordinateSystem): Bbox | undefined {
  if (numbers.length !== 4 && numbers.length !== 6) return undefined
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = numbers
  const [west, south] = toDegrees(a, b)
  const [east, north] = numbers.length === 4 ? toDegrees(c, d) : toDegrees(d, e)
  return [rounded(west), rounded(south), rounded(east), rounded(north)]
}

function expectedIn({ axes }: CoordinateSystem): string {
  return `four numbers, or six with heights: ${axes} of the south-western corner, then of the north-eastern one`
}

/** Far below a step of the dataset's coordinates: what a projection adds and takes away again must not matter. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e10) / 1e10
}
