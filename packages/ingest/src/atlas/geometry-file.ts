import { Geometry, signedArea } from '@nahrain/model'
import * as z from 'zod'
import { type Fault, show } from '../fault.ts'

const FeatureCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({ type: z.literal('Feature'), id: z.string().min(1), geometry: z.unknown() })),
})

export interface GeometryFile {
  readonly features: ReadonlyMap<string, Geometry>
  readonly faults: readonly Fault[]
}

/** Reads a GeoJSON file of places: every feature has a string id, and a geometry that RFC 7946 allows. */
export function readGeometryFile(file: string, text: string): GeometryFile {
  const collection = FeatureCollection.safeParse(parseJson(text))
  if (!collection.success) {
    const message = 'got something else, expected a GeoJSON FeatureCollection whose features have string ids'
    return { features: new Map(), faults: [{ file, line: 1, column: 1, message }] }
  }
  const features = new Map<string, Geometry>()
  const faults: Fault[] = []
  for (const { id, geometry } of collection.data.features) {
    const problem = features.has(id) ? `got feature "${id}" twice, expected unique ids` : geometryProblem(geometry)
    if (problem === undefined) features.set(id, geometry as Geometry)
    else faults.push({ file, ...positionOf(text, id), entry: id, field: 'geometry', message: problem })
  }
  return { features, faults }
}

/** What is wrong with a geometry, in the words of a fault; undefined where nothing is. */
export function geometryProblem(value: unknown): string | undefined {
  const parsed = Geometry.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return `got ${show(value)}, expected a GeoJSON geometry inside the world (${issue?.path.join('.')} ${issue?.message})`
  }
  const wrong = windingProblem(parsed.data as Geometry)
  return wrong === undefined
    ? undefined
    : `got ${wrong}, expected outer rings counterclockwise and holes clockwise (RFC 7946)`
}

function windingProblem(geometry: Geometry): string | undefined {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return undefined
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  for (const rings of polygons) {
    const wrong = rings.findIndex((ring, index) => signedArea(ring) > 0 !== (index === 0))
    if (wrong === 0) return 'an outer ring that runs clockwise'
    if (wrong > 0) return 'a hole that runs counterclockwise'
  }
  return undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Line and column where a feature's id stands in the file, from 1. */
function positionOf(text: string, id: string): { line: number; column: number } {
  const offset = Math.max(0, text.indexOf(JSON.stringify(id)))
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
