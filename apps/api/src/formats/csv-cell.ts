/** What a spreadsheet takes for the start of a formula. The wide forms count too: some of them are read as the narrow ones. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/** A signed number, or a date before the year 0: nothing that a formula could do harm with. */
const SIGNED_NUMBER = /^[+-](?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const NEGATIVE_DATE = /^-\d{4,}[\d\-/.?~%]*$/

/**
 * A cell as RFC 4180 writes it, section 2. A text that a spreadsheet would run as a formula gets an apostrophe before it, and NUL,
 * at which many readers stop, becomes U+FFFD.
 */
export function textCell(text: string): string {
  const isFormula = FORMULA.test(text) && !SIGNED_NUMBER.test(text) && !NEGATIVE_DATE.test(text)
  return quoted(isFormula ? `'${text}` : text)
}

/** A JSON text as a cell: it starts with a bracket, a quote, a digit, a minus before a digit, or a word. */
export function jsonCell(value: unknown): string {
  return value === null || value === undefined ? '' : quoted(JSON.stringify(value))
}

function quoted(text: string): string {
  const whole = text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text
  return /[",\r\n]/.test(whole) ? `"${whole.replaceAll('"', '""')}"` : whole
}
