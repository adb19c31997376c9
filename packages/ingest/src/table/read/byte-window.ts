/** The part of a stream of bytes that has arrived and is not used yet. Readers move `start` on, and ask for more. */
export interface ByteWindow {
  readonly bytes: Uint8Array
  /** What is before it is done with. */
  start: number
  /** Exclusive. */
  readonly end: number
  /** True where nothing comes after `end`. */
  readonly isLast: boolean
  /** Makes room and fills it; the bytes so far stay where they are in memory, so that slices of them stay good. */
  readonly more: () => Promise<void>
}

const WINDOW_BYTES = 1024 * 1024

/** What could be read before a stream broke is handed out first: the error comes when the window is asked for more. */
export function createByteWindow(chunks: AsyncIterable<Uint8Array>, windowBytes = WINDOW_BYTES): ByteWindow {
  const source = chunks[Symbol.asyncIterator]()
  let bytes = new Uint8Array(0)
  let [end, isLast] = [0, false]
  let rest = new Uint8Array(0) as Uint8Array
  let failure: unknown

  async function pull(): Promise<void> {
    try {
      const next = await source.next()
      if (next.done === true) isLast = true
      else rest = next.value
    } catch (error) {
      failure = error ?? new Error('got a broken stream')
    }
  }

  /** New bytes, the unused ones first: doubled when a record does not fit, so that rescanning it costs no more than reading it. */
  function makeRoom(): void {
    const unused = bytes.subarray(window.start, end)
    bytes = new Uint8Array(Math.max(windowBytes, unused.length * 2))
    bytes.set(unused)
    window.start = 0
    end = unused.length
  }

  const window = {
    start: 0,
    get bytes(): Uint8Array {
      return bytes
    },
    get end() {
      return end
    },
    get isLast() {
      return isLast
    },
    async more() {
      if (failure !== undefined) throw failure
      makeRoom()
      const before = end
      while (end < bytes.length && !isLast && failure === undefined) {
        if (rest.length === 0) await pull()
        const taken = rest.subarray(0, bytes.length - end)
        bytes.set(taken, end)
        end += taken.length
        rest = rest.subarray(taken.length)
      }
      if (failure !== undefined && end === before) throw failure
    },
  }
  return window
}
