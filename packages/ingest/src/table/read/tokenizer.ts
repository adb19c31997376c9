/** Cells of delimited text as offsets into its bytes (RFC 4180, and what is found in the wild): no string is made. */
export interface Tokens {
  readonly bytes: Uint8Array
  /** Start and end (exclusive) of each cell without its quotes; `~end` where quotes inside are doubled. */
  readonly cells: Int32Array
  readonly cellCount: number
  /** `RECORD_STRIDE` numbers for each record. */
  readonly records: Int32Array
  readonly count: number
  /** Where the first record that is not here begins. */
  readonly end: number
  /** Number of the line there, from 1. */
  readonly nextLine: number
}

/** Index of its first cell; start and end in the bytes, without the line break; number of its line, from 1; flaws. */
export const RECORD_STRIDE = 5

/** What is wrong with a record's quotes: bits. */
export const FLAWS = { stray: 1, unclosed: 2, padded: 4 } as const

export interface Span {
  readonly bytes: Uint8Array
  readonly start: number
  readonly end: number
  /** True where the text ends at `end`; otherwise a record that reaches it is left for later. */
  readonly isLast: boolean
  /** Number of the line at `start`. */
  readonly line: number
  readonly mostRecords: number
}

const QUOTE = 34
const LINE_FEED = 10
const RETURN = 13
const SPACE = 32
const INCOMPLETE = -1

/** `like`: tokens of the text before, whose numbers of cells and records are a good guess for these. */
export function tokenize(span: Span, delimiter: number, like?: Tokens): Tokens {
  const { bytes, end, isLast } = span
  const stops = new Uint8Array(256)
  stops[delimiter] = stops[LINE_FEED] = stops[RETURN] = 1
  const quoted = createQuotedScanner(span, stops)
  let cells = new Int32Array(roomFor(like?.cellCount) * 2)
  let records = new Int32Array(roomFor(like?.count) * RECORD_STRIDE)
  let at = span.start
  let done = at
  let line = span.line
  let cellCount = 0
  let count = 0

  /** Reads cells from `from` to the end of a record; its position, or INCOMPLETE. What the loop changes is local: that is faster. */
  function readCells(from: number): number {
    let at = from
    let into = cells
    let next = cellCount * 2
    for (;;) {
      let start = at
      let stop = at
      if (at < end && bytes[at] === QUOTE) {
        at = quoted.scan(at + 1)
        if (at === INCOMPLETE) return INCOMPLETE
        start++
        stop = quoted.cellEnd
      } else {
        while (at < end && stops[bytes[at] as number] === 0) at++
        stop = at
      }
      if (at === end && !isLast) return INCOMPLETE
      if (next === into.length) into = cells = doubled(into)
      into[next] = start
      into[next + 1] = stop
      next += 2
      if (at === end || bytes[at] !== delimiter) break
      at++
    }
    cellCount = next / 2
    return at
  }

  while (at < end && count < span.mostRecords) {
    const start = at
    const firstCell = cellCount
    quoted.reset()
    const stop = readCells(start)
    const next = stop === INCOMPLETE ? INCOMPLETE : afterLineBreak(span, stop)
    if (next === INCOMPLETE) {
      cellCount = firstCell
      break
    }
    if (cellCount - firstCell === 1 && isBlank(bytes, start, stop)) cellCount = firstCell
    else {
      if ((count + 1) * RECORD_STRIDE > records.length) records = doubled(records)
      const into = count * RECORD_STRIDE
      records[into] = firstCell
      records[into + 1] = start
      records[into + 2] = stop
      records[into + 3] = line
      records[into + 4] = quoted.flaws
      count++
    }
    line += quoted.lineBreaks + (next > stop ? 1 : 0)
    at = done = next
  }
  return { bytes, cells, cellCount, records, count, end: done, nextLine: line }
}

/** Scans cells in quotes, and gathers what they hold for the record. */
function createQuotedScanner({ bytes, end, isLast }: Span, stops: Uint8Array) {
  const scanner = { cellEnd: 0, flaws: 0, lineBreaks: 0, reset, scan }

  function reset(): void {
    scanner.flaws = scanner.lineBreaks = 0
  }

  /** Where the delimiter or line break after the cell stands; `at` is the first byte after the opening quote. */
  function scan(at: number): number {
    let hasPairs = false
    for (; at < end; at++) {
      const byte = bytes[at]
      if (byte === LINE_FEED || (byte === RETURN && bytes[at + 1] !== LINE_FEED)) scanner.lineBreaks++
      if (byte !== QUOTE) continue
      if (at + 1 < end && bytes[at + 1] === QUOTE) {
        hasPairs = true
        at++
        continue
      }
      const next = afterSpaces(at + 1)
      if (next === end && !isLast) return INCOMPLETE
      if (next === end || stops[bytes[next] as number] === 1) {
        if (next > at + 1) scanner.flaws |= FLAWS.padded
        scanner.cellEnd = hasPairs ? ~at : at
        return next
      }
      // A quote that neither ends the cell nor is doubled: most likely one that its writer forgot to double.
      scanner.flaws |= FLAWS.stray
    }
    if (!isLast) return INCOMPLETE
    scanner.flaws |= FLAWS.unclosed
    scanner.cellEnd = hasPairs ? ~end : end
    return end
  }

  function afterSpaces(at: number): number {
    while (at < end && bytes[at] === SPACE) at++
    return at
  }

  return scanner
}

/** A return at the very end may be half of a line break. */
function afterLineBreak({ bytes, end, isLast }: Span, at: number): number {
  if (at === end) return end
  if (bytes[at] !== RETURN) return at + 1
  if (at + 1 === end) return isLast ? end : INCOMPLETE
  return bytes[at + 1] === LINE_FEED ? at + 2 : at + 1
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  while (start < end && (bytes[start] as number) <= SPACE) start++
  return start === end
}

/** Somewhat more than there were, as texts of the same length differ; doubling is for the first time. */
function roomFor(count = 0): number {
  return Math.max(1024, Math.ceil(count * 1.1))
}

function doubled(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2)
  larger.set(values)
  return larger
}
