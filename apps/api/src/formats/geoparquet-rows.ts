import { encodeGeometry, type RowFeature } from '@nahrain/engine'
import type { Bbox } from '@nahrain/model'
import type { ColumnSource, SchemaElement } from 'hyparquet-writer'
import { BOX_FIELDS, type GeometrySummary } from './geoparquet-metadata.ts'
import type { TableColumn } from './table-columns.ts'

/** The columns of a file: those of every table, then the geometry and its box. */
export function parquetSchema(columns: readonly TableColumn[]): SchemaElement[] {
  const fields = columns.map(schemaElement)
  const box = BOX_FIELDS.map((name): SchemaElement => ({ name, type: 'DOUBLE', repetition_type: 'REQUIRED' }))
  return [
    { name: 'root', num_children: fields.length + 2 },
    ...fields,
    { name: 'geometry', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
    { name: 'bbox', num_children: box.length, repetition_type: 'OPTIONAL' },
    ...box,
  ]
}

function schemaElement({ name, type }: TableColumn): SchemaElement {
  const repetition_type = 'OPTIONAL'
  switch (type) {
    case 'number':
      return { name, type: 'DOUBLE', repetition_type }
    case 'text':
      return { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type }
    case 'json':
      return { name, type: 'BYTE_ARRAY', converted_type: 'JSON', repetition_type }
  }
}

/** Rows on their way to a row group, column by column. */
export interface RowGroup {
  readonly rows: number
  /** About how many bytes the rows take before compression. */
  readonly bytes: number
  readonly add: (feature: RowFeature) => void
  /** In the order of the schema; each as long as the group has rows. */
  readonly columns: () => ColumnSource[]
}

export function createRowGroup(columns: readonly TableColumn[], summary: GeometrySummary): RowGroup {
  const cells = columns.map((): unknown[] => [])
  const geometries: (Uint8Array | null)[] = []
  const boxes: (Box | null)[] = []
  let bytes = 0
  return {
    get rows() {
      return geometries.length
    },
    get bytes() {
      return bytes
    },
    add(feature) {
      for (const [index, column] of columns.entries()) {
        const value = column.read(feature)
        cells[index]?.push(value)
        bytes += sizeOf(value)
      }
      const { geometry } = feature
      const binary = geometry === null ? null : encodeGeometry(geometry)
      geometries.push(binary)
      boxes.push(geometry === null ? null : toBox(summary.add(geometry)))
      bytes += binary?.byteLength ?? 0
    },
    columns: () => [
      // Bounds of whole JSON texts would fill the footer and help no reader.
      ...columns.map(({ name, type }, index) => ({
        name,
        data: cells[index] as unknown[],
        statistics: type !== 'json',
      })),
      { name: 'geometry', data: geometries, statistics: false },
      { name: 'bbox', data: boxes },
    ],
  }
}

type Box = Readonly<Record<(typeof BOX_FIELDS)[number], number>>

function toBox([xmin, ymin, xmax, ymax]: Bbox): Box {
  return { xmin, ymin, xmax, ymax }
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  return typeof value === 'object' && value !== null ? JSON.stringify(value).length : 8
}
