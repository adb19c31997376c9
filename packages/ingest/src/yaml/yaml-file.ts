import { type Document, isMap, isSeq, LineCounter, type Node, parseDocument, Scalar, visit } from 'yaml'
import type { Fault } from '../fault.ts'

/** Larger files are refused before they are parsed. */
const SIZE_LIMIT = 4_000_000

/** A path from the top of a file to a value: keys and list positions. */
export type Path = readonly (string | number)[]

/** Which half of a `key: value` a fault points at. */
export type Side = 'key' | 'value'

/** A YAML file that was read as far as it can be, with the place of every value in it. */
export interface YamlFile {
  readonly file: string
  /** The value at the top; undefined where nothing could be read. */
  readonly value: unknown
  readonly syntaxFaults: readonly Fault[]
  /** A fault at the value at `path` (or at its key), or at the nearest thing around it that exists. */
  readonly faultAt: (path: Path, message: string, entry?: string, side?: Side) => Fault
}

/** Reads a YAML 1.2 file. A line that cannot be read is a fault; everything else in the file is still there. */
export function readYamlFile(file: string, text: string): YamlFile {
  if (text.length > SIZE_LIMIT) {
    const message = `got ${text.length} characters, expected at most ${SIZE_LIMIT}`
    return unreadable(file, { file, line: 1, column: 1, message })
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false, logLevel: 'error' })
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(1, line), column: Math.max(1, col) }
  }
  const aliases = removeAliases(document).map((offset) => ({
    ...at(offset),
    message: 'got an alias (*name), expected the value itself: a few lines of aliases could stand for gigabytes',
  }))
  const errors = document.errors.map((error) => ({
    ...at(error.pos[0]),
    message: `got YAML that cannot be read: ${error.message}`,
  }))
  return {
    file,
    value: toValue(document),
    syntaxFaults: [...errors, ...aliases],
    faultAt: (path, message, entry, side = 'value') => ({
      ...at(offsetOf(document, path, side)),
      ...(entry === undefined ? {} : { entry }),
      ...(path.length > 1 ? { field: fieldName(path) } : {}),
      message,
    }),
  }
}

/**
 * Reads a file that is one list. Where a line cannot be read, every item is read for itself, so that the fault costs only its own
 * item: one fault, not one for each word after it.
 */
export function readYamlList(file: string, text: string): readonly YamlFile[] {
  const whole = readYamlFile(file, text)
  if (whole.syntaxFaults.length === 0) return [whole]
  const lines = text.split('\n')
  const starts = lines.flatMap((line, index) => (line.startsWith('- ') ? [index] : []))
  if (starts.length === 0) return [whole]
  return [...new Set([0, ...starts])].map((start, index, all) => {
    // Blank lines in front keep every line where it is.
    const item = `${'\n'.repeat(start)}${lines.slice(start, all[index + 1]).join('\n')}\n`
    const read = readYamlFile(file, item)
    return { ...read, value: read.value ?? [], syntaxFaults: read.syntaxFaults.slice(0, 1) }
  })
}

function unreadable(file: string, fault: Fault): YamlFile {
  return { file, value: undefined, syntaxFaults: [fault], faultAt: () => fault }
}

/** Puts nothing in the place of every alias, so that the rest of the file can be read; says where they stood. */
function removeAliases(document: Document): number[] {
  const offsets: number[] = []
  visit(document, {
    Alias: (_, alias) => {
      offsets.push(alias.range?.[0] ?? 0)
      return new Scalar(null)
    },
  })
  return offsets
}

function toValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch {
    return undefined
  }
}

/** Inside a list of entries the first step is the entry's number, which the entry's id says better. */
function fieldName(path: Path): string {
  return (typeof path[0] === 'number' ? path.slice(1) : path).join('.')
}

/** Where the deepest existing step of the path starts. */
function offsetOf(document: Document, path: Path, side: Side): number {
  let node: unknown = document.contents
  let offset = startOf(node)
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(key) === String(step))
      if (pair === undefined) break
      offset = (side === 'value' ? startOf(pair.value) : undefined) ?? startOf(pair.key) ?? offset
      node = pair.value
    } else if (isSeq(node) && typeof step === 'number' && node.items[step] !== undefined) {
      node = node.items[step]
      offset = startOf(node) ?? offset
    } else break
  }
  return offset ?? 0
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0]
}
