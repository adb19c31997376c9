import type { Table } from '@uwdata/flechette'
import { DamagedTable, decodeTable } from './arrow-tables.ts'

/** An Arrow file starts with its magic word, padded; then come the messages of an Arrow stream (Arrow columnar format, "IPC File Format"). */
const MAGIC_BYTES = 8
/** Before a message stand a mark and the length of its metadata. */
const PREFIX_BYTES = 8
/** Place of `bodyLength` in the vtable of a Message (format/Message.fbs). */
const BODY_LENGTH_SLOT = 4 + 2 * 3
/** No message of ours is longer: what says so is damage, not data. */
const LONGEST_MESSAGE = 2 ** 31 - 1

/** Record batches of a growing Arrow file, each a table of its own as soon as it is whole. */
export interface ArrowStream {
  /** The batches that became whole with this piece. @throws DamagedTable */
  readonly push: (piece: Uint8Array) => Table[]
}

/** `bytes` is the length of the whole file: one buffer for it is made, and nothing is copied twice. */
export function createArrowStream(bytes: number): ArrowStream {
  const buffer = new Uint8Array(bytes)
  const view = new DataView(buffer.buffer)
  let [filled, at] = [0, MAGIC_BYTES]
  let schema: Uint8Array | undefined

  /** The next message, undefined while it is not whole or where the messages end. */
  function nextMessage(): Uint8Array | undefined {
    if (filled < at + PREFIX_BYTES) return undefined
    const metadataBytes = view.getInt32(at + 4, true)
    if (metadataBytes === 0) return undefined
    const metadata = at + PREFIX_BYTES
    if (metadataBytes < 0 || metadataBytes > LONGEST_MESSAGE) throw new DamagedTable('not an Arrow IPC file')
    if (filled < metadata + metadataBytes) return undefined
    const end = metadata + metadataBytes + bodyLength(view, metadata)
    if (filled < end) return undefined
    const message = buffer.subarray(at, end)
    at = end
    return message
  }

  return {
    push(piece) {
      if (filled + piece.length > bytes) throw new DamagedTable(`more than the ${bytes} bytes that the manifest says`)
      buffer.set(piece, filled)
      filled += piece.length
      const tables: Table[] = []
      for (let message = nextMessage(); message !== undefined; message = nextMessage()) {
        if (schema === undefined) schema = message
        else tables.push(decodeTable([schema, message]))
      }
      return tables
    },
  }
}

/** Reads one field of a flatbuffer: its place is in the vtable, which stands before the table. */
function bodyLength(view: DataView, metadata: number): number {
  const table = metadata + view.getInt32(metadata, true)
  const vtable = table - view.getInt32(table, true)
  const hasField = view.getUint16(vtable, true) > BODY_LENGTH_SLOT
  const offset = hasField ? view.getUint16(vtable + BODY_LENGTH_SLOT, true) : 0
  const length = offset === 0 ? 0 : Number(view.getBigInt64(table + offset, true))
  if (length < 0 || length > LONGEST_MESSAGE) throw new DamagedTable('not an Arrow IPC file')
  return length
}
