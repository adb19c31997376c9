import type { Geometry, Position, Ring } from '@nahrain/model'
import { signedArea } from '@nahrain/model'
import polylabel from 'polylabel'

/** How close polylabel comes to the best point, degrees. */
const PRECISION_DEGREES = 0.01

/** A point that stands for a geometry on a map: inside an area, in the middle of a line, the first of several points. */
export function representativePoint(geometry: Geometry): Position {
  switch (geometry.type) {
    case 'Point':
      return geometry.coordinates
    case 'MultiPoint':
      return geometry.coordinates[0] as Position
    case 'LineString':
      return middleOf(geometry.coordinates)
    case 'MultiLineString':
      return middleOf(largest(geometry.coordinates, (line) => line.length))
    case 'Polygon':
      return insideOf(geometry.coordinates)
    case 'MultiPolygon':
      return insideOf(
        largest(geometry.coordinates, ([outer]) => (outer === undefined ? 0 : Math.abs(signedArea(outer)))),
      )
  }
}

function insideOf(rings: readonly Ring[]): Position {
  const [longitude, latitude] = polylabel(
    rings.map((ring) => ring.map(([x, y]) => [x, y])),
    PRECISION_DEGREES,
  )
  return [round(longitude as number), round(latitude as number)]
}

/** The point half-way along, by length in degrees: good enough for a mark. */
function middleOf(line: readonly Position[]): Position {
  const lengths = line.slice(1).map(([x, y], index) => {
    const [fromX, fromY] = line[index] as Position
    return Math.hypot(x - fromX, y - fromY)
  })
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2
  const edge = lengths.findIndex((length) => {
    left -= length
    return left <= 0
  })
  const [ax, ay] = line[edge] as Position
  const [bx, by] = line[edge + 1] as Position
  const fraction = 1 + left / (lengths[edge] || 1)
  return [round(ax + (bx - ax) * fraction), round(ay + (by - ay) * fraction)]
}

function largest<Item>(items: readonly Item[], size: (item: Item) => number): Item {
  return items.reduce((best, item) => (size(item) > size(best) ? item : best))
}

function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}
