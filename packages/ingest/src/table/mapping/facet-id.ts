import { plainText } from '../plain-text.ts'
import { type FacetField, RESERVED_FACET_IDS } from './mapping.ts'

const ID = /^[a-z][a-z0-9_-]*$/i

/** Facets of fields, each with an id of its own that no other parameter has. */
export function facetsOf(fields: readonly string[], taken: readonly FacetField[] = []): FacetField[] {
  const ids = new Set([...RESERVED_FACET_IDS, ...taken.map(({ id }) => id)])
  return fields.map((field) => {
    const id = freeId(slug(field), ids)
    ids.add(id)
    return { field, id, label: { en: labelOf(field) } }
  })
}

/** The field's own name where it fits: the address then reads as the table does. */
function slug(field: string): string {
  if (ID.test(field)) return field
  const ascii = field
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[^a-z0-9_-]+/gi, '_')
    .replaceAll(/^[^a-z0-9]+|_+$/gi, '')
  return ID.test(ascii) ? ascii : ascii === '' ? 'facet' : `facet_${ascii}`
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  let number = 2
  while (taken.has(`${wanted}_${number}`)) number++
  return `${wanted}_${number}`
}

/** `event_type` reads "Event type"; a name with capitals or other letters stays as it is. */
function labelOf(field: string): string {
  const spaced = field.replaceAll('_', ' ').trim()
  return plainText(/^[a-z]/.test(spaced) ? spaced.charAt(0).toUpperCase() + spaced.slice(1) : spaced || 'Facet')
}
