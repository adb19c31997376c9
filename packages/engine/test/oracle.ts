import type { ContentRow, RowContent } from '@nahrain/engine'
import { type Geometry, type Position, parseDay, parseEdtf, type Query, type Region } from '@nahrain/model'
import { Geodesic } from 'geographiclib-geodesic'
import { foldText } from '../src/text.ts'

/**
 * The full scan: slow, obvious, and with geometry of its own (Karney's geodesics, angles instead of crossings).
 * A row's relation to a question is 0 out, 1 possible, 2 certain; undefined where it is too close to a boundary to call.
 */
type Relation = 0 | 1 | 2

const UNSURE_KM = 0.05
const UNSURE_SHARE = 0.002

export function exactKm(a: Position, b: Position): number {
  return (Geodesic.WGS84.Inverse(a[1], a[0], b[1], b[0]).s12 as number) / 1000
}

export function relate(row: ContentRow, query: Query, content: RowContent): Relation | undefined {
  const parts: (Relation | undefined)[] = [
    query.bbox ? inView(row, { kind: 'box', bbox: query.bbox }, content) : 2,
    query.regions.length > 0 ? inAny(row, query.regions, content) : 2,
    query.when ? during(row, query.when) : 2,
    query.known ? (row.known !== undefined && row.known <= parseDay(query.known) ? 2 : 0) : 2,
    query.text
      ? foldText(query.text)
          .split(' ')
          .every((word) => row.texts.some((text) => foldText(text).includes(word)))
        ? 2
        : 0
      : 2,
    ...content.facets.map((facet, index): Relation => {
      const wanted = query.facets[facet.id]
      return !wanted || row.facets[index]?.some((code) => wanted.includes(facet.values[code]?.id ?? '')) ? 2 : 0
    }),
  ]
  if (parts.includes(0)) return 0
  return parts.includes(undefined) ? undefined : (Math.min(...(parts as Relation[])) as Relation)
}

function during({ when }: ContentRow, text: string): Relation {
  const { start, end } = parseEdtf(text)
  if (!when || when.end < start || when.start > end) return 0
  return when.start >= start && when.end <= end ? 2 : 1
}

/** The first place alone, and only where its point itself is in the box. */
function inView(row: ContentRow, box: Region, content: RowContent): Relation | undefined {
  const [first] = row.locations
  if (first === undefined) return 0
  const point = inRegion(first.position, 0, box, content)
  return point === 2 ? inRegion(first.position, first.radiusKm, box, content) : point
}

function inAny(row: ContentRow, regions: readonly Region[], content: RowContent): Relation | undefined {
  const relations = row.locations.flatMap(({ position, radiusKm }) =>
    regions.map((region) => inRegion(position, radiusKm, region, content)),
  )
  if (relations.includes(2)) return 2
  return relations.includes(undefined) ? undefined : (Math.max(0, ...(relations as Relation[])) as Relation)
}

/** `signed` is the distance to the region's boundary in km, negative inside. */
function inRegion(center: Position, radiusKm: number, region: Region, content: RowContent): Relation | undefined {
  const signed = signedKm(center, region, content)
  const unsure = UNSURE_KM + UNSURE_SHARE * Math.abs(signed)
  const at = (distance: number): Relation => (distance <= -radiusKm ? 2 : distance <= radiusKm ? 1 : 0)
  return at(signed - unsure) === at(signed + unsure) ? at(signed) : undefined
}

function signedKm(center: Position, region: Region, content: RowContent): number {
  switch (region.kind) {
    case 'box': {
      const [west, south, east, north] = region.bbox as [number, number, number, number]
      const ring: Position[] = [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ]
      return signedToRing(center, ring)
    }
    case 'polygon':
      return signedToRing(center, region.ring as Position[])
    case 'near':
      return exactKm(center, region.of as unknown as Position) - region.distanceKm
    case 'along':
      return (
        toLineKm(center, (content.shapes.get(region.route) as Extract<Geometry, { type: 'LineString' }>).coordinates) -
        region.distanceKm
      )
    case 'place':
      throw new Error('the oracle knows no places')
  }
}

function signedToRing(center: Position, ring: readonly Position[]): number {
  const distance = toLineKm(center, ring)
  return windingAround(center, ring) ? -distance : distance
}

/** A ring turns once around a point inside, and not at all around a point outside. */
function windingAround(center: Position, ring: readonly Position[]): boolean {
  const corners = ring.map(([x, y]) => [east(x, center[0]), y - center[1]] as const)
  const turned = corners.slice(1).reduce((sum, [x, y], index) => {
    const [fromX, fromY] = corners[index] as readonly [number, number]
    return sum + Math.atan2(fromX * y - fromY * x, fromX * x + fromY * y)
  }, 0)
  return Math.abs(turned) > Math.PI
}

function east(longitude: number, origin: number): number {
  return ((((longitude - origin + 180) % 360) + 360) % 360) - 180
}

function toLineKm(center: Position, line: readonly Position[]): number {
  return Math.min(...line.slice(1).map((end, index) => toEdgeKm(center, line[index] as Position, end)))
}

/** Golden-section search for the least distance to an edge that is straight in longitude and latitude, from each quarter of it. */
function toEdgeKm(center: Position, a: Position, b: Position): number {
  const at = (fraction: number) =>
    exactKm(center, [a[0] + east(b[0], a[0]) * fraction, a[1] + (b[1] - a[1]) * fraction])
  const quarters = [0, 0.25, 0.5, 0.75].map((start) => {
    let [low, high] = [start, start + 0.25]
    for (let step = 0; step < 22; step++) {
      const [one, other] = [high - (high - low) * 0.618, low + (high - low) * 0.618]
      if (at(one) < at(other)) high = other
      else low = one
    }
    return at((low + high) / 2)
  })
  return Math.min(...quarters, at(0), at(1))
}
