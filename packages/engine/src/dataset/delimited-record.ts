/** The cells of one record of delimited text (RFC 4180), as the records file keeps it: without a line break at its end. */
export function parseDelimitedRecord(text: string, delimiter: string): string[] {
  const cells: string[] = []
  for (let at = 0; ; ) {
    const isQuoted = text[at] === '"'
    const end = isQuoted ? closingQuote(text, at + 1) : indexOrEnd(text, delimiter, at)
    cells.push(isQuoted ? text.slice(at + 1, end).replaceAll('""', '"') : text.slice(at, end))
    const next = isQuoted ? indexOrEnd(text, delimiter, end) : end
    if (next >= text.length) return cells
    at = next + delimiter.length
  }
}

/** Position of the quote that is not doubled, the end of the text where there is none. */
function closingQuote(text: string, from: number): number {
  let at = indexOrEnd(text, '"', from)
  while (at < text.length && text[at + 1] === '"') at = indexOrEnd(text, '"', at + 2)
  return at
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from)
  return at < 0 ? text.length : at
}
