/** One thing wrong with what people wrote. Lines and columns count from 1, as editors do. */
export interface Fault {
  readonly file: string
  readonly line: number
  readonly column: number
  /** Id of the entry, source or briefing that it is in, where that is known. */
  readonly entry?: string
  /** Path to the value inside it, such as `citations.0.locator`. */
  readonly field?: string
  /** `got … expected …`. */
  readonly message: string
}

/** `file:line:column  entry  field: got … expected …`, which editors and terminals turn into a link. */
export function formatFault({ file, line, column, entry, field, message }: Fault): string {
  const subject = [entry, field && `${field}:`].filter(Boolean).join('  ')
  return `${file}:${line}:${column}  ${subject}${subject && ' '}${message}`
}

/** In the order of files, and within a file of lines. */
export function sortFaults(faults: readonly Fault[]): Fault[] {
  return [...faults].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  )
}

/** A value as a message shows it: short, on one line. */
export function show(value: unknown): string {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value))
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
