import { type Batch, type Table, tableFromIPC } from '@uwdata/flechette'
import { type FacetCodes, noneOf, type SingleCodes } from './dataset.ts'

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
export function decodeTable(bytes: Uint8Array | Uint8Array[]): Table {
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

type NumberArray = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array
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

export function hasColumn(table: Table, name: string): boolean {
  return table.names.includes(name)
}

/** Days since 1970-01-01, `missing` where the file has null. @throws DamagedTable */
export function readDays(table: Table, name: string, missing: number): Int32Array {
  const batch = batchOf(table, name)
  const days = checked(batch, Int32Array, name)
  if (batch.nullCount === 0) return days
  return days.map((day, row) => (batch.isValid(row) ? day : missing))
}

/** A column of codes, each below `limit`: one per row, where the type's largest number is "none", or a list per row. @throws DamagedTable */
export function readCodes(table: Table, name: string, limit: number): FacetCodes {
  const batch = batchOf(table, name)
  const values: unknown = batch.values
  if (!(values instanceof Uint8Array || values instanceof Uint16Array))
    return readLists(table, name, Uint16Array, limit)
  const codes: SingleCodes =
    values instanceof Uint8Array ? checked(batch, Uint8Array, name) : checked(batch, Uint16Array, name)
  const none = noneOf(codes)
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number
    if (code >= limit && code !== none) throw new DamagedTable(`column ${name} has a code past its values`)
  }
  return codes
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

/** Texts as UTF-8 one after the other: item i from `offsets[i]` up to, not including, `offsets[i + 1]`. @throws DamagedTable */
export function readTextBytes(
  table: Table,
  name: string,
): { readonly offsets: Int32Array; readonly bytes: Uint8Array } {
  const batch = batchOf(table, name)
  const [offsets, bytes]: unknown[] = [batch.offsets, batch.values]
  if (!(offsets instanceof Int32Array && bytes instanceof Uint8Array))
    throw new DamagedTable(`column ${name} is not text`)
  for (let item = 0; item < batch.length; item++) {
    if ((offsets[item + 1] as number) < (offsets[item] as number))
      throw new DamagedTable(`column ${name} runs backwards`)
  }
  if ((offsets[batch.length] as number) > bytes.length) throw new DamagedTable(`column ${name} is cut off`)
  return { offsets: offsets.subarray(0, batch.length + 1), bytes }
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
