import { DamagedTable } from './arrow-tables.ts'
import { hashBytes } from './hash.ts'

export interface IdIndex {
  readonly idOf: (row: number) => string
  /** @throws DamagedTable where two rows have the same id */
  readonly rowOf: (id: string) => number | undefined
}

/**
 * Finds rows by id without a string for each: a hash table of row numbers over the ids' UTF-8 bytes (open addressing), made when the first id is looked up.
 */
export function createIdIndex({
  offsets,
  bytes,
}: {
  readonly offsets: Int32Array
  readonly bytes: Uint8Array
}): IdIndex {
  const count = offsets.length - 1
  const decoder = new TextDecoder()
  let slots: Int32Array | undefined

  const own = (row: number) => bytes.subarray(offsets[row], offsets[row + 1])

  /** The slot that holds the id, or the free one where it would stand. */
  function slotOf(table: Int32Array, id: Uint8Array): number {
    const mask = table.length - 1
    let slot = hashBytes(id, 0, id.length) & mask
    while ((table[slot] as number) >= 0 && !isSame(own(table[slot] as number), id)) slot = (slot + 1) & mask
    return slot
  }

  function build(): Int32Array {
    const table = new Int32Array(2 ** Math.ceil(Math.log2(count * 2 + 2))).fill(-1)
    for (let row = 0; row < count; row++) {
      const slot = slotOf(table, own(row))
      if ((table[slot] as number) >= 0) throw new DamagedTable('two rows have the same id')
      table[slot] = row
    }
    return table
  }

  return {
    idOf: (row) => decoder.decode(own(row)),
    rowOf(id) {
      slots ??= build()
      const row = slots[slotOf(slots, new TextEncoder().encode(id))] as number
      return row < 0 ? undefined : row
    },
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}
