/** Records one per line, as JSON has them: no line breaks of their own. Each ends with a line feed. */
export function splitLines(text: string): string[] {
  return text.split('\n').slice(0, -1)
}

/** Records of delimited text (RFC 4180): a line feed ends one where it does not stand between quotes. */
export function splitRecords(text: string): string[] {
  if (!text.includes('"')) return splitLines(text)
  const records: string[] = []
  let [start, isQuoted] = [0, false]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) isQuoted = !isQuoted
    else if (code === LINE_FEED && !isQuoted) {
      records.push(text.slice(start, at))
      start = at + 1
    }
  }
  return records
}

const QUOTE = 34
const LINE_FEED = 10
