import type { ApiContext } from './api-env.ts'
import type { Html } from './html/layout.ts'
import { formLinks, type Link, linkHeader } from './links.ts'
import { HTML_FORM, JSON_FORM, negotiate, type Representation } from './negotiation.ts'
import { reply } from './reply.ts'
import { refuseUnknown } from './request/parameters.ts'

const ONLY_FORM: ReadonlySet<string> = new Set(['f'])

/** How a resource is written in its two forms. */
export interface DocumentForms {
  /** Its JSON form; plain JSON where left out. */
  readonly json?: Representation
  /** The members of the JSON document, around the links of both forms. */
  readonly body: (links: readonly Link[]) => unknown
  /** The page; a resource without one has JSON alone. */
  readonly page?: (links: readonly Link[]) => Html
}

/** Answers with a small document in the form that the client wants. @throws invalid-parameter, HTTPException 406 */
export async function sendDocument(context: ApiContext, { json = JSON_FORM, body, page }: DocumentForms) {
  const url = context.get('url')
  refuseUnknown(url.searchParams, ONLY_FORM)
  const forms: [Representation, ...Representation[]] = page === undefined ? [json] : [json, HTML_FORM]
  const form = chosenForm(context, forms)
  const links = formLinks(url, forms, form)
  if (form === HTML_FORM && page !== undefined) return sendPage(context, page(links), links)
  return reply(context, JSON.stringify(body(links)), { 'Content-Type': form.mediaType, Link: linkHeader(links) })
}

export function chosenForm<Form extends Representation>(context: ApiContext, forms: readonly [Form, ...Form[]]): Form {
  const f = context.get('url').searchParams.getAll('f')
  return negotiate(forms, { f, accept: context.req.header('Accept') })
}

export async function sendPage(context: ApiContext, page: Html, links: readonly Link[]) {
  return reply(context, (await page).toString(), {
    'Content-Type': 'text/html; charset=utf-8',
    Link: linkHeader(links),
  })
}
