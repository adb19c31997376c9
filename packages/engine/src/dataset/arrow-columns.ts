import {
  type Batch,
  batchType,
  binary,
  Column,
  dateDay,
  field,
  float32,
  float64,
  int32,
  list,
  struct,
  Table,
  tableToIPC,
  uint8,
  uint16,
  uint32,
  utf8,
} from '@uwdata/flechette'

/**
 * Building Arrow columns from what the engine holds: typed arrays, without a detour over values.
 * A column of one batch comes back as a view on the file's bytes.
 */

type DataType = Column<unknown>['type']
type NumberArray = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array

/** One column to be written; `metadata` marks GeoArrow extension types. */
export interface NamedColumn {
  readonly name: string
  readonly column: Column<unknown>
  readonly metadata?: ReadonlyMap<string, string>
}

type BatchOptions = ConstructorParameters<typeof Batch>[0]

/** A batch of `type` over buffers that are already laid out as Arrow wants them. */
function single(type: DataType, buffers: Omit<BatchOptions, 'type' | 'nullCount'> & { nullCount?: number }) {
  const Kind = batchType(type, {}) as unknown as new (options: BatchOptions) => Batch<unknown>
  return new Kind({ nullCount: 0, validity: new Uint8Array(0), ...buffers, type })
}

function numberType(values: NumberArray): DataType {
  if (values instanceof Float64Array) return float64()
  if (values instanceof Float32Array) return float32()
  if (values instanceof Int32Array) return int32()
  if (values instanceof Uint32Array) return uint32()
  return values instanceof Uint16Array ? uint16() : uint8()
}

export function numberColumn(name: string, values: NumberArray): NamedColumn {
  const batch = single(numberType(values), { length: values.length, values })
  return { name, column: new Column([batch]) }
}

/** Days since 1970-01-01 as Arrow date32; null where the day is one of `missing`. */
export function dayColumn(name: string, days: Int32Array, missing: readonly number[]): NamedColumn {
  const validity = new Uint8Array(Math.ceil(days.length / 8))
  const values = Int32Array.from(days)
  let nullCount = 0
  for (let row = 0; row < days.length; row++) {
    if (missing.includes(days[row] as number)) {
      values[row] = 0
      nullCount++
    } else validity[row >> 3] = (validity[row >> 3] as number) | (1 << (row & 7))
  }
  return { name, column: new Column([single(dateDay(), { length: days.length, nullCount, validity, values })]) }
}

export function textColumn(name: string, texts: readonly string[]): NamedColumn {
  const encoder = new TextEncoder()
  return bytesColumn(
    name,
    utf8(),
    texts.map((text) => encoder.encode(text)),
  )
}

function bytesColumn(name: string, type: DataType, chunks: readonly Uint8Array[]): NamedColumn {
  const offsets = new Int32Array(chunks.length + 1)
  chunks.forEach((chunk, row) => {
    offsets[row + 1] = (offsets[row] as number) + chunk.length
  })
  const values = new Uint8Array(offsets[chunks.length] as number)
  chunks.forEach((chunk, row) => {
    values.set(chunk, offsets[row])
  })
  return { name, column: new Column([single(type, { length: chunks.length, offsets, values })]) }
}

/** Row i holds `values[offsets[i]]` up to, not including, `values[offsets[i + 1]]`. */
export function listColumn(name: string, offsets: Int32Array, values: Uint16Array | Uint32Array): NamedColumn {
  const child = single(numberType(values), { length: values.length, values })
  const type = list(field('item', numberType(values), false))
  return { name, column: new Column([single(type, { length: offsets.length - 1, offsets, children: [child] })]) }
}

/** GeoArrow points with separated coordinates; a row without a place is the empty point (NaN, NaN). */
export function pointColumn(name: string, longitude: Float64Array, latitude: Float64Array): NamedColumn {
  const type = struct([field('x', float64(), false), field('y', float64(), false)])
  const children = [longitude, latitude].map((values) => single(float64(), { length: values.length, values }))
  return {
    name,
    column: new Column([single(type, { length: longitude.length, children })]),
    metadata: geoArrow('geoarrow.point'),
  }
}

/** Geometries as well-known binary, marked as GeoArrow WKB. */
export function geometryColumn(name: string, geometries: readonly Uint8Array[]): NamedColumn {
  return { ...bytesColumn(name, binary(), geometries), metadata: geoArrow('geoarrow.wkb') }
}

function geoArrow(extension: string): ReadonlyMap<string, string> {
  return new Map([
    ['ARROW:extension:name', extension],
    ['ARROW:extension:metadata', JSON.stringify({ crs: 'OGC:CRS84', crs_type: 'authority_code' })],
  ])
}

/** An Arrow IPC file of one record batch. */
export function encodeColumns(columns: readonly NamedColumn[]): Uint8Array<ArrayBuffer> {
  return encodeBatches([columns])
}

/** An Arrow IPC file of several record batches, each with the same columns; a reader may use the first before the last is there. */
export function encodeBatches(batches: readonly (readonly NamedColumn[])[]): Uint8Array<ArrayBuffer> {
  const [first = []] = batches
  const fields = first.map(({ name, column, metadata }) =>
    field(name, column.type, true, metadata ? new Map(metadata) : null),
  )
  const schema = { version: 4, endianness: 0, fields, metadata: null, dictionaryTypes: new Map() } as const
  const columns = first.map((_, index) => new Column(batches.flatMap((batch) => batch[index]?.column.data ?? [])))
  const bytes = tableToIPC(new Table(schema, columns), { format: 'file' })
  if (bytes === null) throw new Error('the Arrow encoder wrote to no memory')
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : Uint8Array.from(bytes)
}
