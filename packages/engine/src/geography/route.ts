import { type Geometry, type Position, relativeLongitude } from '@nahrain/model'
import { densifyShape, firstPosition, pointInFrame } from './distance.ts'
import { indexEdges } from './edge-index.ts'
import { type Edge, edgesOf, shapeInFrame } from './shape.ts'
import { distanceKm, interpolate } from './wgs84.ts'

type Line = Extract<Geometry, { type: 'LineString' | 'MultiLineString' }>

/** A route with positions along it, in km from its first vertex. */
export interface Route {
  readonly lengthKm: number
  /** Of the nearest point of the route: how far it is away, and its position along the route; both in km. */
  readonly locate: (position: Position) => { readonly distanceKm: number; readonly alongKm: number }
  /** The part between two positions in km, both inclusive, as its lines; undefined where nothing of the route is there. */
  readonly section: (fromKm: number, toKm: number) => Line | undefined
}

/** Measures a line as one route; of several lines, one after the other without the gaps between them. */
export function measureRoute(geometry: Line): Route {
  const origin = firstPosition(geometry)[0]
  const { lines } = densifyShape(shapeInFrame(geometry, origin))
  const edges = lines.flatMap((line) => withLength([...edgesOf({ rings: [], lines: [line] })]))
  const lineOf = lines.flatMap((line, index) => withLength([...edgesOf({ rings: [], lines: [line] })]).map(() => index))
  const nearestEdge = indexEdges(edges)
  const starts = new Float64Array(edges.length + 1)
  edges.forEach(([a, b], edge) => {
    starts[edge + 1] = (starts[edge] as number) + distanceKm(a, b)
  })
  const spanOf = (edge: number) => [starts[edge] as number, starts[edge + 1] as number] as const
  return {
    lengthKm: starts[edges.length] as number,
    locate: (position) => {
      const { distanceKm: distance, edge, fraction } = nearestEdge(pointInFrame(position, origin))
      const [start, end] = spanOf(edge)
      return { distanceKm: distance, alongKm: start + (end - start) * fraction }
    },
    section: (fromKm, toKm) => {
      const cut = lines.map((_, line) =>
        edges.flatMap((edge, index) => (lineOf[index] === line ? cutEdge(edge, spanOf(index), [fromKm, toKm]) : [])),
      )
      const kept = cut
        .filter((positions) => positions.length > 0)
        .map((positions) => positions.map(([x, y]): Position => [relativeLongitude(x + origin, 0), y]))
      return kept.length === 0 ? undefined : { type: 'MultiLineString', coordinates: kept }
    },
  }
}

/** Two equal vertices are no edge: nothing lies along them. */
function withLength(edges: readonly Edge[]): Edge[] {
  return edges.filter(([a, b]) => distanceKm(a, b) > 0)
}

type SpanKm = readonly [fromKm: number, toKm: number]

/** The ends of what an edge, which lies at `span`, has in common with the wanted positions. */
function cutEdge([a, b]: Edge, [start, end]: SpanKm, [fromKm, toKm]: SpanKm): Position[] {
  if (end < fromKm || start > toKm) return []
  const at = (km: number) => interpolate(a, b, Math.min(1, Math.max(0, (km - start) / (end - start))))
  return [at(fromKm), at(toKm)]
}
