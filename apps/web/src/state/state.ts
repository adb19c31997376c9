import { type EntryId, EVERYTHING, type Language, type Query, type Region, type Sort } from '@nahrain/model'

/** Where the map looks: its centre in degrees, and MapLibre's zoom. */
export interface View {
  readonly longitude: number
  readonly latitude: number
  readonly zoom: number
}

/** A mark that the reader opened: its cell at the zoom where it was. */
export interface OpenCell {
  readonly zoom: number
  readonly key: number
}

/** Languages that the whole page has. */
export const PAGE_LANGUAGES = ['en', 'ar'] as const satisfies readonly Language[]
export type PageLanguage = (typeof PAGE_LANGUAGES)[number]

/** How the map draws the answer's cells. */
export const MAP_LAYERS = ['marks', 'heat', 'hexagons'] as const
export type MapLayer = (typeof MAP_LAYERS)[number]

export type PageSort = Exclude<Sort, 'row'>

/** Everything that the address says. What is not in here is forgotten when the page is left. */
export interface State {
  readonly query: Query
  /** Undefined: newest first, or along the route where the question follows one. */
  readonly sort: PageSort | undefined
  /** Undefined: the atlas. */
  readonly dataset: string | undefined
  /** Id of the row whose detail is open: of an entry, or of a table's record. */
  readonly entry: string | undefined
  readonly cell: OpenCell | undefined
  /** Undefined: the dataset's first view. */
  readonly view: View | undefined
  readonly layer: MapLayer
  /** Facet by whose values marks are coloured. */
  readonly colour: string | undefined
  readonly language: PageLanguage
}

export const FIRST_STATE: State = {
  query: EVERYTHING,
  sort: undefined,
  dataset: undefined,
  entry: undefined,
  cell: undefined,
  view: undefined,
  layer: 'marks',
  colour: undefined,
  language: 'en',
}

export type Action =
  | { readonly type: 'facet-toggled'; readonly facet: string; readonly value: string }
  | { readonly type: 'facet-cleared'; readonly facet: string }
  | { readonly type: 'region-added'; readonly region: Region }
  | { readonly type: 'region-removed'; readonly index: number }
  /** A part of the question set, or taken out with undefined. */
  | {
      readonly type: 'part-set'
      readonly part: Partial<Pick<Query, 'when' | 'known' | 'text' | 'match' | 'bbox' | 'filter'>>
    }
  | { readonly type: 'question-cleared' }
  | { readonly type: 'sorted'; readonly sort: PageSort }
  | { readonly type: 'entry-opened'; readonly entry: string }
  | { readonly type: 'entry-closed' }
  | { readonly type: 'cell-opened'; readonly cell: OpenCell }
  | { readonly type: 'cell-closed' }
  /** Undefined: back to the first view. */
  | { readonly type: 'map-moved'; readonly view: View | undefined }
  | { readonly type: 'layer-chosen'; readonly layer: MapLayer }
  /** Undefined: marks have one colour. */
  | { readonly type: 'colour-chosen'; readonly facet: string | undefined }
  | { readonly type: 'language-chosen'; readonly language: PageLanguage }
  /** The address changed under the page: back, forward, or a link. */
  | { readonly type: 'address-read'; readonly state: State }

/** The next state. A changed question closes what was opened on the answer to the last one. */
export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'facet-toggled':
      return asks(state, { facets: toggle(state.query.facets, action.facet, action.value) })
    case 'facet-cleared':
      return asks(state, { facets: without(state.query.facets, action.facet) })
    case 'region-added':
      return asks(state, { regions: [...state.query.regions, action.region] })
    case 'region-removed':
      return asks(state, { regions: state.query.regions.filter((_, index) => index !== action.index) })
    case 'part-set':
      return asks(state, action.part)
    case 'question-cleared':
      return { ...state, query: EVERYTHING, cell: undefined, sort: undefined }
    case 'sorted':
      return { ...state, sort: action.sort }
    case 'entry-opened':
      return { ...state, entry: action.entry }
    case 'entry-closed':
      return { ...state, entry: undefined }
    case 'cell-opened':
      return { ...state, cell: action.cell, entry: undefined }
    case 'cell-closed':
      return { ...state, cell: undefined }
    case 'map-moved':
      return { ...state, view: action.view }
    case 'layer-chosen':
      return { ...state, layer: action.layer }
    case 'colour-chosen':
      return { ...state, colour: action.facet }
    case 'language-chosen':
      return { ...state, language: action.language }
    case 'address-read':
      return action.state
  }
}

function asks(state: State, part: Partial<Query>): State {
  const query = Object.fromEntries(
    Object.entries({ ...state.query, ...part }).filter(([, value]) => value !== undefined),
  ) as Query
  return { ...state, query, sort: possibleSort(state.sort, query), cell: undefined }
}

function toggle(facets: Query['facets'], facet: string, value: string): Query['facets'] {
  const chosen = facets[facet] ?? []
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]
  return next.length === 0 ? without(facets, facet) : { ...facets, [facet]: next }
}

function without(facets: Query['facets'], facet: string): Query['facets'] {
  return Object.fromEntries(Object.entries(facets).filter(([id]) => id !== facet))
}

/** The route of the question's only region of kind `along`, along which the list can run. */
export function followedRoute({ regions }: Query): EntryId | undefined {
  const routes = regions.flatMap((region) => (region.kind === 'along' ? [region.route] : []))
  return routes.length === 1 ? routes[0] : undefined
}

/** An order that the question can have: along a route only where it follows one. */
export function possibleSort(sort: PageSort | undefined, query: Query): PageSort | undefined {
  return sort === 'along' && followedRoute(query) === undefined ? undefined : sort
}

/** The order of the list: as chosen, else along the followed route, else newest first. */
export function sortOf({ sort, query }: State): PageSort {
  return sort ?? (followedRoute(query) === undefined ? '-when' : 'along')
}
