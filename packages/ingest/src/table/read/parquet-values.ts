/** Values of Parquet as JSON has them. */

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain }

const DAY_MS = 86_400_000

/** The fields of the rows; those whose times are all midnights, or days, say the day only. */
export function plainRecords(
  rows: readonly Readonly<Record<string, unknown>>[],
  fields: readonly string[],
): Record<string, Plain>[] {
  const records: Record<string, Plain>[] = rows.map(() => ({}))
  for (const field of fields) {
    const isDay = rows.every((row) => !(row[field] instanceof Date) || row[field].getTime() % DAY_MS === 0)
    rows.forEach((row, index) => {
      ;(records[index] as Record<string, Plain>)[field] = plain(row[field], isDay)
    })
  }
  return records
}

function plain(value: unknown, isDay: boolean): Plain {
  if (value === null || value === undefined) return null
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return Number.isNaN(value) ? null : value
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
    case 'object':
      return plainObject(value, isDay)
    default:
      return String(value)
  }
}

function plainObject(value: object, isDay: boolean): Plain {
  if (value instanceof Date) return dateText(value, isDay)
  if (value instanceof Uint8Array) return Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('')
  if (Array.isArray(value)) return value.map((item: unknown) => plain(item, false))
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as Iterable<unknown>, (item) => plain(item, false))
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item, false)]))
}

function dateText(date: Date, isDay: boolean): Plain {
  // A day that no calendar has is no value.
  if (Number.isNaN(date.getTime())) return null
  const text = date.toISOString()
  return isDay ? text.slice(0, text.indexOf('T')) : text
}
