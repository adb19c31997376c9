import type { z } from 'zod'
import { check, Failure, Skip } from './abstract-test.ts'
import { type Collection, Collections, FeatureCollection, LandingPage, type Link } from './documents.ts'

export const GEOJSON = 'application/geo+json'
export const JSON_TYPE = 'application/json'
export const HTML = 'text/html'

/** Features of a collection that tests look at, at most. */
const SAMPLE = 1000
/** How long an answer may take, in ms. */
const PATIENCE = 30_000

export interface Answer {
  readonly url: string
  readonly status: number
  readonly headers: Headers
  /** Media type without parameters. */
  readonly type: string
  readonly text: string
}

/** The first features of a collection. */
export interface Sample {
  readonly page: FeatureCollection
  /** Whether these are all that there are. */
  readonly isWhole: boolean
}

/** A client that knows of a server what the server says, and keeps what many tests need. */
export interface Client {
  /** Address of the landing page, without a slash at its end. */
  readonly root: string
  readonly get: (address: string, accept?: string) => Promise<Answer>
  /** A document that must be there and be as its schema says. @throws Failure */
  readonly read: <Schema extends z.ZodType>(
    address: string,
    schema: Schema,
    accept?: string,
  ) => Promise<z.infer<Schema>>
  readonly landing: () => Promise<z.infer<typeof LandingPage>>
  /** Those of features. @throws Failure, Skip where there are none */
  readonly collections: () => Promise<readonly Collection[]>
  readonly sample: (collection: Collection) => Promise<Sample>
}

export function openClient(base: string): Client {
  const root = base.replace(/\/+$/, '')
  const kept = new Map<string, Promise<unknown>>()

  function once<Value>(key: string, make: () => Promise<Value>): Promise<Value> {
    const known = kept.get(key) as Promise<Value> | undefined
    if (known !== undefined) return known
    const made = make()
    kept.set(key, made)
    return made
  }

  const client: Client = {
    root,
    get: (address, accept = JSON_TYPE) => request(new URL(address, `${root}/`).href, accept),
    async read(address, schema, accept) {
      const answer = await client.get(address, accept)
      check(answer.status === 200, `got ${answer.status} from ${answer.url}, expected 200`)
      return parse(answer, schema)
    },
    landing: () => once('landing', () => client.read(root, LandingPage)),
    collections: () =>
      once('collections', async () => {
        const { collections } = await client.read(`${root}/collections`, Collections)
        const found = collections.filter(({ itemType }) => itemType === 'feature')
        if (found.length === 0) throw new Skip('the server has no collection of features')
        return found
      }),
    sample: (collection) =>
      once(`sample ${collection.id}`, async () => {
        const page = await items(client, collection, { limit: String(SAMPLE) })
        return { page, isWhole: linkTo(page.links, 'next') === undefined }
      }),
  }
  return client
}

async function request(url: string, accept: string): Promise<Answer> {
  const response = await fetch(url, { headers: { Accept: accept }, signal: AbortSignal.timeout(PATIENCE) })
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';', 1)
  const { status, headers } = response
  return { url, status, headers, type: type.trim().toLowerCase(), text: await response.text() }
}

/** @throws Failure */
export function parse<Schema extends z.ZodType>({ url, text }: Answer, schema: Schema): z.infer<Schema> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new Failure(`got no JSON from ${url}`)
  }
  const { data, error } = schema.safeParse(json)
  if (error === undefined) return data
  const [issue] = error.issues
  throw new Failure(`${url}: ${issue?.message} at /${issue?.path.join('/')}`)
}

/** The address of a collection's features, with parameters. */
export function itemsAddress(
  { root }: Client,
  { id }: Collection,
  parameters: Readonly<Record<string, string>> = {},
): string {
  const search = new URLSearchParams(parameters).toString()
  return `${root}/collections/${encodeURIComponent(id)}/items${search === '' ? '' : `?${search}`}`
}

/** Features as GeoJSON. @throws Failure */
export function items(
  client: Client,
  collection: Collection,
  parameters?: Readonly<Record<string, string>>,
): Promise<FeatureCollection> {
  return client.read(itemsAddress(client, collection, parameters), FeatureCollection, GEOJSON)
}

export function featureAddress(client: Client, collection: Collection, id: string | number): string {
  return `${itemsAddress(client, collection)}/${encodeURIComponent(id)}`
}

export function linkTo(links: readonly Link[] | undefined, rel: string, type?: string): Link | undefined {
  return links?.find((link) => link.rel === rel && (type === undefined || mediaType(link.type) === type))
}

/** Without its parameters. */
export function mediaType(type: string): string {
  return (type.split(';', 1)[0] ?? '').trim().toLowerCase()
}

/** A link to the document itself, and to the same in every other form: here HTML, where the server has it. @throws Failure */
export function checkSelfAndAlternate(links: readonly Link[] | undefined, where: string): void {
  check(linkTo(links, 'self') !== undefined, `${where} has no link to itself`)
  check(linkTo(links, 'alternate') !== undefined, `${where} has no link to another form of itself`)
}
