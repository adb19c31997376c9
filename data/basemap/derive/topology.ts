import type { MultiLineString, MultiPolygon, Polygon, Position } from 'geojson'
import { feature, merge, mesh } from 'topojson-client'
import { filter, filterWeight, presimplify, simplify } from 'topojson-simplify'
import type {
  GeometryCollection,
  GeometryObject,
  Topology,
  MultiPolygon as TopoMultiPolygon,
  Polygon as TopoPolygon,
} from 'topojson-specification'
import type { Extract } from './packages.ts'

/** Natural Earth's admin-0 layer as arcs, each shared border once: simplifying it cannot tear neighbours apart. */
const ATLAS = 'world-atlas@2.0.2'

export type AreaObject = TopoPolygon | TopoMultiPolygon

/** Areas that share arcs, each with the id by which it is asked for. */
export interface Areas {
  readonly topology: Topology
  readonly objects: readonly AreaObject[]
}

/** Ids of the atlas are ISO 3166 numbers (`368`); a few disputed pieces have none and are kept under their name. */
export async function readAtlas(extract: Extract, file: string): Promise<Areas> {
  const topology = JSON.parse(await extract(ATLAS, file)) as Topology
  const countries = topology.objects.countries as GeometryCollection
  const objects = countries.geometries.filter(isArea).map((object): AreaObject => {
    const name = nameOf(object) ?? 'without a name'
    return { ...object, id: ISO_COUNTS_IT_TO[name] ?? object.id ?? name }
  })
  return { topology, objects }
}

/** ISO 3166 has no code for these pieces of the island and counts them to Cyprus. */
const ISO_COUNTS_IT_TO: Readonly<Record<string, string>> = {
  'N. Cyprus': '196',
  'Cyprus U.N. Buffer Zone': '196',
  Akrotiri: '196',
  Dhekelia: '196',
}

/**
 * Leaves out bends whose triangle is smaller than `bend` and detached rings smaller than `ring`, both in square degrees
 * (here about 10,000 km²). Visvalingam's method on shared arcs keeps neighbours joined.
 */
export function simplified({ topology, objects }: Areas, limits: { bend: number; ring: number }): Areas {
  const collection: GeometryCollection = { type: 'GeometryCollection', geometries: [...objects] }
  const weighed = presimplify({ ...topology, objects: { areas: collection } })
  const light = simplify(weighed, limits.bend)
  const kept = filter(light, filterWeight(light, limits.ring))
  const areas = kept.objects.areas as GeometryCollection
  return { topology: kept, objects: areas.geometries.filter(isArea) }
}

/** All areas with one of the ids as one area, inner borders gone. */
export function areaOf({ topology, objects }: Areas, ids: readonly string[]): MultiPolygon {
  const wanted = objects.filter((object) => ids.includes(String(object.id)))
  const [only] = wanted
  if (only === undefined) throw new Error(`got no area with id ${ids.join(', ')}`)
  // Joining a single area could leave a ring open where the 10 m file runs over an arc of its own twice (Jordan).
  const area = wanted.length === 1 ? asFeature(topology, only) : merge(topology, wanted)
  return withoutSlivers(area.type === 'Polygon' ? [area.coordinates] : area.coordinates)
}

function asFeature(topology: Topology, object: AreaObject): Polygon | MultiPolygon {
  // The typings have an overload for each kind of geometry and none for a choice of two.
  return feature(topology, object as TopoPolygon).geometry as Polygon | MultiPolygon
}

/** Every id once, in the order of the source. */
export function idsOf({ objects }: Areas): string[] {
  return [...new Set(objects.map((object) => String(object.id)))]
}

/** Natural Earth's English name. */
export function nameOf(object: AreaObject | undefined): string | undefined {
  const properties: object = object?.properties ?? {}
  return 'name' in properties ? String(properties.name) : undefined
}

/** The lines where two areas meet, chosen by the ids on both sides. */
export function bordersOf({ topology, objects }: Areas, wanted: (a: string, b: string) => boolean): MultiLineString {
  const collection: GeometryCollection = { type: 'GeometryCollection', geometries: [...objects] }
  return mesh(topology, collection, (a, b) => a !== b && a.id !== b.id && wanted(String(a.id), String(b.id)))
}

/** The 10 m file has rings of fewer than four positions; they enclose nothing. */
function withoutSlivers(polygons: readonly Position[][][]): MultiPolygon {
  const coordinates = polygons
    .map((polygon) => polygon.filter((ring) => ring.length >= 4))
    .filter((polygon) => polygon.length > 0)
  return { type: 'MultiPolygon', coordinates }
}

function isArea(object: GeometryObject): object is AreaObject {
  return object.type === 'Polygon' || object.type === 'MultiPolygon'
}
