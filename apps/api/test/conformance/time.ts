import { check, Skip } from './abstract-test.ts'
import type { Client } from './client.ts'
import { type Collection, type Feature, FeatureSchema } from './documents.ts'

/** Which properties say when a feature is: two that bound an interval, or one and the same. */
export interface TemporalProperties {
  readonly start: string
  readonly end: string
}

/** Milliseconds since 1970, the last one included; infinite where a side is open. */
export interface Interval {
  readonly start: number
  readonly end: number
}

const DAY_MS = 86_400_000

/** As the schema of the features says by its roles (OGC API – Common, part 3); undefined where it does not. */
export async function temporalProperties(
  client: Client,
  { links }: Collection,
): Promise<TemporalProperties | undefined> {
  const link = links.find(({ rel }) => rel === 'http://www.opengis.net/def/rel/ogc/1.0/schema')
  if (link === undefined) return undefined
  const { properties } = await client.read(link.href, FeatureSchema, link.type)
  const named = (role: string) =>
    Object.keys(properties).find((name) => properties[name]?.['x-ogc-role'] === `primary-${role}`)
  const instant = named('instant')
  const [start, end] = [named('interval-start') ?? instant, named('interval-end') ?? instant]
  return start === undefined || end === undefined ? undefined : { start, end }
}

/** @throws Skip */
export async function requireTemporal(client: Client, collection: Collection): Promise<TemporalProperties> {
  const found = await temporalProperties(client, collection)
  if (found === undefined) throw new Skip('no schema says which property tells when a feature is')
  return found
}

/** When a feature is; undefined where it is associated with no time. */
export function timeOf({ properties }: Feature, { start, end }: TemporalProperties): Interval | undefined {
  const [from, until] = [properties?.[start], properties?.[end]]
  if (typeof from !== 'string' && typeof until !== 'string') return undefined
  return {
    start: typeof from === 'string' ? Date.parse(from) : Number.NEGATIVE_INFINITY,
    end: typeof until === 'string' ? lastMoment(until) : Number.POSITIVE_INFINITY,
  }
}

/** A date is the whole of its day. */
export function lastMoment(text: string): number {
  return Date.parse(text) + (/^\d{4}-\d\d-\d\d$/.test(text) ? DAY_MS - 1 : 0)
}

export function overlaps(one: Interval, other: Interval): boolean {
  return one.start <= other.end && other.start <= one.end
}

/** Bounds of an extent are dates in the form of date-times: the last day counts as a whole. @throws Failure */
export function checkWithin(
  features: readonly Feature[],
  properties: TemporalProperties,
  [first, last]: readonly [string | null, string | null],
): void {
  const low = first === null ? Number.NEGATIVE_INFINITY : Date.parse(first)
  const high = last === null ? Number.POSITIVE_INFINITY : Date.parse(last) + DAY_MS
  for (const feature of features) {
    const time = timeOf(feature, properties)
    const isIn = time === undefined || overlaps(time, { start: low, end: high })
    check(isIn, `feature ${feature.id} lies outside of the extent in time`)
  }
}
