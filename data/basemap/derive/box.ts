import type { MultiPolygon, Polygon, Position } from 'geojson'
import { difference, type Geom, intersection, union } from 'polyclip-ts'

/** West, south, east, north in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number]

/** Iraq with all that a reader sees around it; inside, the map is drawn from the 10 m layer, outside from the coarse one. */
export const NEIGHBOURHOOD: Box = [25, 12, 65, 43]

/** The coarse layer reaches a little under the fine one, so that no seam shows between the two fills. */
export const OUTSIDE_FROM: Box = [25.1, 12.1, 64.9, 42.9]

type Area = Polygon | MultiPolygon

/** The part of an area inside the box. */
export function clipInside(area: Area, box: Box): MultiPolygon {
  return { type: 'MultiPolygon', coordinates: intersection(geom(area), boxRing(box)) }
}

/** The part of an area outside the box. */
export function clipOutside(area: Area, box: Box): MultiPolygon {
  return { type: 'MultiPolygon', coordinates: difference(geom(area), boxRing(box)) }
}

/** The part of an area that is in another area, too. */
export function overlap(a: Area, b: Area): MultiPolygon {
  return { type: 'MultiPolygon', coordinates: intersection(geom(a), geom(b)) }
}

/** The same area without the spikes and crossings that simplifying leaves in places. */
export function repaired(area: Area): MultiPolygon {
  return { type: 'MultiPolygon', coordinates: union(geom(area)) }
}

/** Pieces of lines inside the box, or, with `side` outside, the pieces beyond it. */
export function clipLines(lines: readonly Position[][], box: Box, side: 'inside' | 'outside'): Position[][] {
  return lines.flatMap((line) => {
    const pieces: Position[][] = []
    for (const [index, end] of line.entries()) {
      const start = line[index - 1]
      if (start === undefined) continue
      for (const [from, to] of cut(start, end, box, side)) {
        const last = pieces.at(-1)
        if (last !== undefined && same(last.at(-1), from)) last.push(to)
        else pieces.push([from, to])
      }
    }
    return pieces
  })
}

/** Liang and Barsky: the range of the segment inside the box, then that range or what is left of it. */
function cut(start: Position, end: Position, box: Box, side: 'inside' | 'outside'): [Position, Position][] {
  const [x = 0, y = 0] = start
  const [endX = 0, endY = 0] = end
  const [west, south, east, north] = box
  const [dx, dy] = [endX - x, endY - y]
  let [enter, leave] = [0, 1]
  for (const [step, distance] of [
    [-dx, x - west],
    [dx, east - x],
    [-dy, y - south],
    [dy, north - y],
  ] as const) {
    if (step === 0 && distance < 0) [enter, leave] = [1, 0]
    if (step < 0) enter = Math.max(enter, distance / step)
    if (step > 0) leave = Math.min(leave, distance / step)
  }
  const at = (t: number): Position => (t === 0 ? start : t === 1 ? end : [x + t * dx, y + t * dy])
  if (enter >= leave) return side === 'inside' ? [] : [[start, end]]
  if (side === 'inside') return [[at(enter), at(leave)]]
  const before: [Position, Position][] = enter > 0 ? [[start, at(enter)]] : []
  const after: [Position, Position][] = leave < 1 ? [[at(leave), end]] : []
  return [...before, ...after]
}

function same(a: Position | undefined, b: Position): boolean {
  return a !== undefined && a[0] === b[0] && a[1] === b[1]
}

function geom(area: Area): Geom {
  return (area.type === 'Polygon' ? [area.coordinates] : area.coordinates) as Geom
}

function boxRing([west, south, east, north]: Box): Geom {
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ]
}
