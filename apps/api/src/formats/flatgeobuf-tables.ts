import type { RowFeature } from '@nahrain/engine'
import type { Bbox, Geometry, Line, Position } from '@nahrain/model'
import { Builder, type Offset } from 'flatbuffers'
import { createCellWriter } from './flatgeobuf-cells.ts'
import type { FormatContext } from './format.ts'
import { NODE_SIZE } from './packed-tree.ts'
import type { TableColumn } from './table-columns.ts'

/**
 * The two kinds of FlatBuffers table in a FlatGeobuf file, version 3, each with its size before it. Numbers of fields and of
 * types are those of the format's schemas, header.fbs and feature.fbs (https://github.com/flatgeobuf/flatgeobuf/tree/master/src/fbs).
 */
const GEOMETRY_TYPES = {
  Unknown: 0,
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
} as const satisfies Readonly<Record<Geometry['type'] | 'Unknown', number>>

const COLUMN_TYPES = { number: 10, text: 11, json: 12 } as const satisfies Readonly<Record<TableColumn['type'], number>>

/** WGS 84; positions are longitude, latitude all the same, as in every FlatGeobuf file. */
const EPSG_WGS84 = 4326

/** What the header says of all features. */
export interface HeaderFacts {
  readonly columns: readonly TableColumn[]
  readonly count: number
  /** The type that all geometries have. */
  readonly geometryType: keyof typeof GEOMETRY_TYPES
  /** Undefined where no feature is anywhere. */
  readonly bounds: Bbox | undefined
}

export function encodeHeader(context: FormatContext, facts: HeaderFacts): Uint8Array {
  const builder = new Builder()
  const texts = [context.id, context.title, context.description].map((text) => builder.createString(text))
  const [name, title, description] = texts as [Offset, Offset, Offset]
  const { attribution, licence } = context
  const metadata = builder.createString(JSON.stringify({ attribution, licence }))
  const columns = offsets(
    builder,
    facts.columns.map((column) => encodeColumn(builder, column)),
  )
  const envelope = facts.bounds && doubles(builder, facts.bounds)
  builder.startObject(2)
  builder.addFieldInt32(1, EPSG_WGS84, 0)
  const crs = builder.endObject()
  builder.startObject(14)
  builder.addFieldOffset(0, name, 0)
  if (envelope !== undefined) builder.addFieldOffset(1, envelope, 0)
  builder.addFieldInt8(2, GEOMETRY_TYPES[facts.geometryType], 0)
  builder.addFieldOffset(7, columns, 0)
  builder.addFieldInt64(8, BigInt(facts.count), 0n)
  builder.addFieldInt16(9, facts.count === 0 ? 0 : NODE_SIZE, NODE_SIZE)
  builder.addFieldOffset(10, crs, 0)
  builder.addFieldOffset(11, title, 0)
  builder.addFieldOffset(12, description, 0)
  builder.addFieldOffset(13, metadata, 0)
  return sizePrefixed(builder, builder.endObject())
}

function encodeColumn(builder: Builder, { name, type }: TableColumn): Offset {
  const nameOffset = builder.createString(name)
  builder.startObject(2)
  builder.addFieldOffset(0, nameOffset, 0)
  builder.addFieldInt8(1, COLUMN_TYPES[type], 0)
  return builder.endObject()
}

/** Encodes one feature after the other; what it returns holds until the next. */
export function createFeatureEncoder(columns: readonly TableColumn[]): (feature: RowFeature) => Uint8Array {
  const builder = new Builder(4096)
  const cellsOf = createCellWriter(columns)
  return (feature) => {
    builder.clear()
    // A feature without doubles would be aligned to less, and shift all after it: readers take positions out of the file in place.
    builder.prep(8, 0)
    const cells = builder.createByteVector(cellsOf(feature))
    const geometry = feature.geometry === null ? undefined : encodeGeometry(builder, feature.geometry)
    builder.startObject(2)
    if (geometry !== undefined) builder.addFieldOffset(0, geometry, 0)
    builder.addFieldOffset(1, cells, 0)
    return sizePrefixed(builder, builder.endObject())
  }
}

/** The geometry's parts, each a geometry, or all its positions and where each line or ring of several ends. */
function encodeGeometry(builder: Builder, geometry: Geometry): Offset {
  switch (geometry.type) {
    case 'Point':
      return encodePositions(builder, geometry.type, [[geometry.coordinates]])
    case 'LineString':
    case 'MultiPoint':
      return encodePositions(builder, geometry.type, [geometry.coordinates])
    case 'Polygon':
    case 'MultiLineString':
      return encodePositions(builder, geometry.type, geometry.coordinates)
    case 'MultiPolygon': {
      const polygons = geometry.coordinates.map((rings) => encodePositions(builder, 'Polygon', rings))
      const parts = offsets(builder, polygons)
      builder.startObject(8)
      builder.addFieldInt8(6, GEOMETRY_TYPES.MultiPolygon, 0)
      builder.addFieldOffset(7, parts, 0)
      return builder.endObject()
    }
  }
}

function encodePositions(builder: Builder, type: Geometry['type'], lines: readonly Line[]): Offset {
  const positions = lines.length === 1 ? (lines[0] as readonly Position[]) : lines.flat()
  const xy = doubles(builder, positions.flat())
  const ends = lines.length > 1 ? endsOf(builder, lines) : undefined
  builder.startObject(8)
  if (ends !== undefined) builder.addFieldOffset(0, ends, 0)
  builder.addFieldOffset(1, xy, 0)
  builder.addFieldInt8(6, GEOMETRY_TYPES[type], 0)
  return builder.endObject()
}

/** Positions up to the end of each line. A builder writes from the back, so vectors are filled from their last item. */
function endsOf(builder: Builder, lines: readonly Line[]): Offset {
  let end = lines.reduce((sum, line) => sum + line.length, 0)
  builder.startVector(4, lines.length, 4)
  for (const line of lines.toReversed()) {
    builder.addInt32(end)
    end -= line.length
  }
  return builder.endVector()
}

function doubles(builder: Builder, numbers: readonly number[]): Offset {
  builder.startVector(8, numbers.length, 8)
  for (let index = numbers.length - 1; index >= 0; index--) builder.addFloat64(numbers[index] as number)
  return builder.endVector()
}

function offsets(builder: Builder, tables: readonly Offset[]): Offset {
  builder.startVector(4, tables.length, 4)
  for (const table of tables.toReversed()) builder.addOffset(table)
  return builder.endVector()
}

function sizePrefixed(builder: Builder, root: Offset): Uint8Array {
  builder.finishSizePrefixed(root)
  return builder.asUint8Array()
}
