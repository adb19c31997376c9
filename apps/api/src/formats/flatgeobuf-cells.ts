import type { RowFeature } from '@nahrain/engine'
import type { TableColumn } from './table-columns.ts'

/** A buffer that grows; what it holds is copied out. */
interface Growing {
  bytes: Uint8Array<ArrayBuffer>
  view: DataView
  length: number
}

/**
 * Writes the properties of features as FlatGeobuf has them: the number of a column (16 bit), then its value, little-endian; a null is
 * left out. A text is its length in bytes (32 bit) and UTF-8.
 */
export function createCellWriter(columns: readonly TableColumn[]): (feature: RowFeature) => Uint8Array {
  const buffer = new Uint8Array(4096)
  const cells: Growing = { bytes: buffer, view: new DataView(buffer.buffer), length: 0 }
  return (feature) => {
    cells.length = 0
    columns.forEach((column, index) => {
      writeCell(cells, index, column.read(feature))
    })
    return cells.bytes.subarray(0, cells.length)
  }

  function writeCell(into: Growing, index: number, value: unknown): void {
    if (value === null || value === undefined) return
    const column = columns[index] as TableColumn
    if (column.type === 'number') {
      reserve(into, 10)
      into.view.setUint16(into.length, index, true)
      into.view.setFloat64(into.length + 2, value as number, true)
      into.length += 10
    } else {
      writeText(into, index, column.type === 'json' ? JSON.stringify(value) : (value as string))
    }
  }
}

const encoder = new TextEncoder()

function writeText(into: Growing, index: number, text: string): void {
  // No UTF-16 unit takes more than three bytes of UTF-8.
  reserve(into, 6 + text.length * 3)
  const { written } = encoder.encodeInto(text, into.bytes.subarray(into.length + 6))
  into.view.setUint16(into.length, index, true)
  into.view.setUint32(into.length + 2, written, true)
  into.length += 6 + written
}

function reserve(into: Growing, size: number): void {
  if (into.length + size <= into.bytes.length) return
  const bytes = new Uint8Array(Math.max(into.bytes.length * 2, into.length + size))
  bytes.set(into.bytes)
  into.bytes = bytes
  into.view = new DataView(bytes.buffer)
}
