/** What a spreadsheet takes for the start of a formula. The wide forms count too: some programs read them as the narrow ones. */
const FORMULA_STARTS = new Set('=+-@\t\r\n＝＋－＠')

/** A signed number, or a date before the year 0: nothing that a formula could do harm with. */
const SIGNED_NUMBER = /^[+-](?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const NEGATIVE_DATE = /^-\d{4,}[\d\-/.?~%]*$/

/**
 * A cell as RFC 4180 writes it, section 2. A text that a spreadsheet would run as a formula gets an apostrophe before it, and NUL,
 * at which many readers stop, becomes U+FFFD.
 */
export function textCell(text: string): string {
  return quoted(isFormula(text) ? `'${text}` : text)
}

/** A JSON value as a cell; its text can start no formula but a negative number. */
export function jsonCell(value: unknown): string {
  return value === null || value === undefined ? '' : quoted(JSON.stringify(value))
}

function isFormula(text: string): boolean {
  return FORMULA_STARTS.has(text.charAt(0)) && !SIGNED_NUMBER.test(text) && !NEGATIVE_DATE.test(text)
}

function quoted(text: string): string {
  if (!/[",\r\n\0]/.test(text)) return text
  const whole = text.replaceAll('\0', '\ufffd')
  return /[",\r\n]/.test(whole) ? `"${whole.replaceAll('"', '""')}"` : whole
}
