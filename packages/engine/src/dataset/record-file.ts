import { hashPieces } from './hash.ts'

/**
 * The records file: whole records, one per line, as a gzip file of many members (RFC 1952, 2.2), so that `gunzip` gives the whole
 * text and a reader gets one record by decompressing one member alone.
 */
export interface RecordFile {
  /** The members in order; the file is their concatenation. */
  readonly members: readonly Uint8Array<ArrayBuffer>[]
  /** Number of the first record in each member; one more item at the end, the number of records. */
  readonly firstRecords: Uint32Array<ArrayBuffer>
}

/** Records of one member, in bytes before compression: small enough for a list that shows a few rows from many members. */
const MEMBER_BYTES = 64 * 1024
/** Members that may be compressed at the same time; more would only wait in memory. */
const MOST_PENDING = 16
const LINE_FEED = 10

export interface RecordWriter {
  /** Adds a record: UTF-8 without a line break at its end (inside of quotes it may have some). */
  readonly add: (record: Uint8Array) => void
  /** Resolves when the writer is ready for more: to be awaited now and then, so that memory stays bounded. */
  readonly ready: () => Promise<void>
  readonly finish: () => Promise<RecordFile>
}

/** Makes a gzip member. */
export type Compress = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>

/** Takes a gzip member apart. */
export type Gunzip = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>

/** Compresses while records still come in, off this thread where the runtime does so; a program may bring a quicker `compress`. */
export function createRecordWriter(compress: Compress = gzip): RecordWriter {
  let buffer = new Uint8Array(MEMBER_BYTES * 2)
  let [used, records, startedAt] = [0, 0, 0]
  const members: Promise<Uint8Array<ArrayBuffer>>[] = []
  const firstRecords: number[] = []

  function seal(): void {
    if (used === 0) return
    members.push(compress(buffer.slice(0, used)))
    firstRecords.push(startedAt)
    startedAt = records
    used = 0
  }

  return {
    add(record) {
      if (used + record.length + 1 > buffer.length) buffer = grown(buffer, used + record.length + 1)
      buffer.set(record, used)
      used += record.length
      buffer[used++] = LINE_FEED
      records++
      if (used >= MEMBER_BYTES) seal()
    },
    async ready() {
      await members[members.length - 1 - MOST_PENDING]
    },
    async finish() {
      seal()
      return { members: await Promise.all(members), firstRecords: Uint32Array.from([...firstRecords, records]) }
    },
  }
}

function grown(buffer: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(length, buffer.length * 2))
  larger.set(buffer)
  return larger
}

function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return through(bytes, new CompressionStream('gzip'))
}

/** @throws TypeError where the bytes are no gzip member, or a damaged one */
export function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return through(bytes, new DecompressionStream('gzip'))
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(transform)
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** Bytes of a member's end: checksum and length of what is in it (RFC 1952, 2.3.1). */
const TRAILER_BYTES = 8

/** The same for the same records, whoever compressed them: a hash over the checksums of the members. */
export function recordsDigest(members: readonly Uint8Array[]): string {
  return hashPieces(members.map((member) => member.subarray(-TRAILER_BYTES)))
}
