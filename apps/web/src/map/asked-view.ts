import { type Bbox, bboxWidth } from '@nahrain/model'

/** How much more than the map shows is asked for on each side, as a share of its width or height. */
const MARGIN = 0.5

/** Where the map is, at rest. */
export interface MapRest {
  readonly zoom: number
  readonly bounds: Bbox
}

/**
 * The box whose cells are asked for: the last one for as long as it holds all that the map shows at the same zoom, so that small
 * moves ask nothing new; else the map's own with a margin.
 */
export function askedView(last: MapRest | undefined, rest: MapRest): MapRest {
  const stays = last !== undefined && Math.floor(last.zoom) === Math.floor(rest.zoom) && holds(last.bounds, rest.bounds)
  return stays ? last : { zoom: rest.zoom, bounds: grown(rest.bounds) }
}

function holds(outer: Bbox, inner: Bbox): boolean {
  const isWithin = inner[1] >= outer[1] && inner[3] <= outer[3]
  const offset = (((inner[0] - outer[0]) % 360) + 360) % 360
  const width = bboxWidth(outer)
  return isWithin && (width >= 360 || offset + bboxWidth(inner) <= width)
}

function grown(bounds: Bbox): Bbox {
  const [west, south, , north] = bounds
  const [width, height] = [bboxWidth(bounds), north - south]
  const [bottom, top] = [Math.max(-90, south - height * MARGIN), Math.min(90, north + height * MARGIN)]
  if (width * (1 + 2 * MARGIN) >= 360) return [-180, bottom, 180, top]
  return [wrapped(west - width * MARGIN), bottom, wrapped(west + width * (1 + MARGIN)), top]
}

/** The same longitude between -180 and 180. */
export function wrapped(longitude: number): number {
  return longitude - 360 * Math.floor((longitude + 180) / 360)
}
