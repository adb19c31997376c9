import type { ContentLocation } from '@nahrain/engine'
import type { Entry, EntryId, Geometry, Place, Position, Precision } from '@nahrain/model'
import { representativePoint } from './representative-point.ts'

/** What locating needs to know of the atlas. */
export interface Gazetteer {
  readonly place: (id: string) => Place | undefined
  readonly geometry: (place: Place) => Geometry | undefined
  readonly chain: (id: EntryId) => readonly EntryId[]
}

/** How far a thing may be from the point of its place, at least, when no more than this is known of it; km. */
const PRECISION_RADIUS_KM: Readonly<Record<Precision, number>> = {
  site: 0,
  settlement: 5,
  district: 25,
  governorate: 0,
  country: 0,
  route: 0,
  unknown: 0,
}

/**
 * Where an entry is, most important place first: a place at itself, a flow at both of its ends, everything else at the
 * places that it names. What is known only to the governorate or country is all of that area.
 */
export function locateEntry(entry: Entry, gazetteer: Gazetteer): ContentLocation[] {
  return namedPlaces(entry).flatMap(({ place, precision }) => {
    const found = gazetteer.place(place)
    const area = found && coarser(found, precision, gazetteer)
    const geometry = area && gazetteer.geometry(area)
    return area && geometry ? [toLocation(area, geometry, precision)] : []
  })
}

function namedPlaces(entry: Entry): readonly { readonly place: EntryId; readonly precision?: Precision | undefined }[] {
  if (entry.type === 'place') return [{ place: entry.id }]
  if (entry.type !== 'flow') return entry.where
  const ends = [entry.from, entry.to]
  return [...ends.map((place) => ({ place })), ...entry.where.filter(({ place }) => !ends.includes(place))]
}

/** The place, or the area around it to which alone the position is known. */
function coarser(place: Place, precision: Precision | undefined, { place: find, chain }: Gazetteer): Place {
  if (precision !== 'governorate' && precision !== 'country') return place
  return (
    chain(place.id)
      .flatMap((id) => find(id) ?? [])
      .find(({ kind }) => kind === precision) ?? place
  )
}

function toLocation(place: Place, geometry: Geometry, precision: Precision | undefined): ContentLocation {
  const position: Position = representativePoint(geometry)
  if (geometry.type !== 'Point') return { position, radiusKm: 0, shape: place.id, place: place.id }
  const radiusKm = Math.max(place.radiusKm, precision === undefined ? 0 : PRECISION_RADIUS_KM[precision])
  return { position, radiusKm, place: place.id }
}
