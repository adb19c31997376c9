import { BrokenFile } from './broken-file.ts'
import type { ByteWindow } from './byte-window.ts'
import { afterSpace, endOfValue, INCOMPLETE } from './json-scanner.ts'

/** A member of the object that a JSON text is; the elements of one array come as they arrive, in several parts. */
export type MemberPart =
  | { readonly kind: 'member'; readonly name: string; readonly value: unknown }
  | { readonly kind: 'elements'; readonly values: readonly unknown[] }

/** Boundaries are large; beyond this a value is no feature. */
export const MOST_VALUE_BYTES = 64 * 1024 * 1024

const [COMMA, COLON, QUOTE] = [44, 58, 34]
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [123, 125, 91, 93]
const decoder = new TextDecoder()

/** Walks over the object, and over the array that is its member `listName`, one value at a time. @throws BrokenFile */
export async function* jsonMembers(window: ByteWindow, listName: string): AsyncGenerator<MemberPart> {
  await take(window, OPEN_OBJECT)
  let byte = await nextByte(window)
  while (byte !== CLOSE_OBJECT) {
    if (byte !== QUOTE) throw unexpected(window)
    const name = String(await takeValue(window))
    await take(window, COLON)
    if (name === listName && (await nextByte(window)) === OPEN_ARRAY) yield* elements(window)
    else yield { kind: 'member', name, value: await takeValue(window) }
    byte = await nextByte(window)
    if (byte === COMMA) {
      window.start++
      byte = await nextByte(window)
    } else if (byte !== CLOSE_OBJECT) throw unexpected(window)
  }
  window.start++
  if ((await nextByte(window)) !== undefined) throw unexpected(window)
}

/** Does without waiting for every element: that would cost more than parsing small ones. */
async function* elements(window: ByteWindow): AsyncGenerator<MemberPart> {
  window.start++
  let values: unknown[] = []
  let isFirst = true
  for (;;) {
    const before: number = isFirst ? window.start : afterComma(window)
    const start = before === INCOMPLETE ? INCOMPLETE : afterSpace(window.bytes, before, window.end)
    if (start !== INCOMPLETE && start < window.end) {
      if (window.bytes[start] === CLOSE_ARRAY) break
      const end = endOfValue(window.bytes, start, window.end)
      if (end !== INCOMPLETE) {
        values.push(parsed(window, start, end))
        window.start = end
        isFirst = false
        continue
      }
    }
    if (values.length > 0) yield { kind: 'elements', values }
    values = []
    await moreOf(window)
  }
  window.start = afterSpace(window.bytes, window.start, window.end) + 1
  if (values.length > 0) yield { kind: 'elements', values }
}

/** Where the next element, or the end of the array, is to be looked for. */
function afterComma(window: ByteWindow): number {
  const at = afterSpace(window.bytes, window.start, window.end)
  if (at === window.end) return INCOMPLETE
  if (window.bytes[at] === CLOSE_ARRAY) return at
  if (window.bytes[at] !== COMMA) throw unexpected(window)
  return at + 1
}

/** The next byte that is no white space, which stays; undefined at the end. */
async function nextByte(window: ByteWindow): Promise<number | undefined> {
  for (;;) {
    window.start = afterSpace(window.bytes, window.start, window.end)
    if (window.start < window.end) return window.bytes[window.start]
    if (window.isLast) return undefined
    await window.more()
  }
}

async function take(window: ByteWindow, wanted: number): Promise<void> {
  if ((await nextByte(window)) !== wanted) throw unexpected(window)
  window.start++
}

async function takeValue(window: ByteWindow): Promise<unknown> {
  await nextByte(window)
  for (;;) {
    const end = endOfValue(window.bytes, window.start, window.end)
    if (end === INCOMPLETE) await moreOf(window)
    else {
      const value = parsed(window, window.start, end)
      window.start = end
      return value
    }
  }
}

async function moreOf(window: ByteWindow): Promise<void> {
  if (window.isLast) throw new BrokenFile('got JSON that ends too early, expected a whole file; fetch it again')
  if (window.end - window.start > MOST_VALUE_BYTES) {
    throw new BrokenFile('got a JSON value of more than 64 MiB, expected smaller features; split it')
  }
  await window.more()
}

function parsed(window: ByteWindow, start: number, end: number): unknown {
  const text = decoder.decode(window.bytes.subarray(start, end))
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new BrokenFile(`got ${excerpt(text)}, expected JSON; correct it there`, { cause: error })
  }
}

function unexpected(window: ByteWindow): BrokenFile {
  if (window.start === window.end) {
    return new BrokenFile('got JSON that ends too early, expected a whole file; fetch it again')
  }
  const text = decoder.decode(window.bytes.subarray(window.start, Math.min(window.end, window.start + 60)))
  return new BrokenFile(`got ${excerpt(text)}, expected a JSON object; correct it there`)
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return `"${line.length > 60 ? `${line.slice(0, 57)}...` : line}"`
}
