import { toFeature } from '@nahrain/engine'
import { type Dossier, NahrainError, rowId } from '@nahrain/model'
import { Hono } from 'hono'
import { type ApiContext, type ApiEnv, apiAddress } from '../api-env.ts'
import { type Collection, findCollection } from '../collections.ts'
import { coordinateSystem } from '../crs/coordinate-systems.ts'
import { chosenForm, sendPage } from '../document.ts'
import { changedFeatures, inSystem, pick } from '../features/changed-features.ts'
import { itemsPage, parseFeatures } from '../features/items-page.ts'
import { writePage } from '../features/write-page.ts'
import { itemPage } from '../html/item-page.ts'
import { itemsTable } from '../html/items-table.ts'
import { formLinks, type Link, link, linkHeader, withParameters } from '../links.ts'
import { HTML_FORM, type Representation } from '../negotiation.ts'
import { type ItemsRequest, PAGE_LIMITS, readItemsRequest } from '../request/items-request.ts'
import { writeToken } from '../request/page-token.ts'
import { refuseUnknown, takeOne } from '../request/parameters.ts'
import { fileFormat, ITEM_FORMS, PAGE_FORMS } from './item-forms.ts'
import { sendItemsFile } from './items-file.ts'

/** `/collections/{id}/items` and `/collections/{id}/items/{item}`: OGC API – Features, part 1. */
export function itemRoutes(collections: ReadonlyMap<string, Collection>): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/collections/:collection/items', (context) =>
      sendItems(context, findCollection(collections, context.req.param('collection'))),
    )
    .get('/collections/:collection/items/:item', (context) =>
      sendItem(context, findCollection(collections, context.req.param('collection')), context.req.param('item')),
    )
}

const encoder = new TextEncoder()

async function sendItems(context: ApiContext, collection: Collection): Promise<Response> {
  const form = chosenForm(context, ITEM_FORMS)
  const url = context.get('url')
  const request = readItemsRequest(url, collection)
  const format = fileFormat(form)
  const linksOf = (next: number | undefined, returned: number): Link[] => [
    ...formLinks(url, ITEM_FORMS, form),
    ...pageLinks({ url, collection, request, form }, next, returned),
    collectionLink(url, collection),
  ]
  if (request.isCut) context.header('Nahrain-Limit', String(PAGE_LIMITS.most))
  if (format !== undefined) return sendItemsFile(context, { collection, request, format, links: linksOf })
  const page = await itemsPage(collection, request)
  const links = linksOf(page.next, page.texts.length)
  context.header('OGC-NumberMatched', String(page.answer.total))
  context.header('OGC-NumberReturned', String(page.texts.length))
  if (form === HTML_FORM) {
    const features = parseFeatures(page.texts).map((feature) => pick(feature, request.properties))
    return sendPage(context, itemsTable({ collection, request, page, features, links }), links)
  }
  const features = changedFeatures(page.texts, request)
  return context.body(encoder.encode(writePage(page, features, links)), 200, {
    'Content-Type': form.mediaType,
    'Content-Crs': `<${request.crs.uri}>`,
    Link: linkHeader(links),
  })
}

/** What the links of a page are made from. */
interface PageAddress {
  readonly url: URL
  readonly collection: Collection
  readonly request: ItemsRequest
  readonly form: Representation
}

/** Both keep every parameter. Going back is by offset, as far as offsets go. `next` is a position in the order. */
function pageLinks(
  { url, collection, request, form }: PageAddress,
  next: number | undefined,
  returned: number,
): Link[] {
  const { skipped, question, rows, hitsOnly } = request
  if (hitsOnly) return []
  const limit = String(rows.limit)
  const links: Link[] = []
  if (next !== undefined) {
    const token = writeToken(collection, question, { from: next, skipped: skipped + returned })
    const href = withParameters(url, { limit, offset: undefined, token })
    links.push(link(href, 'next', 'Next page', form.mediaType))
  }
  const before = Math.max(0, skipped - rows.limit)
  if (skipped > 0 && before <= PAGE_LIMITS.mostOffset) {
    const href = withParameters(url, { limit, token: undefined, offset: String(before) })
    links.push(link(href, 'prev', 'Previous page', form.mediaType))
  }
  return links
}

const ITEM_PARAMETERS: ReadonlySet<string> = new Set(['f', 'crs'])

async function sendItem(context: ApiContext, collection: Collection, id: string): Promise<Response> {
  const form = chosenForm(context, PAGE_FORMS)
  const url = context.get('url')
  refuseUnknown(url.searchParams, ITEM_PARAMETERS)
  const crs = coordinateSystem(takeOne(new URLSearchParams(url.searchParams), 'crs'), 'crs')
  const dossier = await findDossier(collection, id)
  const links = [...formLinks(url, PAGE_FORMS, form), collectionLink(url, collection)]
  const feature = toFeature(dossier)
  if (form === HTML_FORM) return sendPage(context, itemPage({ collection, feature, links }), links)
  const body = { ...inSystem(feature, crs), links, ...mentionsOf(dossier) }
  return context.body(JSON.stringify(body), 200, {
    'Content-Type': form.mediaType,
    'Content-Crs': `<${crs.uri}>`,
    Link: linkHeader(links),
  })
}

/** @throws not-found */
async function findDossier(collection: Collection, id: string): Promise<Dossier> {
  const { dataset, archive } = collection.loaded
  const row = (await dataset.details.loadIdentities()).rowOf(id)
  const dossier = row === undefined ? undefined : await archive.dossier(rowId(row))
  if (dossier !== undefined && isIn(collection, dossier)) return dossier
  const message = `got item "${id}", expected the id of an item of ${collection.id}`
  throw new NahrainError('not-found', message, { what: 'item', id })
}

/** Which other entries point at an entry; rows of a table know of no others. */
function mentionsOf(dossier: Dossier) {
  if (dossier.kind === 'record') return {}
  const mentionedBy = dossier.incoming.map(({ from, relation }) => ({
    ...from,
    relation: relation.type,
    effect: relation.effect,
  }))
  return { mentionedBy }
}

function isIn({ fixed }: Collection, dossier: Dossier): boolean {
  return fixed.type === undefined || (dossier.kind === 'entry' && fixed.type.includes(dossier.entry.type))
}

function collectionLink(url: URL, { id, title }: Collection): Link {
  return link(apiAddress(url, `collections/${id}`), 'collection', title)
}
