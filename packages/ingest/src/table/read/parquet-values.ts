/** Values of Parquet as JSON has them. */

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain }

const DAY_MS = 86_400_000

/** Records of `count` rows; a column whose times are all midnights, or days, says the day only. */
export function plainRecords(
  columns: ReadonlyMap<string, ArrayLike<unknown>>,
  fields: readonly string[],
  count: number,
): Record<string, Plain>[] {
  const records = Array.from({ length: count }, (): Record<string, Plain> => ({}))
  for (const field of fields) {
    const values = columns.get(field) ?? []
    const isDay = isAllDays(values)
    records.forEach((record, row) => {
      record[field] = plain(values[row], isDay)
    })
  }
  return records
}

function isAllDays(values: ArrayLike<unknown>): boolean {
  for (let row = 0; row < values.length; row++) {
    const value = values[row]
    if (value instanceof Date && value.getTime() % DAY_MS !== 0) return false
  }
  return true
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
