import { type AbstractTest, check, forEach, Skip } from './abstract-test.ts'
import { boxesOf, checkMeeting } from './boxes.ts'
import { type Client, items } from './client.ts'
import type { Collection } from './documents.ts'
import { checkDefinition } from './parameter-definition.ts'
import { type Interval, overlaps, requireTemporal, type TemporalProperties, timeOf } from './time.ts'

/** The parameter `datetime` (17-069r4, A.2.7). */
export const DATETIME_TESTS: readonly AbstractTest[] = [
  {
    id: '/conf/core/fc-time-definition',
    title: 'datetime is defined as the standard says',
    run: (client) => checkDefinition(client, 'datetime', ({ type }) => type === 'string'),
  },
  {
    id: '/conf/core/fc-time-response',
    title:
      'a moment, an interval and intervals with an open end answer with what they meet, all of it and nothing else',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        const properties = await requireTemporal(client, collection)
        for (const question of questionsFor(collection))
          await checkTime(client, collection, { ...question, properties })
      })
    },
  },
  {
    id: '/req/core/fc-time-response#C',
    title: 'datetime matches features without a date, too',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        const properties = await requireTemporal(client, collection)
        const { page } = await client.sample(collection)
        const bare = page.features.filter((feature) => timeOf(feature, properties) === undefined).map(({ id }) => id)
        if (bare.length === 0) throw new Skip('every feature has a date')
        const [question] = questionsFor(collection)
        const { features } = await items(client, collection, { datetime: question?.datetime ?? '', limit: '1000' })
        const found = new Set(features.map(({ id }) => id))
        const missing = bare.filter((id) => !found.has(id))
        check(
          missing.length === 0,
          `datetime of ${collection.id} leaves out ${missing.slice(0, 3).join(', ')} without date`,
        )
      })
    },
  },
  {
    id: '/conf/core/fc-op#combinations',
    title: 'bbox and datetime together answer with what meets both',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        const [box] = await boxesOf(client, collection)
        const [, question] = questionsFor(collection)
        const properties = await requireTemporal(client, collection)
        if (box === undefined || question === undefined) return
        const parameters = { bbox: box.join(','), datetime: question.datetime, limit: '1000' }
        const { features } = await items(client, collection, parameters)
        checkMeeting(features, box, collection)
        const isIn = features.every((feature) => overlaps(timeOf(feature, properties) ?? EVER, question.interval))
        check(isIn, `${question.datetime} with a box of ${collection.id} has a feature of another time`)
      })
    },
  },
]

const EVER: Interval = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY }

interface TimeQuestion {
  readonly datetime: string
  readonly interval: Interval
}

/** Every way to write a time, within the extent. @throws Skip where the extent has no two ends */
function questionsFor({ extent }: Collection): TimeQuestion[] {
  const [first, last] = extent?.temporal?.interval[0] ?? [null, null]
  if (first === null || last === null) throw new Skip('no extent in time with two ends')
  const [start, end] = [Date.parse(first), Date.parse(last)]
  const at = (part: number) => start + Math.round((end - start) * part)
  const text = (moment: number) => new Date(moment).toISOString().replace('.000', '')
  const [early, late] = [at(0.4), at(0.6)]
  const { start: always, end: never } = EVER
  return [
    { datetime: text(early), interval: { start: early, end: early } },
    { datetime: `${text(early)}/${text(late)}`, interval: { start: early, end: late } },
    ...[`../${text(early)}`, `/${text(early)}`].map((datetime) => ({
      datetime,
      interval: { start: always, end: early },
    })),
    ...[`${text(late)}/..`, `${text(late)}/`].map((datetime) => ({ datetime, interval: { start: late, end: never } })),
  ]
}

interface TimeCheck extends TimeQuestion {
  readonly properties: TemporalProperties
}

/** Dates are days: where a moment asks, its whole day may answer. */
const DAY_MS = 86_400_000

/** @throws Failure */
async function checkTime(client: Client, collection: Collection, { datetime, interval, properties }: TimeCheck) {
  const { features, numberMatched } = await items(client, collection, { datetime, limit: '1000' })
  const wide = { start: interval.start - DAY_MS, end: interval.end + DAY_MS }
  for (const feature of features) {
    const time = timeOf(feature, properties)
    check(
      time === undefined || overlaps(time, wide),
      `${datetime} has feature ${feature.id} of ${collection.id}, of another time`,
    )
  }
  const { page, isWhole } = await client.sample(collection)
  if (!isWhole || (numberMatched ?? 0) > features.length) return
  const answered = new Set(features.map(({ id }) => id))
  for (const feature of page.features) {
    const time = timeOf(feature, properties)
    const isMeant = time !== undefined && overlaps(time, interval)
    check(!isMeant || answered.has(feature.id), `${datetime} leaves out feature ${feature.id} of ${collection.id}`)
  }
}
