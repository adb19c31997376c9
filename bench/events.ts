import { createEngine, type Dataset, type Engine, memoryReader, readDataset } from '@nahrain/engine'
import { type AnswerShape, dayOf, EVERYTHING, formatDay, type Query } from '@nahrain/model'
import { writtenRandomTable } from '@nahrain/testkit'

/** The table of the figures: seeded, six facets, most rows of one day, four in nine with an uncertain place. */
export const SEED = 20_240_617
export const MILLION = 1_000_000
export const HISTOGRAM_BINS = 128

/** What a page asks with every step of a slider: total, all facets, histogram and the marks of a map. */
export const FULL_SHAPE: AnswerShape = { facets: true, histogram: { bins: HISTOGRAM_BINS }, cells: { zoom: 6 } }

const FIRST_DAY = dayOf(2014, 1, 1)

export async function randomDataset(rows: number, options: { readonly exact?: boolean } = {}): Promise<Dataset> {
  return readDataset('random', memoryReader(await writtenRandomTable({ rows, seed: SEED, ...options })))
}

export async function randomEngine(rows: number, options: { readonly exact?: boolean } = {}): Promise<Engine> {
  return createEngine(await randomDataset(rows, options))
}

/** Days from the first one on, both inclusive. */
export interface Window {
  readonly first: number
  readonly last: number
}

export function dayNumber(offset: number): number {
  return FIRST_DAY + offset
}

export function during({ first, last }: Window): string {
  return `${formatDay(dayNumber(first))}/${formatDay(dayNumber(last))}`
}

/** Two questions that differ in every filter: box, dates, two facets. */
export interface FullQuestion {
  readonly box: readonly [west: number, south: number, east: number, north: number]
  readonly window: Window
  readonly f0: readonly string[]
  readonly f3: readonly string[]
}

export const FULL_QUESTIONS: readonly [FullQuestion, FullQuestion] = [
  { box: [42, 32, 46, 36], window: { first: 500, last: 2000 }, f0: ['v0', 'v1'], f3: ['v0', 'v1', 'v2', 'v3'] },
  { box: [41, 31, 45, 35.5], window: { first: 900, last: 2700 }, f0: ['v0', 'v2'], f3: ['v1', 'v2', 'v3', 'v5'] },
]

/** Asks the two questions by turns, so that every filter changes each time. */
export function fullChangeOf(engine: Engine): () => unknown {
  const [first, second] = FULL_QUESTIONS.map(queryOf)
  let turn = 0
  return () => engine.ask((turn++ % 2 === 0 ? first : second) as Query, FULL_SHAPE)
}

export function queryOf({ box, window, f0, f3 }: FullQuestion): Query {
  return {
    ...EVERYTHING,
    regions: [{ kind: 'box', bbox: [...box] }],
    when: during(window),
    facets: { f0: [...f0], f3: [...f3] },
  }
}
