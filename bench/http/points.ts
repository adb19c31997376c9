import { seededRandom } from '@nahrain/testkit'
import { SEED } from '../events.ts'

export const POINTS = 100_000
/** Questions of a kind that differ from one another, so that no answer can be kept from the last. */
const QUESTIONS = 400
const [WEST, SOUTH, EAST, NORTH] = [38.8, 29, 48.6, 37.4] as const
const KINDS = 12
const LARGEST = 1000

/** Spread evenly, with a name, one of twelve kinds, a number and a day each: GeoJSON, so that every server can import the same file. */
export function pointsText(): string {
  const random = seededRandom(SEED)
  const within = (low: number, high: number) => Number((low + random() * (high - low)).toFixed(6))
  const features = Array.from({ length: POINTS }, (_, index) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [within(WEST, EAST), within(SOUTH, NORTH)] },
    properties: {
      number: index + 1,
      name: `point ${index + 1}`,
      kind: `kind ${Math.floor(random() * KINDS)}`,
      size: Number((random() * LARGEST).toFixed(2)),
      day: new Date(Date.UTC(2014, 0, 1 + Math.floor(random() * 3653))).toISOString().slice(0, 10),
    },
  }))
  return JSON.stringify({ type: 'FeatureCollection', features })
}

/** Query strings of boxes, each with about a hundredth of the points. */
export function boxQuestions(): string[] {
  const random = seededRandom(SEED + 1)
  const [width, height] = [(EAST - WEST) / 10, (NORTH - SOUTH) / 10]
  return Array.from({ length: QUESTIONS }, () => {
    const west = WEST + random() * (EAST - WEST - width)
    const south = SOUTH + random() * (NORTH - SOUTH - height)
    const box = [west, south, west + width, south + height].map((degrees) => degrees.toFixed(4))
    return `bbox=${box.join(',')}&limit=100`
  })
}

/** What is asked of properties: a range of a number, a text. */
export interface AttributeQuestion {
  readonly range?: readonly [from: number, to: number]
  readonly kind?: string
}

/** By turns: a hundredth of the numbers, all points of a kind. */
export function attributeQuestions(): AttributeQuestion[] {
  const random = seededRandom(SEED + 2)
  return Array.from({ length: QUESTIONS }, (_, index): AttributeQuestion => {
    const from = Math.floor(random() * (LARGEST - LARGEST / 100))
    return index % 2 === 0 ? { range: [from, from + LARGEST / 100] } : { kind: `kind ${index % KINDS}` }
  })
}
