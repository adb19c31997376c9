import { type Bbox, type Geometry, invalidParameter, type Region } from '@nahrain/model'
import { areaTest } from '../geography/area.ts'
import { boxTest } from '../geography/box.ts'
import { ANY_MARGIN } from '../geography/disc-block.ts'
import { distanceTest } from '../geography/distance.ts'
import { OUT, type RegionTest } from '../geography/relation.ts'
import { measureRoute, type Route } from '../geography/route.ts'
import { type PlaceGeometry, type Places, placeGeometry } from './place-geometry.ts'

/** A region made ready for a dataset: its geometry, and the place that it is, where it is one. */
export interface DatasetRegion {
  readonly test: RegionTest
  readonly place: PlaceGeometry | undefined
}

/**
 * Compiles a region for a dataset.
 * @throws not-found for a place that neither the dataset nor its gazetteer has; invalid-parameter for a route that is no line
 */
export function compileRegion(places: Places, region: Region): DatasetRegion {
  switch (region.kind) {
    case 'box':
      return { test: boxTest(region.bbox), place: undefined }
    case 'polygon':
      return { test: areaTest({ type: 'Polygon', coordinates: [region.ring] }), place: undefined }
    case 'place': {
      const place = placeGeometry(places, region.place)
      return { test: testOfPlace(place), place }
    }
    case 'near': {
      const base: Geometry =
        typeof region.of === 'string'
          ? placeGeometry(places, region.of).geometry
          : { type: 'Point', coordinates: region.of }
      return { test: distanceTest(base, region.distanceKm), place: undefined }
    }
    case 'along': {
      const section = sectionOf(places, region)
      return { test: section === undefined ? NOWHERE : distanceTest(section, region.distanceKm), place: undefined }
    }
  }
}

const NOWHERE: RegionTest = {
  relateDisc: () => OUT,
  marginBounds: () => [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
  relateShape: () => OUT,
}

/**
 * What a map or a GIS client has in view: a point counts where it is drawn, so one whose disc only reaches into the box is out, while one
 * inside whose disc reaches out is possible. Shapes as in any box.
 */
export function viewTest(bbox: Bbox): RegionTest {
  const box = boxTest(bbox)
  return {
    relateShape: box.relateShape,
    // A point has nothing that reaches out.
    ...(box.points && { points: box.points }),
    relateDisc: (center, radiusKm) => (box.relateDisc(center, 0) === OUT ? OUT : box.relateDisc(center, radiusKm)),
    marginBounds: (block) => {
      const [low, high] = box.marginBounds(block)
      // Outside, no disc is so large that it would come in.
      if (high < 0) return NOWHERE.marginBounds(block)
      return low >= 0 ? [low, high] : ANY_MARGIN
    },
  }
}

/** The part of the route that a question follows, as a line. @throws not-found, invalid-parameter */
export function sectionOf(places: Places, region: AlongRegion) {
  const route = routeOf(places, region.route)
  return route.section(region.fromKm ?? 0, region.toKm ?? route.lengthKm)
}

export type AlongRegion = Extract<Region, { kind: 'along' }>

/** A place of the dataset as a route. @throws not-found, invalid-parameter */
function routeOf(places: Places, id: string): Route {
  const { geometry } = placeGeometry(places, id)
  if (geometry.type === 'LineString' || geometry.type === 'MultiLineString') return measureRoute(geometry)
  throw invalidParameter('region', `${id}, a ${geometry.type}`, 'a route or border: a place whose geometry is a line')
}

function testOfPlace({ geometry, radiusKm }: PlaceGeometry): RegionTest {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
    ? areaTest(geometry)
    : distanceTest(geometry, radiusKm)
}
