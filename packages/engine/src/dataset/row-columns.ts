import { type Manifest, OPEN_END, OPEN_START } from '@nahrain/model'
import type { Table } from '@uwdata/flechette'
import { DamagedTable, hasColumn, readCodes, readDays, readNumbers, readPoints } from './arrow-tables.ts'
import { type Dataset, type FacetCodes, isListed, NO_DAY, NONE, type SingleCodes, STEPS_PER_DEGREE } from './dataset.ts'

/** The part of a dataset that stands in its rows file. */
export type RowColumns = Pick<
  Dataset,
  | 'count'
  | 'placed'
  | 'longitudeE7'
  | 'latitudeE7'
  | 'radiusKm'
  | 'whenStart'
  | 'whenEnd'
  | 'known'
  | 'facets'
  | 'partOf'
  | 'administrative'
>

/** Rows as they arrive, batch after batch, into columns that are as long as the manifest says. */
export interface RowCollector {
  readonly count: number
  /** @throws DamagedTable */
  readonly add: (batch: Table) => void
  /** The rows so far: views on the columns, good for as long as rows are only added. */
  readonly columns: () => RowColumns
}

export function collectRows({ count, facets }: Manifest): RowCollector {
  const longitudeE7 = new Int32Array(count)
  const latitudeE7 = new Int32Array(count)
  const days = { start: new Int32Array(count), end: new Int32Array(count) }
  const optional = new OptionalColumns(count)
  const codes = facets.map(() => new CodeCollector(count))
  let [filled, placed] = [0, 0]

  function addPoints(batch: Table): void {
    const { longitude, latitude } = readPoints(batch, 'geometry')
    for (let at = 0; at < longitude.length; at++) {
      const [x, y] = [longitude[at] as number, latitude[at] as number]
      if (Number.isNaN(x)) continue
      // Written so that NaN fails too.
      if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90)) throw new DamagedTable(`column geometry has ${x},${y}`)
      if (placed < filled + at) throw new DamagedTable('a row without a place stands before one with a place')
      longitudeE7[placed] = Math.round(x * STEPS_PER_DEGREE)
      latitudeE7[placed] = Math.round(y * STEPS_PER_DEGREE)
      placed++
    }
  }

  return {
    get count() {
      return filled
    },
    add(batch) {
      if (filled + batch.numRows > count) throw new DamagedTable(`more rows than the ${count} of the manifest`)
      addPoints(batch)
      days.start.set(readDays(batch, 'when_start', OPEN_START), filled)
      days.end.set(readDays(batch, 'when_end', OPEN_END), filled)
      markUndated(days.start, days.end, filled, filled + batch.numRows)
      facets.forEach(({ id, values }, index) => {
        codes[index]?.add(readCodes(batch, `facet_${id}`, values.length), filled)
      })
      optional.add(batch, filled)
      filled += batch.numRows
    },
    columns: () => ({
      count: filled,
      placed,
      longitudeE7: longitudeE7.subarray(0, placed),
      latitudeE7: latitudeE7.subarray(0, placed),
      whenStart: days.start.subarray(0, filled),
      whenEnd: days.end.subarray(0, filled),
      facets: codes.map((column) => column.upTo(filled)),
      ...optional.upTo(filled),
    }),
  }
}

/** A null start is open where there is an end, and the other way round; both null is no date at all. */
function markUndated(start: Int32Array, end: Int32Array, from: number, to: number): void {
  for (let row = from; row < to; row++) {
    if (start[row] !== OPEN_START || end[row] !== OPEN_END) continue
    start[row] = NO_DAY
    end[row] = OPEN_START
  }
}

/** Columns that a file has only where they say something. */
class OptionalColumns {
  readonly #count: number
  #radiusKm: Float32Array | undefined
  #known: Int32Array | undefined
  #partOf: Int32Array | undefined
  #administrative: Int32Array | undefined

  constructor(count: number) {
    this.#count = count
  }

  add(batch: Table, at: number): void {
    if (hasColumn(batch, 'radius_km')) {
      const radii = readNumbers(batch, 'radius_km', Float32Array)
      const bad = radii.find((radius) => !(radius >= 0 && radius <= 20_100))
      if (bad !== undefined) throw new DamagedTable(`column radius_km has ${bad}, which cannot be`)
      this.#radiusKm ??= new Float32Array(this.#count)
      this.#radiusKm.set(radii, at)
    }
    if (hasColumn(batch, 'known')) {
      this.#known ??= new Int32Array(this.#count)
      this.#known.set(readDays(batch, 'known', NO_DAY), at)
    }
    if (hasColumn(batch, 'part_of')) {
      const rows = readNumbers(batch, 'part_of', Int32Array)
      const bad = rows.find((row) => row < NONE || row >= this.#count)
      if (bad !== undefined) throw new DamagedTable(`column part_of points at ${bad}, past its end`)
      this.#partOf ??= new Int32Array(this.#count)
      this.#partOf.set(rows, at)
    }
    if (hasColumn(batch, 'administrative')) {
      this.#administrative ??= new Int32Array(this.#count)
      this.#administrative.set(readNumbers(batch, 'administrative', Int32Array), at)
    }
  }

  upTo(count: number): Pick<RowColumns, 'radiusKm' | 'known' | 'partOf' | 'administrative'> {
    return {
      radiusKm: this.#radiusKm?.subarray(0, count),
      known: this.#known?.subarray(0, count),
      partOf: this.#partOf?.subarray(0, count),
      administrative: this.#administrative?.subarray(0, count),
    }
  }
}

/** One facet: a column of single codes, or lists one after the other. */
class CodeCollector {
  readonly #count: number
  #single: SingleCodes | undefined
  #offsets: Int32Array | undefined
  #values: Uint16Array = new Uint16Array(0)

  constructor(count: number) {
    this.#count = count
  }

  add(codes: FacetCodes, at: number): void {
    if (isListed(codes)) {
      this.#offsets ??= new Int32Array(this.#count + 1)
      const before = this.#values.length
      for (let row = 1; row < codes.offsets.length; row++)
        this.#offsets[at + row] = before + (codes.offsets[row] as number)
      const longer = new Uint16Array(before + codes.values.length)
      longer.set(this.#values)
      longer.set(codes.values, before)
      this.#values = longer
    } else {
      this.#single ??= codes instanceof Uint8Array ? new Uint8Array(this.#count) : new Uint16Array(this.#count)
      this.#single.set(codes, at)
    }
  }

  upTo(count: number): FacetCodes {
    if (this.#offsets !== undefined) return { offsets: this.#offsets.subarray(0, count + 1), values: this.#values }
    return (this.#single ?? new Uint8Array(0)).subarray(0, count)
  }
}
