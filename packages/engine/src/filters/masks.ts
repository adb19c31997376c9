/**
 * Two masks per row, one bit per filter: `fails` where the filter lets the row out, `unsure` where it lets it in only as
 * possible. A row passes when `fails` is 0, and passes all filters but one when no other bit of `fails` is set.
 */
export interface Masks {
  readonly fails: Uint32Array
  readonly unsure: Uint32Array
}

/** What a filter says of one row. */
export type RowTest = (row: number) => 0 | 1 | 2

export function createMasks(count: number): Masks {
  return { fails: new Uint32Array(count), unsure: new Uint32Array(count) }
}

/** Recomputes one filter's bit in both masks: 0 out, 1 possible, 2 certain. */
export function writeBit(masks: Masks, bit: number, test: RowTest): void {
  const { fails, unsure } = masks
  for (let row = 0; row < fails.length; row++) {
    const relation = test(row)
    fails[row] = relation === 0 ? (fails[row] as number) | bit : (fails[row] as number) & ~bit
    unsure[row] = relation === 1 ? (unsure[row] as number) | bit : (unsure[row] as number) & ~bit
  }
}

/** Takes a filter's bit out of both masks: it lets everything in, for certain. */
export function clearBit(masks: Masks, bit: number): void {
  const { fails, unsure } = masks
  for (let row = 0; row < fails.length; row++) {
    fails[row] = (fails[row] as number) & ~bit
    unsure[row] = (unsure[row] as number) & ~bit
  }
}
