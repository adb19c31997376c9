import { type WhenFields, whenFields } from '../mapping/mapping.ts'
import { guessDateOrder } from './date-order.ts'
import { FIELD_NAMES, findField } from './field-names.ts'
import { type FieldProfile, isDated, isNumeric } from './field-profile.ts'
import type { Guessed } from './reason.ts'
import type { TableSample } from './table-sample.ts'

type Dates = 'when' | 'dateOrder' | 'known'

/** When the records are, in which order their dates are written, and when they could be known. */
export function guessWhen({ profiles }: TableSample): Guessed<Dates> {
  const known = findField(profiles, FIELD_NAMES.known, isDated)
  const others = profiles.filter((profile) => profile !== known)
  const when = startAndEnd(others) ?? namedDate(others) ?? inParts(others) ?? yearAlone(others) ?? anyDate(others)
  const used = profiles.filter(({ name }) => whenFields(when).includes(name) || name === known?.name)
  const { order, reason } = guessDateOrder(used)
  return {
    found: {
      ...(when === undefined ? {} : { when }),
      ...(known === undefined ? {} : { known: known.name }),
      dateOrder: order,
    },
    reasons: [
      ...(when === undefined
        ? [{ role: 'when', field: undefined, reason: 'no field reads as dates' }]
        : used.filter((profile) => profile !== known).map((profile) => reasonOf('when', profile))),
      ...(known === undefined ? [] : [reasonOf('known', known)]),
      ...(reason === undefined ? [] : [{ role: 'order', field: undefined, reason }]),
    ],
  }
}

function reasonOf(role: string, { name, values }: FieldProfile) {
  const texts = [...values.keys()]
  const [first, last] = [texts[0] ?? '', texts[texts.length - 1] ?? '']
  return { role, field: name, reason: first === last ? `dates such as ${first}` : `dates such as ${first} and ${last}` }
}

/** Whole numbers in a field named `start` or `end` can be anything. */
function isDateText(profile: FieldProfile): boolean {
  return isDated(profile) && !isNumeric(profile)
}

function isYear(profile: FieldProfile): boolean {
  return isNumeric(profile) && profile.whole && profile.min >= 1000 && profile.max <= 2200
}

function startAndEnd(profiles: readonly FieldProfile[]): WhenFields | undefined {
  for (const accepted of [isDateText, isYear]) {
    const start = findField(profiles, FIELD_NAMES.start, accepted)
    const end = findField(profiles, FIELD_NAMES.end, accepted)
    if (start !== undefined && end !== undefined && start !== end) return { start: start.name, end: end.name }
  }
  return undefined
}

function namedDate(profiles: readonly FieldProfile[]): WhenFields | undefined {
  const found = findField(profiles, [...FIELD_NAMES.date, ...FIELD_NAMES.start], isDated)
  return found === undefined ? undefined : { field: found.name }
}

function inParts(profiles: readonly FieldProfile[]): WhenFields | undefined {
  const year = findField(profiles, FIELD_NAMES.year, isYear)
  const month = findField(profiles, FIELD_NAMES.month, (profile) => isWithin(profile, 12) || profile.numbers === 0)
  const day = findField(profiles, FIELD_NAMES.day, (profile) => isWithin(profile, 31))
  if (year === undefined || month === undefined || month.filled === 0) return undefined
  return { year: year.name, month: month.name, ...(day === undefined ? {} : { day: day.name }) }
}

function isWithin(profile: FieldProfile, most: number): boolean {
  return isNumeric(profile) && profile.whole && profile.min >= 1 && profile.max <= most
}

function yearAlone(profiles: readonly FieldProfile[]): WhenFields | undefined {
  const year = findField(profiles, FIELD_NAMES.year, isYear)
  return year === undefined ? undefined : { field: year.name }
}

function anyDate(profiles: readonly FieldProfile[]): WhenFields | undefined {
  const found = profiles.find(isDateText)
  return found === undefined ? undefined : { field: found.name }
}
