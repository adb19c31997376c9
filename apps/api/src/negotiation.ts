import { invalidParameter } from '@nahrain/model'
import { HTTPException } from 'hono/http-exception'

/** A form in which a resource can be had. */
export interface Representation {
  /** Value of the parameter `f`. */
  readonly id: string
  readonly title: string
  /** Without parameters, as `Accept` and links name it. */
  readonly mediaType: string
  /** More general media types that it is a kind of: a client that accepts these gets it too. */
  readonly broader?: readonly string[]
}

export const JSON_TYPE = 'application/json'
export const JSON_FORM: Representation = { id: 'json', title: 'JSON', mediaType: JSON_TYPE }
export const GEOJSON_FORM: Representation = {
  id: 'json',
  title: 'GeoJSON',
  mediaType: 'application/geo+json',
  broader: [JSON_TYPE],
}
export const SCHEMA_FORM: Representation = {
  id: 'json',
  title: 'JSON Schema',
  mediaType: 'application/schema+json',
  broader: [JSON_TYPE],
}
export const HTML_FORM: Representation = { id: 'html', title: 'HTML', mediaType: 'text/html' }

/** What a client said of the forms that it wants. */
export interface Wanted {
  /** All values of the parameter `f`, which goes before the header. */
  readonly f: readonly string[]
  readonly accept: string | undefined
}

/** Accept headers beyond this length are nobody's. */
const MOST_ACCEPT = 2000

/**
 * Chooses a form: by `f`, else by `Accept` (RFC 9110, 12.5.1). Among forms that are wanted equally, the one that is named most exactly
 * wins, then the first.
 *
 * @throws invalid-parameter for an `f` that is not offered; HTTPException 406 where the header allows none
 */
export function negotiate<Form extends Representation>(
  offers: readonly [Form, ...Form[]],
  { f, accept }: Wanted,
): Form {
  if (f.length > 0) return byName(offers, f)
  if (accept === undefined || accept === '*/*' || accept === '') return offers[0]
  const ranges = parseAccept(accept.slice(0, MOST_ACCEPT))
  let best: { readonly offer: Form; readonly quality: number; readonly exactness: number } | undefined
  for (const offer of offers) {
    const { quality, exactness } = preference(offer, ranges)
    if (quality === 0) continue
    const isBetter =
      best === undefined || quality > best.quality || (quality === best.quality && exactness > best.exactness)
    if (isBetter) best = { offer, quality, exactness }
  }
  if (best !== undefined) return best.offer
  const types = offers.map(({ mediaType }) => mediaType).join(', ')
  throw new HTTPException(406, { message: `got an Accept header that allows none of ${types}` })
}

function byName<Form extends Representation>(offers: readonly Form[], names: readonly string[]): Form {
  const [name = '', ...more] = names
  const found = more.length === 0 ? offers.find(({ id }) => id === name) : undefined
  if (found !== undefined) return found
  const ids = offers.map(({ id }) => id).join(', ')
  throw invalidParameter('f', names.map((given) => `"${given}"`).join(' and '), `one of ${ids}`)
}

interface MediaRange {
  readonly type: string
  /** From 0, never, to 1. */
  readonly quality: number
}

/** Parameters of media types other than `q` are not looked at: no form comes in two of them. */
function parseAccept(accept: string): MediaRange[] {
  return accept.split(',').map((part) => {
    const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    const quality = weight === undefined ? 1 : Number(weight)
    return { type, quality: quality >= 0 && quality <= 1 ? quality : 0 }
  })
}

/** The most exact range that a form falls under says how much it is wanted. */
function preference({ mediaType, broader = [] }: Representation, ranges: readonly MediaRange[]) {
  const family = `${mediaType.slice(0, mediaType.indexOf('/'))}/*`
  const steps = [[mediaType, ...broader], [family], ['*/*', '*']]
  for (const [index, types] of steps.entries()) {
    const found = ranges.filter(({ type }) => types.includes(type))
    if (found.length > 0) {
      return { quality: Math.max(...found.map(({ quality }) => quality)), exactness: steps.length - index }
    }
  }
  return { quality: 0, exactness: 0 }
}
