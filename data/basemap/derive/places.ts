import type { Geometry, LineString, MultiPolygon, Position } from 'geojson'
import { repaired } from './box.ts'
import { landWithin } from './corridor.ts'
import { GOVERNORATE_DETAIL } from './governorates.ts'
import { COUNTRIES, FINE, GOVERNORATES, REGIONS, ROAD, WIDE } from './place-ids.ts'
import { type Areas, areaOf, bordersOf, simplified } from './topology.ts'
import type { Town } from './towns.ts'
import { type Named, ringArea, type SourceName } from './write.ts'

const IRAQ = '368'
const SYRIA = '760'
const TURKEY = '792'
const PALESTINE = '275'

/** Outlines of far countries only have to be recognised. */
const FAR_DETAIL = { bend: 0.02, ring: 0.3 }
/** Large neighbours: their outlines matter where Iraq's border is, and the basemap draws that. */
const WIDE_DETAIL = { bend: 0.002, ring: 0.02 }
const NEAR_DETAIL = { bend: 0.0002, ring: 0.002 }

/** Depth of the corridor that Turkey planned, from the headline of the report that the brief links. */
const CORRIDOR_KM = 40

interface PlaceFile {
  readonly file: string
  readonly source: SourceName
  readonly features: Named[]
}

/** The geometries that places point at, feature ids as the places have them. */
export function derivePlaces(layers: { fine: Areas; governorates: Areas; towns: readonly Town[] }): PlaceFile[] {
  const { fine, towns } = layers
  const governorates = simplified(layers.governorates, GOVERNORATE_DETAIL)
  const border = (neighbour: string) => bordersOf(fine, (a, b) => [a, b].includes(IRAQ) && [a, b].includes(neighbour))
  const borders = [place('iraq-syria-border', border(SYRIA)), place('iraq-turkey-border', border(TURKEY))]
  const corridor = landWithin(areaOf(fine, [IRAQ]), border(TURKEY), CORRIDOR_KM)
  const road: LineString = { type: 'LineString', coordinates: roadThrough(towns) }
  const regions = [...joined(governorates, REGIONS), place('gaza', gazaStrip(fine))]
  return [
    { file: 'countries.geojson', source: 'natural-earth', features: derivePlacesOfCountries(fine) },
    { file: 'governorates.geojson', source: 'natural-earth', features: joined(governorates, GOVERNORATES) },
    { file: 'regions.geojson', source: 'natural-earth', features: regions },
    { file: 'borders.geojson', source: 'natural-earth', features: borders },
    { file: 'zones.geojson', source: 'natural-earth', features: [place('turkey-corridor', corridor)] },
    { file: 'routes.geojson', source: 'geonames', features: [place('development-road', road)] },
  ]
}

function derivePlacesOfCountries(fine: Areas): Named[] {
  const near = simplified(fine, NEAR_DETAIL)
  const wide = simplified(fine, WIDE_DETAIL)
  const far = simplified(fine, FAR_DETAIL)
  return Object.entries(COUNTRIES).map(([id, { number, box }]) => {
    const { coordinates } = areaOf(FINE.has(id) ? near : WIDE.has(id) ? wide : far, [number])
    const wanted = coordinates.filter((part) => box === undefined || isIn(part, box))
    return place(id, repaired({ type: 'MultiPolygon', coordinates: wanted }))
  })
}

function joined(areas: Areas, ids: Readonly<Record<string, readonly string[]>>): Named[] {
  return Object.entries(ids).map(([id, parts]) => place(id, areaOf(areas, parts)))
}

/** The western of the two Palestinian territories. */
function gazaStrip(fine: Areas): MultiPolygon {
  const { coordinates } = areaOf(fine, [PALESTINE])
  return { type: 'MultiPolygon', coordinates: coordinates.filter((part) => isIn(part, [34, 31, 34.7, 32])) }
}

function isIn(part: readonly Position[][], [west, south, east, north]: readonly number[]): boolean {
  const outer = part[0] ?? []
  const inside = ([x = 0, y = 0]: Position) =>
    x >= (west ?? 0) && x <= (east ?? 0) && y >= (south ?? 0) && y <= (north ?? 0)
  return ringArea(outer) !== 0 && outer.every(inside)
}

function roadThrough(towns: readonly Town[]): Position[] {
  return ROAD.map((stop) => {
    if (typeof stop !== 'string') return stop
    const town = towns.find(({ geonames }) => geonames === stop)
    if (town === undefined) throw new Error(`got the stop ${stop}, expected a GeoNames number of town-names.csv`)
    return town.at
  })
}

function place(id: string, geometry: Geometry): Named {
  return { id, geometry, properties: {} }
}
