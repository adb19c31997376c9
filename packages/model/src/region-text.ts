import type { EntryId } from './identifiers.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { Region } from './region.ts'

/**
 * A region as one word of an address:
 * `box:W,S,E,N` · `polygon:LON,LAT;LON,LAT;…` (closed by itself) · `place:ID` · `near:ID:KM` · `near:LON,LAT:KM` ·
 * `along:ID:KM` · `along:ID:KM:FROM..TO` (positions in km; either may be empty).
 */
export const REGION_FORMS =
  'box:W,S,E,N, polygon:LON,LAT;LON,LAT;…, place:ID, near:ID:KM, near:LON,LAT:KM, along:ID:KM or along:ID:KM:FROM..TO'

export function formatRegion(region: Region): string {
  switch (region.kind) {
    case 'box':
      return `box:${region.bbox.join(',')}`
    case 'polygon':
      return `polygon:${region.ring
        .slice(0, -1)
        .map((position) => position.join(','))
        .join(';')}`
    case 'place':
      return `place:${region.place}`
    case 'near':
      return `near:${typeof region.of === 'string' ? region.of : region.of.join(',')}:${region.distanceKm}`
    case 'along': {
      const base = `along:${region.route}:${region.distanceKm}`
      const open = region.fromKm === undefined && region.toKm === undefined
      return open ? base : `${base}:${region.fromKm ?? ''}..${region.toKm ?? ''}`
    }
  }
}

/** Reads what `formatRegion` writes. `parameter` names the source in the error. @throws invalid-parameter */
export function parseRegion(text: string, parameter: string): Region {
  const parsed = Region.safeParse(readRegion(text))
  if (parsed.success) return parsed.data
  throw invalidParameter(parameter, `"${text}"`, REGION_FORMS)
}

/** The shape that the words suggest, unchecked; undefined where they suggest none. */
function readRegion(text: string): unknown {
  const [kind, ...parts] = text.split(':')
  const [first = '', second, third] = parts
  switch (kind) {
    case 'box':
      return parts.length === 1 ? { kind, bbox: readNumbers(first) } : undefined
    case 'polygon':
      return parts.length === 1 ? { kind, ring: closeRing(first.split(';').map(readNumbers)) } : undefined
    case 'place':
      return parts.length === 1 ? { kind, place: first } : undefined
    case 'near':
      return parts.length === 2 ? { kind, of: readPlaceOrPosition(first), distanceKm: readNumber(second) } : undefined
    case 'along':
      return parts.length === 2 || parts.length === 3
        ? { kind, route: first, distanceKm: readNumber(second), ...readSection(third) }
        : undefined
    default:
      return undefined
  }
}

function readPlaceOrPosition(text: string): EntryId | readonly number[] {
  return text.includes(',') ? readNumbers(text) : (text as EntryId)
}

function readSection(text: string | undefined): { fromKm?: number; toKm?: number } {
  if (text === undefined) return {}
  const [from = '', to = '', ...rest] = text.split('..')
  if (rest.length > 0 || (from === '' && to === '')) return { fromKm: Number.NaN }
  return { ...(from === '' ? {} : { fromKm: readNumber(from) }), ...(to === '' ? {} : { toKm: readNumber(to) }) }
}

function closeRing(positions: readonly (readonly number[])[]): readonly unknown[] {
  const [first] = positions
  return first === undefined ? [] : [...positions, first]
}

function readNumbers(text: string): number[] {
  return text.split(',').map(readNumber)
}

/** A plain decimal number; anything else, also an empty word, becomes NaN and fails the schema. */
export function readNumber(text: string | undefined): number {
  return text !== undefined && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN
}
