import type { DateWidth, PlaceWidth } from './mapping.ts'

/** What words in a precision field mean where no codebook says: those of the model, and what tables commonly write. The radii are ours. */
export const PLACE_WORDS: Readonly<Record<string, PlaceWidth>> = {
  exact: { radiusKm: 0, precision: 'site' },
  site: { radiusKm: 0, precision: 'site' },
  settlement: { radiusKm: 5, precision: 'settlement' },
  town: { radiusKm: 5, precision: 'settlement' },
  city: { radiusKm: 10, precision: 'settlement' },
  approximate: { radiusKm: 25, precision: 'district' },
  district: { radiusKm: 50, precision: 'district' },
  adm2: { radiusKm: 50, precision: 'district' },
  governorate: { radiusKm: 150, precision: 'governorate' },
  province: { radiusKm: 150, precision: 'governorate' },
  adm1: { radiusKm: 150, precision: 'governorate' },
  country: { radiusKm: 500, precision: 'country' },
}

export const DATE_WORDS: Readonly<Record<string, DateWidth>> = {
  day: 'day',
  exact: 'day',
  week: 'week',
  month: 'month',
  year: 'year',
  span: 'span',
}
