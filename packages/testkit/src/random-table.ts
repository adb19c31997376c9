import { createRecordWriter, type DatasetContent, NO_DAY, type WrittenDataset, writeDataset } from '@nahrain/engine'
import { type Bbox, dayOf, OPEN_START } from '@nahrain/model'

/** What a table of dated points is made from; the same seed gives the same table on every machine. */
export interface RandomTableOptions {
  readonly rows: number
  readonly seed: number
  /** Values per facet; one facet for each. */
  readonly facetValues?: readonly number[]
  readonly bbox?: Bbox
  /** All places are points; otherwise four in nine are discs. */
  readonly exact?: boolean
}

/** Mulberry32 (Tommy Ettinger, public domain): a small seeded generator of numbers in [0, 1). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const IRAQ: Bbox = [38.8, 29, 48.6, 37.4]
const TOWNS = 400
const FIRST_DAY = dayOf(2014, 1, 1)
const DAYS = 3653
/** How well places are known, in km: most are exact, as in tables of events. */
const RADII_KM = [0, 0, 0, 0, 0, 1, 5, 25, 50]

/**
 * Events as such tables have them: crowded around towns, most of one day, some of a week or a month, places with uncertainty,
 * facets with few frequent values and many rare ones.
 */
export async function randomTable({
  rows,
  seed,
  facetValues = [3, 6, 12, 18, 40, 200],
  bbox = IRAQ,
  exact = false,
}: RandomTableOptions): Promise<DatasetContent> {
  const random = seededRandom(seed)
  const { radiusKm, ...points } = randomPlaces(rows, bbox, random)
  const whenStart = new Int32Array(rows)
  const whenEnd = new Int32Array(rows)
  for (let row = 0; row < rows; row++) {
    const kind = random()
    const length = kind < 0.8 ? 1 : kind < 0.93 ? 7 : 30
    whenStart[row] = kind > 0.998 ? NO_DAY : FIRST_DAY + Math.floor(random() * (DAYS - length))
    whenEnd[row] = kind > 0.998 ? OPEN_START : (whenStart[row] as number) + length - 1
  }
  const records = createRecordWriter()
  const facets = facetValues.map((count, index) => ({
    id: `f${index}`,
    label: { en: `Facet ${index}` },
    values: Array.from({ length: count }, (_, code) => ({ id: `v${code}`, label: { en: `Value ${code}` } })),
  }))
  const codes = facetValues.map((count) =>
    // The square makes low codes frequent.
    Uint8Array.from({ length: rows }, () => Math.floor(random() ** 2 * count)),
  )
  await writeRecords(records, rows)
  return {
    id: 'random',
    title: { en: 'Random events' },
    description: { en: `${rows} random events` },
    licence: 'CC0-1.0',
    attribution: 'none',
    languages: ['en'],
    firstView: [...bbox],
    facets,
    count: rows,
    columns: {
      ...points,
      ...(exact ? {} : { radiusKm }),
      whenStart,
      whenEnd,
      facets: codes,
      texts: { strings: [], columns: [] },
    },
    shapes: new Map(),
    records: await records.finish(),
    table: {
      fields: [{ name: 'number', type: 'number' }],
      form: { kind: 'delimited', delimiter: ',' },
      title: ['number'],
      place: [],
      when: [],
      source: {},
      file: 'random.csv',
    },
    documents: { sources: [], briefings: [], vocabulary: null },
  }
}

export async function writtenRandomTable(options: RandomTableOptions): Promise<WrittenDataset> {
  return writeDataset(await randomTable(options))
}

function randomPlaces(rows: number, [west, south, east, north]: Bbox, random: () => number) {
  const towns = Array.from(
    { length: TOWNS },
    () => [west + random() * (east - west), south + random() * (north - south)] as const,
  )
  const longitude = new Float64Array(rows)
  const latitude = new Float64Array(rows)
  const radiusKm = new Float32Array(rows)
  const spread = () => (random() + random() + random() - 1.5) * 0.4
  const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))
  for (let row = 0; row < rows; row++) {
    const [x, y] = towns[Math.floor(random() ** 2 * TOWNS)] as readonly [number, number]
    const isLost = random() > 0.999
    longitude[row] = isLost ? Number.NaN : within(x + spread(), west, east)
    latitude[row] = isLost ? Number.NaN : within(y + spread(), south, north)
    radiusKm[row] = RADII_KM[Math.floor(random() * RADII_KM.length)] as number
  }
  return { longitude, latitude, radiusKm }
}

async function writeRecords(records: ReturnType<typeof createRecordWriter>, rows: number): Promise<void> {
  const encoder = new TextEncoder()
  for (let row = 0; row < rows; row++) {
    records.add(encoder.encode(String(row + 1)))
    if (row % 10_000 === 0) await records.ready()
  }
}
