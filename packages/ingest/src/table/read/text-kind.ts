import { RECORD_SEPARATOR } from './geojson-sequence.ts'
import { afterSpace, endOfValue, INCOMPLETE } from './json-scanner.ts'

export type TextKind = 'delimited' | 'geojson' | 'geojson sequence' | 'markup' | 'json array'

const [OPEN_OBJECT, OPEN_ARRAY, LINE_FEED] = [123, 91, 10]
const HEAD_BYTES = 4096

/** What a text is, by its beginning in UTF-8. */
export function textKind(bytes: Uint8Array): TextKind {
  const start = afterSpace(bytes, 0, bytes.length)
  const head = new TextDecoder('latin1').decode(bytes.subarray(start, start + HEAD_BYTES))
  if (/^<(!doctype|!--|\?xml|[a-z][\w:]*[\s>/])/i.test(head)) return 'markup'
  if (bytes[start] === RECORD_SEPARATOR) return 'geojson sequence'
  if (bytes[start] === OPEN_OBJECT) return isSequence(bytes, start, head) ? 'geojson sequence' : 'geojson'
  return bytes[start] === OPEN_ARRAY && /^\[\s*[[{\]]/.test(head) ? 'json array' : 'delimited'
}

/** True where another object follows the first one, or where the first one is a feature so large that its line does not end here. */
function isSequence(bytes: Uint8Array, start: number, head: string): boolean {
  const end = endOfValue(bytes, start, bytes.length)
  if (end !== INCOMPLETE) return bytes[afterSpace(bytes, end, bytes.length)] === OPEN_OBJECT
  return !bytes.includes(LINE_FEED, start) && /"type"\s*:\s*"Feature"/.test(head) && !/"features"/.test(head)
}
