import { type Boundaries, type BoundaryPlace, readBoundaries } from '@nahrain/ingest'
import { blobTableFile } from '@nahrain/ingest/table'
import { EntryId, type Geometry, type Position } from '@nahrain/model'

export interface WrittenFeature {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly geometry: unknown
}

/** A GeoJSON file as people have it. */
export function boundariesFile(features: readonly WrittenFeature[], name = 'boundaries.geojson') {
  const items = features.map(({ properties = {}, geometry }) => ({ type: 'Feature', properties, geometry }))
  return blobTableFile(new Blob([JSON.stringify({ type: 'FeatureCollection', features: items })]), name)
}

export function boundariesOf(...features: readonly WrittenFeature[]): Promise<Boundaries> {
  return readBoundaries(boundariesFile(features))
}

/** A square with its lower left corner, counterclockwise. */
export function ringAt(x: number, y: number, size = 1): Position[] {
  return [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ]
}

export function squareAt(x: number, y: number, size = 1): Geometry {
  return { type: 'Polygon', coordinates: [ringAt(x, y, size)] }
}

/** Three neighbours in a row from west to east, as the atlas has them. */
export const PLACES: readonly BoundaryPlace[] = [
  {
    id: 'kirkuk',
    feature: 'kirkuk',
    title: { en: 'Kirkuk Governorate', ar: 'محافظة كركوك' },
    aliases: ["At-Ta'mim"],
    codes: { iso3166: 'IQ-KI', pcode: 'IQG13', wikidata: 'Q193268', geonames: '98410' },
    geometry: squareAt(43, 35),
  },
  {
    id: 'anbar',
    feature: 'anbar',
    title: { en: 'Anbar Governorate', ar: 'محافظة الأنبار' },
    aliases: [],
    codes: { iso3166: 'IQ-AN', pcode: 'IQG01', wikidata: 'Q187334', geonames: '99592' },
    geometry: squareAt(44, 35),
  },
  {
    id: 'erbil-governorate',
    feature: 'erbil-governorate',
    title: { en: 'Erbil Governorate', ar: 'محافظة أربيل' },
    aliases: ['Hewler'],
    codes: { iso3166: 'IQ-AR', pcode: 'IQG11' },
    geometry: squareAt(45, 35),
  },
].map((place) => ({ ...place, id: EntryId.parse(place.id) }))

/** What an import throws. */
export async function failureOf(work: () => unknown): Promise<unknown> {
  try {
    await work()
  } catch (error) {
    return error
  }
  throw new Error('got no error, expected one')
}
