import { type Geometry, type Position, relativeLongitude } from '@nahrain/model'
import { densifyShape, firstPosition, pointInFrame } from './distance.ts'
import { indexEdges } from './edge-index.ts'
import { edgesOf, shapeInFrame } from './shape.ts'
import { distanceKm, interpolate } from './wgs84.ts'

/** A route with positions along it, in km from its first vertex. */
export interface Route {
  readonly lengthKm: number
  /** Of the nearest point of the route: how far it is away, and its position along the route; both in km. */
  readonly locate: (position: Position) => { readonly distanceKm: number; readonly alongKm: number }
  /** The part between two positions in km, both inclusive; empty where they lie outside the route. */
  readonly section: (fromKm: number, toKm: number) => readonly Position[]
}

/** Measures a line as one route; of several lines, one after the other without the gaps between them. */
export function measureRoute(geometry: Extract<Geometry, { type: 'LineString' | 'MultiLineString' }>): Route {
  const origin = firstPosition(geometry)[0]
  const edges = [...edgesOf(densifyShape(shapeInFrame(geometry, origin)))].filter(([a, b]) => distanceKm(a, b) > 0)
  const nearestEdge = indexEdges(edges)
  const starts = new Float64Array(edges.length + 1)
  edges.forEach(([a, b], edge) => {
    starts[edge + 1] = (starts[edge] as number) + distanceKm(a, b)
  })
  return {
    lengthKm: starts[edges.length] as number,
    locate: (position) => {
      const { distanceKm: distance, edge, fraction } = nearestEdge(pointInFrame(position, origin))
      const [start, end] = [starts[edge] as number, starts[edge + 1] as number]
      return { distanceKm: distance, alongKm: start + (end - start) * fraction }
    },
    section: (fromKm, toKm) =>
      edges.flatMap(([a, b], edge) => {
        const [start, end] = [starts[edge] as number, starts[edge + 1] as number]
        if (end < fromKm || start > toKm) return []
        const at = (km: number) => interpolate(a, b, Math.min(1, Math.max(0, (km - start) / (end - start))))
        return [at(fromKm), at(toKm)].map(([x, y]): Position => [relativeLongitude(x + origin, 0), y])
      }),
  }
}
