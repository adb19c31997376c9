import { threeNumbers } from '../dates/table-date.ts'
import type { DateOrder } from '../mapping/mapping.ts'
import type { FieldProfile } from './field-profile.ts'

/** The order of day, month and year, and why; without a reason where no date leaves it open. */
export interface GuessedOrder {
  readonly order: DateOrder
  readonly reason: string | undefined
}

/** What cannot be a month is a day, what cannot be a day is a year: decided by the whole sample, not date by date. */
export function guessDateOrder(profiles: readonly FieldProfile[]): GuessedOrder {
  const votes = { dmy: 0, mdy: 0, ymd: 0, open: 0 }
  let example = ''
  for (const text of profiles.flatMap(({ values }) => [...values.keys()])) {
    const order = orderOf(text)
    if (order === undefined) continue
    votes[order]++
    if (order === 'open') example ||= text
  }
  const [order, count] = (['dmy', 'mdy', 'ymd'] as const)
    .map((each) => [each, votes[each]] as const)
    .reduce((best, next) => (next[1] > best[1] ? next : best))
  const total = votes.dmy + votes.mdy + votes.ymd
  if (total === 0) {
    const reason = `no date of the sample says whether day or month comes first ("${example}"): taken as day first`
    return { order: 'dmy', reason: votes.open === 0 ? undefined : reason }
  }
  const against = total === count ? '' : `; ${total - count} say otherwise`
  return { order, reason: `${count} dates of the sample can only be read as ${ORDER_WORDS[order]}${against}` }
}

const ORDER_WORDS: Readonly<Record<DateOrder, string>> = {
  dmy: 'day, month, year',
  mdy: 'month, day, year',
  ymd: 'year, month, day',
}

/** Undefined where the date says itself what is what. */
function orderOf(text: string): DateOrder | 'open' | undefined {
  const parts = threeNumbers(text)
  if (parts === undefined || parts[0].length > 2) return undefined
  const [first, second, third] = [Number(parts[0]), Number(parts[1]), Number(parts[2])]
  if (first > 31) return 'ymd'
  if (first > 12) return parts[2].length > 2 || third > 31 ? 'dmy' : 'open'
  return second > 12 ? 'mdy' : 'open'
}
