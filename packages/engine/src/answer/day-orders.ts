import { type Dataset, NO_DAY } from '../dataset/dataset.ts'
import { orderByDay } from '../dataset/sort-order.ts'

/** Rows in the order of a day column, equal days in row order. Each is made when it is first wanted: four bytes a row. */
export interface DayOrders {
  readonly byStart: () => DayOrder
  readonly byKnown: () => DayOrder
  /** Only the rows whose end is another day than their start, by their end. */
  readonly longByEnd: () => DayOrder
}

export interface DayOrder {
  readonly rows: Uint32Array
  readonly days: Int32Array
}

export function createDayOrders({ whenStart, whenEnd, known }: Dataset): DayOrders {
  return {
    byStart: once(() => ({ rows: orderByDay(whenStart), days: whenStart })),
    byKnown: once(() => {
      // Where nothing is known to be known, all rows are as good as undated.
      const days = known ?? new Int32Array(whenStart.length).fill(NO_DAY)
      return { rows: orderByDay(days), days }
    }),
    longByEnd: once(() => {
      const isLong = (row: number) => whenEnd[row] !== whenStart[row]
      const long = whenEnd.reduce((count, _, row) => count + (isLong(row) ? 1 : 0), 0)
      const rows = new Uint32Array(long)
      let filled = 0
      whenEnd.forEach((_, row) => {
        if (isLong(row)) rows[filled++] = row
      })
      const ends = Int32Array.from(rows, (row) => whenEnd[row] as number)
      return { rows: orderByDay(ends).map((index) => rows[index] as number), days: whenEnd }
    }),
  }
}

/** Position of the first row whose day is not before `day`. */
export function firstAt({ rows, days }: DayOrder, day: number): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((days[rows[middle] as number] as number) < day) low = middle + 1
    else high = middle
  }
  return low
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}
