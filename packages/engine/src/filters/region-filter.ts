import { type Bbox, type Geometry, invalidParameter, type Position, type Region } from '@nahrain/model'
import { type Dataset, NONE } from '../dataset/dataset.ts'
import { areaTest } from '../geography/area.ts'
import { boxTest } from '../geography/box.ts'
import { distanceTest } from '../geography/distance.ts'
import { CERTAIN, OUT, POSSIBLE, type RegionRelation, type RegionTest } from '../geography/relation.ts'
import { measureRoute, type Route } from '../geography/route.ts'
import { ancestors, type PlaceGeometry, placeGeometry } from './place-geometry.ts'

/** How one location of the dataset (an index into its locations) lies to a region. */
export type LocationTest = (location: number) => RegionRelation

/**
 * Compiles a region for a dataset.
 * @throws not-found for a place that the dataset has not; invalid-parameter for a route that is no line
 */
export function regionTest(dataset: Dataset, rowOf: ReadonlyMap<string, number>, region: Region): LocationTest {
  switch (region.kind) {
    case 'box':
      return geometryTest(dataset, boxTest(region.bbox))
    case 'polygon':
      return geometryTest(dataset, areaTest({ type: 'Polygon', coordinates: [region.ring] }))
    case 'place':
      return placeTest(dataset, placeGeometry(dataset, rowOf, region.place))
    case 'near': {
      const base: Geometry =
        typeof region.of === 'string'
          ? placeGeometry(dataset, rowOf, region.of).geometry
          : { type: 'Point', coordinates: region.of }
      return geometryTest(dataset, distanceTest(base, region.distanceKm))
    }
    case 'along': {
      const section = sectionOf(dataset, rowOf, region)
      return section === undefined ? () => OUT : geometryTest(dataset, distanceTest(section, region.distanceKm))
    }
  }
}

/**
 * What a map or a GIS client has in view: a point counts where it is drawn, so one whose disc only reaches into the box is out, while one
 * inside whose disc reaches out is possible. Shapes as in any box.
 */
export function viewTest(dataset: Dataset, bbox: Bbox): LocationTest {
  const box = boxTest(bbox)
  return geometryTest(dataset, {
    relateShape: box.relateShape,
    relateDisc: (center, radiusKm) => (box.relateDisc(center, 0) === OUT ? OUT : box.relateDisc(center, radiusKm)),
  })
}

/** The part of the route that a question follows, as a line. @throws not-found, invalid-parameter */
export function sectionOf(dataset: Dataset, rowOf: ReadonlyMap<string, number>, region: AlongRegion) {
  const route = routeOf(dataset, rowOf, region.route)
  return route.section(region.fromKm ?? 0, region.toKm ?? route.lengthKm)
}

export type AlongRegion = Extract<Region, { kind: 'along' }>

/** A place of the dataset as a route. @throws not-found, invalid-parameter */
function routeOf(dataset: Dataset, rowOf: ReadonlyMap<string, number>, id: string): Route {
  const { geometry } = placeGeometry(dataset, rowOf, id)
  if (geometry.type === 'LineString' || geometry.type === 'MultiLineString') return measureRoute(geometry)
  throw invalidParameter('region', `${id}, a ${geometry.type}`, 'a route or border: a place whose geometry is a line')
}

/** Shapes are shared by many locations: each is decided once. */
function geometryTest(dataset: Dataset, test: RegionTest): LocationTest {
  const { longitude, latitude, radiusKm, shape } = dataset.locations
  const decided = new Map<number, RegionRelation>()
  return (location) => {
    const index = shape[location] as number
    if (index === NONE) {
      const center: Position = [longitude[location] as number, latitude[location] as number]
      return test.relateDisc(center, radiusKm[location] as number)
    }
    const known = decided.get(index)
    if (known !== undefined) return known
    const relation = test.relateShape(dataset.shapes[index] as Geometry)
    decided.set(index, relation)
    return relation
  }
}

/**
 * Inside a place: what authors say goes before what outlines suggest, since free boundary layers are wrong in places.
 *
 * The finest country or governorate that a location was assigned to decides where it can: part of the wanted place is certain,
 * another branch is out. Only below it, and for what was assigned to none, geometry is asked.
 */
function placeTest(dataset: Dataset, wanted: PlaceGeometry): LocationTest {
  const byGeometry = geometryTest(dataset, testOfPlace(wanted))
  const wantedChain = ancestors(dataset, wanted.row)
  const wantedIsAdministrative = dataset.administrative[wanted.row] === 1
  return (location) => {
    const place = dataset.locations.place[location] as number
    const chain = ancestors(dataset, place)
    if (chain.includes(wanted.row)) return CERTAIN
    if (wantedChain.includes(place)) return POSSIBLE
    const assigned = chain.find((row) => dataset.administrative[row] === 1)
    if (!wantedIsAdministrative || assigned === undefined || wantedChain.includes(assigned)) return byGeometry(location)
    return OUT
  }
}

function testOfPlace({ geometry, radiusKm }: PlaceGeometry): RegionTest {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
    ? areaTest(geometry)
    : distanceTest(geometry, radiusKm)
}
