type Numbers = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array

/** Records of a batch that stay, as indexes into it, ascending; the first `count` of the array. */
export interface Kept {
  readonly records: Uint32Array
  readonly count: number
  /** True where these are all of the batch. */
  readonly all: boolean
}

/** A column that grows batch by batch. */
export interface Growing<Values extends Numbers> {
  readonly keep: (cells: Values, kept: Kept) => void
  /** The column, exactly as long as what was kept. */
  readonly done: () => Values
}

const FIRST_LENGTH = 4096

export function growing<Values extends Numbers>(Kind: new (length: number) => Values): Growing<Values> {
  let values = new Kind(FIRST_LENGTH)
  let length = 0
  return {
    keep(cells, { records, count, all }) {
      if (length + count > values.length) {
        const larger = new Kind(Math.max(length + count, values.length * 2))
        larger.set(values)
        values = larger
      }
      if (all) values.set(cells.subarray(0, count), length)
      else for (let at = 0; at < count; at++) values[length + at] = cells[records[at] as number] as number
      length += count
    },
    done: () => values.slice(0, length) as Values,
  }
}

/** Cells of one batch: an array that is used again for the next one, made longer where it has to be. */
export function cellsOf<Values extends Numbers>(Kind: new (length: number) => Values): (length: number) => Values {
  let cells = new Kind(0)
  return (length) => {
    if (cells.length < length) cells = new Kind(length)
    return cells
  }
}
