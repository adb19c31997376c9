import { type Batch, type Table, tableFromIPC } from '@uwdata/flechette'

/**
 * Reading back what `arrow-columns.ts` writes: typed arrays as views on the file's bytes.
 * Everything is checked before it is believed; a `DamagedTable` says what is wrong, its caller says where.
 */
export class DamagedTable extends Error {}

/** A dense list of codes per row; `offsets` has one item more than there are rows. */
export interface ListColumn<Codes> {
  readonly offsets: Int32Array
  readonly values: Codes
}

/** @throws DamagedTable */
export function decodeTable(bytes: Uint8Array): Table {
  try {
    return tableFromIPC(bytes)
  } catch (cause) {
    throw new DamagedTable('not an Arrow IPC file', { cause })
  }
}

/** The column's only batch. @throws DamagedTable */
function batchOf(table: Table, name: string): Batch<unknown> {
  const column = table.getChild(name)
  const batch = column?.data[0]
  if (!column || !batch) throw new DamagedTable(`column ${name} is missing`)
  if (column.data.length > 1) throw new DamagedTable(`column ${name} has ${column.data.length} batches, not one`)
  return batch
}

type NumberArray = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array
type ArrayKind<Values extends NumberArray> = { new (length: number): Values; readonly name: string }

function checked<Values extends NumberArray>(
  batch: Batch<unknown> | undefined,
  kind: ArrayKind<Values>,
  name: string,
): Values {
  const values: unknown = batch?.values
  if (!batch || !(values instanceof kind)) throw new DamagedTable(`column ${name} is not a ${kind.name}`)
  if (values.length < batch.length) throw new DamagedTable(`column ${name} is cut off`)
  return values.subarray(0, batch.length) as Values
}

/** @throws DamagedTable */
export function readNumbers<Values extends NumberArray>(table: Table, name: string, kind: ArrayKind<Values>): Values {
  return checked(batchOf(table, name), kind, name)
}

/** Days since 1970-01-01, `missing` where the file has null. @throws DamagedTable */
export function readDays(table: Table, name: string, missing: number): Int32Array {
  const batch = batchOf(table, name)
  const days = Int32Array.from(checked(batch, Int32Array, name))
  for (let row = 0; row < days.length; row++) if (!batch.isValid(row)) days[row] = missing
  return days
}

/** @throws DamagedTable */
export function readTexts(table: Table, name: string): string[] {
  const batch = batchOf(table, name)
  return Array.from({ length: batch.length }, (_, row) => {
    const text = batch.at(row)
    if (typeof text !== 'string') throw new DamagedTable(`column ${name} is not text`)
    return text
  })
}

/** @throws DamagedTable */
export function readBytes(table: Table, name: string): Uint8Array[] {
  const batch = batchOf(table, name)
  return Array.from({ length: batch.length }, (_, row) => {
    const bytes = batch.at(row)
    if (!(bytes instanceof Uint8Array)) throw new DamagedTable(`column ${name} is not binary`)
    return bytes
  })
}

/** Codes per row, each below `limit`, as far as that is known by then. @throws DamagedTable */
export function readLists<Codes extends Uint16Array | Uint32Array>(
  table: Table,
  name: string,
  kind: ArrayKind<Codes>,
  limit = Number.POSITIVE_INFINITY,
): ListColumn<Codes> {
  const batch = batchOf(table, name)
  const offsets: unknown = batch.offsets
  if (!(offsets instanceof Int32Array)) throw new DamagedTable(`column ${name} is not a list`)
  const values = checked(batch.children?.[0], kind, name)
  if (offsets[0] !== 0) throw new DamagedTable(`column ${name} does not start at 0`)
  for (let row = 0; row < batch.length; row++) {
    if ((offsets[row + 1] as number) < (offsets[row] as number)) throw new DamagedTable(`column ${name} runs backwards`)
  }
  if ((offsets[batch.length] as number) > values.length) throw new DamagedTable(`column ${name} is cut off`)
  if (values.some((code) => code >= limit)) throw new DamagedTable(`column ${name} has a code past its values`)
  return { offsets: offsets.subarray(0, batch.length + 1), values }
}

/** GeoArrow points with separated coordinates. @throws DamagedTable */
export function readPoints(table: Table, name: string): { longitude: Float64Array; latitude: Float64Array } {
  const [x, y] = batchOf(table, name).children ?? []
  return {
    longitude: checked(x, Float64Array, name),
    latitude: checked(y, Float64Array, name),
  }
}
