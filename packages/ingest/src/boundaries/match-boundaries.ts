import type { Codes } from '@nahrain/model'
import { boundaryFault } from './boundary-fault.ts'
import type { BoundaryPlace } from './boundary-place.ts'
import { foldName, namesOf } from './place-names.ts'
import type { Boundaries, BoundaryFeature } from './read-boundaries.ts'

/** What the values of a property were found to be. Codes come first, in this order, where they match equally many places. */
export type MatchKind = keyof Codes | 'name'
const CODE_KINDS = ['iso3166', 'pcode', 'wikidata', 'geonames'] as const satisfies readonly (keyof Codes)[]

export interface BoundaryMatch {
  readonly field: string
  readonly kind: MatchKind
  readonly pairs: readonly BoundaryPair[]
  /** Features that are no place of the atlas. */
  readonly strangers: readonly BoundaryFeature[]
  /** Places that the file has no feature for. */
  readonly missing: readonly BoundaryPlace[]
}

export interface BoundaryPair {
  readonly feature: BoundaryFeature
  readonly place: BoundaryPlace
}

/** A way to read one property: each key names at most one place. */
interface Index {
  readonly kind: MatchKind
  readonly keyOf: (text: string) => string
  readonly places: ReadonlyMap<string, BoundaryPlace>
}

interface Candidate {
  readonly field: number
  readonly kind: MatchKind
  readonly pairs: readonly BoundaryPair[]
  /** Places that it names at all; fewer than `pairs` where it names one several times. */
  readonly places: number
}

/**
 * Finds which feature is which place: by the property whose values are codes of most places, or, where none has codes, by the one with
 * most of their names. Names are the weaker hint, because a district is often called what its governorate is.
 * @throws invalid-input where nothing matches, or a place has several features
 */
export function matchBoundaries(boundaries: Boundaries, places: readonly BoundaryPlace[]): BoundaryMatch {
  const best =
    bestOf(
      boundaries,
      CODE_KINDS.map((kind) => codeIndex(kind, places)),
    ) ?? bestOf(boundaries, [nameIndex(places)])
  if (best === undefined) throw nothingMatches(boundaries)
  const field = boundaries.fields[best.field] ?? ''
  if (best.pairs.length > best.places) throw repeated(boundaries.fileName, field, best)
  if (best.kind === 'name' && best.pairs.length * 2 < boundaries.features.length) {
    const got = `got ${best.pairs.length} of ${boundaries.features.length} features that bear a governorate's name (property "${field}")`
    throw boundaryFault(boundaries.fileName, `${got}, expected most of them; is it a layer of another level?`)
  }
  const matched = new Set(best.pairs.flatMap(({ feature, place }) => [feature, place]))
  return {
    field,
    kind: best.kind,
    pairs: best.pairs,
    strangers: boundaries.features.filter((feature) => !matched.has(feature)),
    missing: places.filter((place) => !matched.has(place)),
  }
}

/** The first that names most places, if possible each once; undefined where none names any. */
function bestOf({ fields, features }: Boundaries, indexes: readonly Index[]): Candidate | undefined {
  const candidates = indexes.flatMap((index) =>
    fields.map((_, field): Candidate => {
      const pairs = features.flatMap((feature): BoundaryPair[] => {
        const place = index.places.get(index.keyOf(feature.texts[field] ?? ''))
        return place === undefined ? [] : [{ feature, place }]
      })
      return { field, kind: index.kind, pairs, places: new Set(pairs.map(({ place }) => place)).size }
    }),
  )
  const [best] = candidates.toSorted((a, b) => b.places - a.places || a.pairs.length - b.pairs.length)
  return best !== undefined && best.places > 0 ? best : undefined
}

function codeIndex(kind: keyof Codes, places: readonly BoundaryPlace[]): Index {
  const entries = places.flatMap((place): [string, BoundaryPlace][] => {
    const code = place.codes[kind]
    return code === undefined ? [] : [[code, place]]
  })
  return { kind, keyOf: (text) => text.trim().toUpperCase(), places: new Map(entries) }
}

/** A name that two places share says nothing. */
function nameIndex(places: readonly BoundaryPlace[]): Index {
  const found = new Map<string, Set<BoundaryPlace>>()
  for (const place of places) {
    for (const name of namesOf(place)) found.set(name, (found.get(name) ?? new Set()).add(place))
  }
  const unique = [...found].flatMap(([name, [place, ...others]]): [string, BoundaryPlace][] =>
    place === undefined || others.length > 0 ? [] : [[name, place]],
  )
  return { kind: 'name', keyOf: foldName, places: new Map(unique) }
}

function nothingMatches({ fileName, fields }: Boundaries) {
  const got = `got no property with codes or names of the atlas's governorates (properties: ${fields.slice(0, 20).join(', ')})`
  const expected = `expected one with ${CODE_KINDS.join(', ')} codes or names`
  return boundaryFault(fileName, `${got}, ${expected}; write the file's codes under "codes" of the places`)
}

function repeated(fileName: string, field: string, { pairs }: Candidate) {
  const counts = Map.groupBy(pairs, ({ place }) => place.id)
  const [id, several] = [...counts].find(([, list]) => list.length > 1) ?? ['', []]
  const got = `got ${several.length} features for the place "${id}" (property "${field}"), expected one`
  return boundaryFault(fileName, `${got}; dissolve the file first: mapshaper FILE -dissolve ${field} -o OUT`)
}
