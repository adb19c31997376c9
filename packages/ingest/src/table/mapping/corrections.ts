import { invalidParameter } from '@nahrain/model'
import { plainText } from '../plain-text.ts'
import { facetsOf } from './facet-id.ts'
import { type DateOrder, Mapping } from './mapping.ts'
import { nearestName } from './nearest-name.ts'
import { DATE_WORDS, PLACE_WORDS } from './precision-words.ts'

/** What a correction may change, by role: from the mapping, what was typed and the fields it names. */
interface Role {
  /** How many fields it takes, for messages. */
  readonly expected: 'a field' | 'fields' | 'one or two fields' | 'a text' | 'an order'
  readonly change: (mapping: Mapping, fields: readonly string[], text: string) => Partial<Mapping>
}

type Single = 'longitude' | 'latitude' | 'radius' | 'id' | 'known'

function single(role: Single): Role {
  return { expected: 'a field', change: (_, [field]) => ({ [role]: field }) }
}

function several(role: 'title' | 'place' | 'texts'): Role {
  return { expected: 'fields', change: (_, fields) => ({ [role]: fields }) }
}

function quantity(role: 'low' | 'best' | 'high'): Role {
  return {
    expected: 'a field',
    change: ({ quantity: now }, [field]) => {
      const { unit = { en: plainText(field ?? role) }, ...numbers } = now ?? {}
      const next = without({ ...numbers, [role]: field })
      return { quantity: Object.keys(next).length === 0 ? undefined : { ...next, unit } }
    },
  }
}

function source(role: keyof Mapping['source']): Role {
  return { expected: 'a field', change: ({ source: now }, [field]) => ({ source: without({ ...now, [role]: field }) }) }
}

/** Roles by the names that corrections and reasons use. */
const ROLES: Readonly<Record<string, Role>> = {
  latitude: single('latitude'),
  longitude: single('longitude'),
  geometry: { expected: 'a text', change: (_, __, text) => ({ geometry: readYes(text) }) },
  radius: single('radius'),
  precision: {
    expected: 'a field',
    change: ({ placePrecision: now }, [field]) => {
      const codes = now !== undefined && 'field' in now ? now.codes : PLACE_WORDS
      return { placePrecision: field === undefined ? undefined : { field, codes } }
    },
  },
  when: { expected: 'one or two fields', change: (_, fields) => ({ when: whenOf(fields) }) },
  order: { expected: 'an order', change: (_, __, text) => ({ dateOrder: readOrder(text) }) },
  'date-precision': {
    expected: 'a field',
    change: ({ datePrecision: now }, [field]) => ({
      datePrecision: field === undefined ? undefined : { field, codes: now?.codes ?? DATE_WORDS },
    }),
  },
  known: single('known'),
  id: single('id'),
  title: several('title'),
  place: several('place'),
  low: quantity('low'),
  best: quantity('best'),
  high: quantity('high'),
  unit: {
    expected: 'a text',
    change: ({ quantity: now }, _, text) =>
      now === undefined ? {} : { quantity: { ...now, unit: { en: plainText(text) } } },
  },
  source: source('title'),
  publisher: source('publisher'),
  'source-date': source('date'),
  url: source('url'),
  facet: {
    expected: 'a field',
    change: ({ facets }, fields) => {
      if (fields.length === 0) return { facets: [] }
      const missing = fields.filter((name) => !facets.some(({ field }) => field === name))
      return { facets: [...facets, ...facetsOf(missing, facets)] }
    },
  },
  facets: {
    expected: 'fields',
    change: ({ facets }, fields) => {
      const kept = facets.filter(({ field }) => fields.includes(field))
      const all = [
        ...kept,
        ...facetsOf(
          fields.filter((name) => !kept.some(({ field }) => field === name)),
          kept,
        ),
      ]
      return { facets: all.sort((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field)) }
    },
  },
  texts: several('texts'),
}

/** Roles that a correction may name. */
export const CORRECTION_ROLES: readonly string[] = Object.keys(ROLES)

/** Written instead of a field: the role is taken by none. */
const NOBODY = 'none'

/**
 * The mapping with corrections of the form `role=field`, `when=start..end`, `facets=a,b,c` or `role=none`, in their order.
 * @throws invalid-parameter where a role or a field is unknown, with the accepted ones
 */
export function correctMapping(mapping: Mapping, corrections: readonly string[], fields: readonly string[]): Mapping {
  const corrected = corrections.reduce((now, text) => correct(now, text, fields), mapping)
  const result = Mapping.safeParse(without(corrected))
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw invalidParameter('map', corrections.join(' '), `${issue?.path.join('.')}: ${issue?.message}`)
}

function correct(mapping: Mapping, correction: string, fields: readonly string[]): Mapping {
  const equals = correction.indexOf('=')
  if (equals < 0) throw invalidParameter('map', correction, 'role=field, such as latitude=y')
  const [name, text] = [correction.slice(0, equals).trim(), correction.slice(equals + 1).trim()]
  const role = Object.hasOwn(ROLES, name) ? ROLES[name] : undefined
  if (role === undefined) {
    throw invalidParameter('map', name, `${hint(name, CORRECTION_ROLES)}one of ${CORRECTION_ROLES.join(', ')}`)
  }
  const wantsFields = role.expected !== 'a text' && role.expected !== 'an order'
  const named = wantsFields && text !== NOBODY ? readFields(name, text, fields, role) : []
  return { ...mapping, ...role.change(mapping, named, text) }
}

/** One field by its whole name, otherwise several with commas, or two with `..` between them. */
function readFields(name: string, text: string, fields: readonly string[], { expected }: Role): readonly string[] {
  if (fields.includes(text)) return [text]
  const separator = expected === 'fields' ? ',' : expected === 'one or two fields' ? '..' : undefined
  const parts = separator === undefined ? [text] : text.split(separator).map((part) => part.trim())
  const unknown = parts.find((part) => !fields.includes(part))
  if (unknown !== undefined) {
    throw invalidParameter(
      name,
      unknown,
      `${expected} of the table: ${hint(unknown, fields)}one of ${fields.join(', ')}`,
    )
  }
  return [...new Set(parts)]
}

function hint(typed: string, names: readonly string[]): string {
  const nearest = nearestName(typed, names)
  return nearest === undefined ? '' : `perhaps ${nearest}; `
}

function whenOf([start, end, ...more]: readonly string[]): Mapping['when'] {
  if (more.length > 0) throw invalidParameter('when', `${more.length + 2} fields`, 'one field, or start..end')
  if (start === undefined) return undefined
  return end === undefined ? { field: start } : { start, end }
}

function readOrder(text: string): DateOrder {
  const result = Mapping.shape.dateOrder.safeParse(text)
  if (!result.success) throw invalidParameter('order', text, 'ymd, dmy or mdy')
  return result.data
}

function readYes(text: string): boolean {
  if (text === 'yes') return true
  if (text === NOBODY) return false
  throw invalidParameter('geometry', text, `yes or ${NOBODY}`)
}

/** Without the properties that are undefined: a mapping is data, written as JSON. */
function without<Item extends object>(item: Item): Item {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as Item
}
