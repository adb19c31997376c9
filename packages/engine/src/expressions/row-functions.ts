import type { FunctionDeclaration, FunctionMaker, Value } from '@nahrain/cql2'
import { type Geometry, invalidParameter, parseEdtf, QUERY_LIMITS, Region } from '@nahrain/model'
import { BLOCK_ROWS, type BlockTest } from '../filters/masks.ts'
import { type Places, pointOf } from '../filters/place-geometry.ts'
import { regionsFilter } from '../filters/plan.ts'
import type { RowBlocks } from '../filters/row-blocks.ts'
import { duringFilter } from '../filters/value-filters.ts'
import { distanceTo } from '../geography/distance.ts'
import { CERTAIN, OUT, type RegionRelation } from '../geography/relation.ts'

/** A function that filters may call beside those of the standard, with what a reader has to know of it. */
export interface RowFunction extends FunctionDeclaration {
  readonly description: string
}

const MATCH = { name: 'match', types: ['string'], optional: true } as const

/** Nahrain's own functions of a row's place and time: what CQL2 has no words for. */
export const ROW_FUNCTIONS = [
  {
    name: 'near',
    description:
      'The row lies within a distance of a point or of a place of the atlas, geodesic. match is possible (the default: some of where it may be) or certain (all of it).',
    parameters: [{ name: 'of', types: ['string', 'geometry'] }, { name: 'distance_km', types: ['number'] }, MATCH],
    returns: 'boolean',
  },
  {
    name: 'along',
    description: 'The row lies within a distance of a route of the atlas, such as development-road. match as in near.',
    parameters: [{ name: 'route', types: ['string'] }, { name: 'distance_km', types: ['number'] }, MATCH],
    returns: 'boolean',
  },
  {
    name: 'inside',
    description:
      'The row lies in a place of the atlas, given by its id, or in a polygon of one ring. match as in near: S_INTERSECTS asks where the mark is, this asks where the thing may be.',
    parameters: [{ name: 'place', types: ['string', 'geometry'] }, MATCH],
    returns: 'boolean',
  },
  {
    name: 'during',
    description: 'The row falls into an EDTF date or interval, such as 2024-01 or 2023/2024. match as in near.',
    parameters: [{ name: 'when', types: ['string'] }, MATCH],
    returns: 'boolean',
  },
  {
    name: 'distance_km',
    description: 'Geodesic distance in km from where the row is marked to a geometry; 0 inside an area.',
    parameters: [{ name: 'geometry', types: ['geometry'] }],
    returns: 'number',
  },
] as const satisfies readonly RowFunction[]

type FunctionName = (typeof ROW_FUNCTIONS)[number]['name']

/** What the functions look at. */
export interface FunctionContext {
  readonly places: Places
  readonly blocks: RowBlocks
  /** The row that is asked. */
  readonly at: { readonly row: number }
}

/** The functions for one dataset. Their arguments are literals: they are made ready once, for all rows. */
export function rowFunctions(context: FunctionContext): Readonly<Record<FunctionName, FunctionMaker>> {
  const { places, blocks, at } = context
  const inRegion = (region: unknown, match: Value | undefined) => {
    const parsed = Region.safeParse(region)
    if (!parsed.success)
      throw refused(
        parsed.error.issues[0]?.message ?? 'an unreadable place',
        'a place, a point or a polygon of one ring',
      )
    return blockFunction(context, regionsFilter(places, blocks, [parsed.data]), match)
  }
  return {
    near: ([of, distanceKm, match]) =>
      inRegion({ kind: 'near', of: isGeometry(of) ? of.coordinates : of, distanceKm }, match),
    along: ([route, distanceKm, match]) => inRegion({ kind: 'along', route, distanceKm }, match),
    inside: ([place, match]) => inRegion(isGeometry(place) ? ringOf(place) : { kind: 'place', place }, match),
    during: ([when, match]) => {
      if (typeof when !== 'string') throw refused('an expression', 'a literal date or interval')
      return blockFunction(context, duringFilter(places.dataset, blocks, parseEdtf(when)), match)
    },
    distance_km: ([geometry]) => {
      if (!isGeometry(geometry)) throw refused('an expression', 'a literal geometry')
      const kmTo = distanceTo(geometry)
      return () => (at.row < places.dataset.placed ? kmTo(pointOf(places.dataset, at.row)) : null)
    },
  }
}

/** The relation of a row is that of its block, which is asked as a whole when its first row is. */
function blockFunction(
  { places: { dataset }, at }: FunctionContext,
  test: BlockTest,
  match: Value | undefined = 'possible',
): ReturnType<FunctionMaker> {
  if (match !== 'possible' && match !== 'certain')
    throw refused(`match ${JSON.stringify(match)}`, 'possible or certain')
  const relations = new Uint8Array(BLOCK_ROWS)
  let asked = -1
  return () => {
    const start = at.row - (at.row % BLOCK_ROWS)
    if (start !== asked) {
      const end = Math.min(dataset.count, start + BLOCK_ROWS)
      const all = test(start, end, relations)
      if (all !== undefined) relations.fill(all)
      asked = start
    }
    const relation = relations[at.row - start] as RegionRelation
    return match === 'certain' ? relation === CERTAIN : relation !== OUT
  }
}

function isGeometry(value: Value | undefined): value is Geometry {
  return typeof value === 'object' && value !== null && 'type' in value && 'coordinates' in value
}

function ringOf(geometry: Geometry): unknown {
  return geometry.type === 'Polygon' && geometry.coordinates.length === 1
    ? { kind: 'polygon', ring: geometry.coordinates[0] }
    : { kind: geometry.type }
}

function refused(got: string, expected: string) {
  return invalidParameter('filter', got, `${expected} (at most ${QUERY_LIMITS.filterLength} characters in all)`)
}
