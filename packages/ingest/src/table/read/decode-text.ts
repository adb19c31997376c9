import type { Note } from '../record-batch.ts'
import { joined } from './chunks.ts'
import { asciiUntil, isUnfinished, sequenceLength, validUntil } from './utf8.ts'

export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'windows-1252'

export interface DecodedText {
  /** As far as the first bytes tell. */
  readonly encoding: Encoding
  /** UTF-8 without a byte order mark. */
  readonly chunks: AsyncIterable<Uint8Array>
}

const encoder = new TextEncoder()

/** Makes UTF-8 of a text that begins with `first` and goes on with `rest`. UTF-8 is checked on the way, and not copied. */
export function decodeText(
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
  note: (note: Note) => void,
): DecodedText {
  const encoding = guessEncoding(first)
  switch (encoding) {
    case 'UTF-16LE':
    case 'UTF-16BE':
      return { encoding, chunks: transcoded(chained(first, rest), new TextDecoder(encoding)) }
    case 'UTF-8':
    case 'windows-1252': {
      const isMarked = first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf
      return { encoding, chunks: checkedUtf8(chained(isMarked ? first.subarray(3) : first, rest), note) }
    }
  }
}

export function guessEncoding(first: Uint8Array): Encoding {
  if (first[0] === 0xff && first[1] === 0xfe) return 'UTF-16LE'
  if (first[0] === 0xfe && first[1] === 0xff) return 'UTF-16BE'
  // Delimiters, digits and line breaks have a zero byte in UTF-16, always on the same side; no other text has any.
  const [even, odd] = [zerosOf(first, 0), zerosOf(first, 1)]
  const many = Math.max(1, first.length / 20)
  if (odd >= many && even * 10 < odd) return 'UTF-16LE'
  if (even >= many && odd * 10 < even) return 'UTF-16BE'
  const at = asciiUntil(first, 0)
  return at === first.length || sequenceLength(first, at) > 0 || isUnfinished(first, at) ? 'UTF-8' : 'windows-1252'
}

function zerosOf(bytes: Uint8Array, parity: number): number {
  let zeros = 0
  for (let at = parity; at < bytes.length; at += 2) if (bytes[at] === 0) zeros++
  return zeros
}

async function* chained(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first
  yield* rest
}

async function* transcoded(chunks: AsyncIterable<Uint8Array>, decoder: TextDecoder): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield encoder.encode(decoder.decode(chunk, { stream: true }))
  yield encoder.encode(decoder.decode())
}

async function* checkedUtf8(chunks: AsyncIterable<Uint8Array>, note: (note: Note) => void): AsyncGenerator<Uint8Array> {
  const check = createUtf8Check((reason) => note({ record: 0, field: undefined, reason, dropped: false }))
  for await (const chunk of chunks) yield* check(chunk, false)
  yield* check(new Uint8Array(0), true)
}

/**
 * Text whose first byte beyond ASCII is no UTF-8 is windows-1252 from there on: up to there both are the same. After good sequences
 * a bad byte is a flaw in a UTF-8 text, and only this byte is taken as windows-1252.
 */
function createUtf8Check(note: (reason: string) => void): (bytes: Uint8Array, isLast: boolean) => Uint8Array[] {
  const western = new TextDecoder('windows-1252')
  const recoded = (bytes: Uint8Array) => encoder.encode(western.decode(bytes))
  let left = new Uint8Array(0) as Uint8Array
  let [hasSequences, isWestern, isFlawed] = [false, false, false]

  return (chunk, isLast) => {
    const bytes = left.length === 0 ? chunk : joined([left, chunk])
    const pieces: Uint8Array[] = []
    let from = 0
    while (from < bytes.length && !isWestern) {
      const at = hasSequences ? validUntil(bytes, from) : asciiUntil(bytes, from)
      if (at > from) pieces.push(bytes.subarray(from, at))
      from = at
      if (at === bytes.length || (!isLast && isUnfinished(bytes, at))) break
      if (hasSequences) {
        pieces.push(recoded(bytes.subarray(at, at + 1)))
        from++
        if (!isFlawed)
          note('got some bytes that are no UTF-8, expected UTF-8 throughout; these are read as windows-1252')
        isFlawed = true
      } else if (sequenceLength(bytes, at) > 0) hasSequences = true
      else {
        note('got text that is no UTF-8; it is read as windows-1252: save it as UTF-8 if letters look wrong')
        isWestern = true
      }
    }
    if (isWestern && from < bytes.length) pieces.push(recoded(bytes.subarray(from)))
    left = isWestern ? bytes.subarray(bytes.length) : bytes.subarray(from)
    return pieces
  }
}
