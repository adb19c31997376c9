import {
  decodeQuery,
  encodeQuery,
  invalidParameter,
  isNahrainError,
  type NahrainError,
  readNumber,
  SORTS,
} from '@nahrain/model'
import {
  FIRST_STATE,
  MAP_LAYERS,
  type MapLayer,
  type OpenCell,
  PAGE_LANGUAGES,
  type PageLanguage,
  type PageSort,
  possibleSort,
  type State,
  type View,
} from './state.ts'

/**
 * The state as the query string of the page's address: the question as the API spells it, and beside it
 * `dataset`, `sort`, `entry`, `cell=ZOOM,KEY`, `at=LON,LAT,ZOOM`, `layer`, `colour` and `lang`.
 */
export function writeAddress(state: State): string {
  // What is asked comes first: it decides what all the rest means.
  const parameters = new URLSearchParams(state.dataset === undefined ? [] : [['dataset', state.dataset]])
  for (const [name, value] of encodeQuery(state.query)) parameters.append(name, value)
  if (state.sort !== undefined) parameters.set('sort', state.sort)
  if (state.entry !== undefined) parameters.set('entry', state.entry)
  if (state.cell !== undefined) parameters.set('cell', `${state.cell.zoom},${state.cell.key}`)
  if (state.view !== undefined) parameters.set('at', viewText(state.view))
  if (state.layer !== FIRST_STATE.layer) parameters.set('layer', state.layer)
  if (state.colour !== undefined) parameters.set('colour', state.colour)
  if (state.language !== FIRST_STATE.language) parameters.set('lang', state.language)
  // Commas, colons and semicolons need no escape in a query string, and people read addresses.
  const text = parameters.toString().replace(/%2C/g, ',').replace(/%3A/g, ':').replace(/%3B/g, ';').replace(/%2F/g, '/')
  return text === '' ? '' : `?${text}`
}

/** Four decimals are some ten metres. */
function viewText({ longitude, latitude, zoom }: View): string {
  return [longitude.toFixed(4), latitude.toFixed(4), zoom.toFixed(2)].map(Number).join(',')
}

/** A state, and what could not be read of its address: that part is left out, the rest stands. */
export interface ReadAddress {
  readonly state: State
  readonly problems: readonly NahrainError<'invalid-parameter'>[]
}

export function readAddress(search: string, facetIds: readonly string[], preferred: PageLanguage): ReadAddress {
  const parameters = new URLSearchParams(search)
  const problems: NahrainError<'invalid-parameter'>[] = []
  const take = <Value>(
    name: string,
    expected: string,
    read: (text: string) => Value | undefined,
  ): Value | undefined => {
    const text = parameters.get(name)
    parameters.delete(name)
    if (text === null) return undefined
    const value = read(text)
    if (value === undefined) problems.push(invalidParameter(name, text, expected))
    return value
  }
  const page = {
    dataset: take('dataset', 'lower-case letters and digits, single hyphens or underscores between them', readDataset),
    sort: take('sort', SORTS.join(', '), readSort),
    entry: take('entry', 'an id of 1 to 200 characters', readEntry),
    cell: take('cell', 'ZOOM,KEY', readCell),
    view: take('at', 'LON,LAT,ZOOM', readView),
    layer: take('layer', MAP_LAYERS.join(', '), readLayer) ?? FIRST_STATE.layer,
    colour: take('colour', facetIds.join(', '), (text) => facetIds.find((id) => id === text)),
    language: take('lang', PAGE_LANGUAGES.join(' or '), readLanguage) ?? preferred,
  }
  const query = readQuestion(parameters, facetIds, problems)
  return { state: { ...page, sort: possibleSort(page.sort, query), query }, problems }
}

/** Takes out the parameter that is at fault and reads again, until what is left can be read. */
function readQuestion(
  parameters: URLSearchParams,
  facetIds: readonly string[],
  problems: NahrainError<'invalid-parameter'>[],
): State['query'] {
  for (;;) {
    try {
      return decodeQuery(parameters, facetIds)
    } catch (error) {
      if (!isNahrainError(error, 'invalid-parameter') || !parameters.has(error.details.parameter)) throw error
      problems.push(error)
      parameters.delete(error.details.parameter)
    }
  }
}

function readSort(text: string): PageSort | undefined {
  return SORTS.find((sort): sort is PageSort => sort === text && sort !== 'row')
}

const DATASET_ID = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/

function readDataset(text: string): string | undefined {
  return text.length <= 80 && DATASET_ID.test(text) ? text : undefined
}

/** Ids of a table are whatever its id column holds. */
function readEntry(text: string): string | undefined {
  return /^\P{Cc}{1,200}$/u.test(text) ? text : undefined
}

function readLanguage(text: string): PageLanguage | undefined {
  return PAGE_LANGUAGES.find((language) => language === text)
}

function readLayer(text: string): MapLayer | undefined {
  return MAP_LAYERS.find((layer) => layer === text)
}

function readCell(text: string): OpenCell | undefined {
  const [zoom, key, ...rest] = text.split(',').map(readNumber)
  const valid = zoom !== undefined && key !== undefined && zoom >= 0 && zoom <= 24 && key >= 0 && rest.length === 0
  return valid ? { zoom, key } : undefined
}

function readView(text: string): View | undefined {
  const [longitude, latitude, zoom, ...rest] = text.split(',').map(readNumber)
  if (longitude === undefined || latitude === undefined || zoom === undefined || rest.length > 0) return undefined
  const inside = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 && zoom >= 0 && zoom <= 24
  return inside ? { longitude, latitude, zoom } : undefined
}
