import { FIELD_NAMES, findField } from './field-names.ts'
import { type FieldProfile, isNumeric, showRange } from './field-profile.ts'
import type { Guessed } from './reason.ts'
import type { TableSample } from './table-sample.ts'

type Coordinates = 'longitude' | 'latitude' | 'geometry' | 'radius'

/** Share of numbers that have to be coordinates; a few mistyped ones are notes of the import. */
const MOST = 0.9

/** Where the records are: their own geometry, or two fields with degrees. */
export function guessPlace(sample: TableSample): Guessed<Coordinates> {
  if (sample.hasGeometry)
    return { found: { geometry: true }, reasons: [{ role: 'geometry', field: undefined, reason: 'in the file' }] }
  const latitude = findField(sample.profiles, FIELD_NAMES.latitude, isNumeric)
  const longitude = findField(sample.profiles, FIELD_NAMES.longitude, isNumeric)
  if (latitude === undefined || longitude === undefined) return withoutNames(sample)
  const radius = findField(sample.profiles, FIELD_NAMES.radius, isNumeric)
  const coordinates = namedCoordinates(latitude, longitude)
  if (radius === undefined || coordinates.found.latitude === undefined) return coordinates
  return {
    found: { ...coordinates.found, radius: radius.name },
    reasons: [...coordinates.reasons, { role: 'radius', field: radius.name, reason: showRange(radius) }],
  }
}

function namedCoordinates(latitude: FieldProfile, longitude: FieldProfile): Guessed<Coordinates> {
  if (within(latitude, 90) >= MOST && within(longitude, 180) >= MOST) return pair(latitude, longitude, '')
  if (within(longitude, 90) >= MOST && within(latitude, 180) >= MOST) {
    return pair(longitude, latitude, '; swapped: the names say the other way round, but no latitude is beyond 90')
  }
  const reason = `"${latitude.name}" (${showRange(latitude)}) and "${longitude.name}" (${showRange(longitude)}) are no degrees`
  return { found: {}, reasons: [{ role: 'latitude', field: undefined, reason }] }
}

function pair(latitude: FieldProfile, longitude: FieldProfile, remark: string): Guessed<Coordinates> {
  return {
    found: { latitude: latitude.name, longitude: longitude.name },
    reasons: [
      { role: 'latitude', field: latitude.name, reason: showRange(latitude) + remark },
      { role: 'longitude', field: longitude.name, reason: showRange(longitude) + remark },
    ],
  }
}

/** Two fields of numbers with many decimals are coordinates; which is which only a number beyond 90 tells. */
function withoutNames({ profiles }: TableSample): Guessed<Coordinates> {
  const candidates = profiles.filter(
    (profile) => isNumeric(profile) && hasDecimals(profile) && within(profile, 180) === 1,
  )
  const [first, second, ...more] = candidates
  if (first === undefined || second === undefined || more.length > 0) return { found: {}, reasons: [] }
  if (within(first, 90) < MOST && within(second, 90) === 1) return pair(second, first, '; by content')
  if (within(second, 90) < MOST && within(first, 90) === 1) return pair(first, second, '; by content')
  const reason = `"${first.name}" and "${second.name}" look like coordinates, but nothing says which is the latitude`
  return { found: {}, reasons: [{ role: 'latitude', field: undefined, reason }] }
}

/** Share of a field's numbers that lie from -limit to limit. */
function within({ values, numbers }: FieldProfile, limit: number): number {
  let inside = 0
  for (const [text, count] of values) if (Math.abs(Number(text)) <= limit) inside += count
  return numbers === 0 ? 0 : inside / numbers
}

/** Most have at least three decimals: some hundred metres. */
function hasDecimals({ values, numbers }: FieldProfile): boolean {
  let fine = 0
  for (const [text, count] of values) if (/\.\d{3,}$/.test(text)) fine += count
  return fine >= numbers * MOST
}
