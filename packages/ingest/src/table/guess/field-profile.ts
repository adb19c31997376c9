import { parseTableDate, threeNumbers } from '../dates/table-date.ts'
import { DateOrder } from '../mapping/mapping.ts'

/** What the cells of one field look like, over a sample. */
export interface FieldProfile {
  readonly name: string
  /** Cells that are not empty. */
  readonly filled: number
  /** The distinct texts with their counts, in order of appearance, without the empty one. */
  readonly values: ReadonlyMap<string, number>
  /** Cells that are numbers; of these the smallest and the largest, and whether all are whole. */
  readonly numbers: number
  readonly min: number
  readonly max: number
  readonly whole: boolean
  /** Cells that read as a date in some order of day, month and year. */
  readonly dates: number
  /** Cells that are web addresses. */
  readonly links: number
  /** Of the cells that are not empty, in characters. */
  readonly meanLength: number
}

/** As JSON writes numbers, also with a leading plus: `007` is none. */
const NUMBER = /^[-+]?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d+)?$/i
const LINK = /^https?:\/\//i

export function profileOf(name: string, values: ReadonlyMap<string, number>): FieldProfile {
  let [filled, numbers, dates, links, length] = [0, 0, 0, 0, 0]
  let [min, max, whole] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, true]
  for (const [text, count] of values) {
    filled += count
    length += text.length * count
    if (isDate(text)) dates += count
    if (LINK.test(text)) links += count
    if (!NUMBER.test(text)) continue
    const number = Number(text)
    numbers += count
    min = Math.min(min, number)
    max = Math.max(max, number)
    whole &&= Number.isInteger(number)
  }
  const meanLength = filled === 0 ? 0 : length / filled
  return { name, filled, values, numbers, min, max, whole, dates, links, meanLength }
}

const ONE_ORDER = [DateOrder.enum.dmy] as const

/** Only three numbers can be a date in one order and none in another: most cells are looked at once. */
function isDate(text: string): boolean {
  const orders = threeNumbers(text) === undefined ? ONE_ORDER : DateOrder.options
  return orders.some((order) => parseTableDate(text, order) !== undefined)
}

/** More than half: the rest is dirt, `unknown` and the like, and gets notes. */
const MOST = 0.5

export function isNumeric({ filled, numbers }: FieldProfile): boolean {
  return filled > 0 && numbers > MOST * filled
}

export function isDated({ filled, dates }: FieldProfile): boolean {
  return filled > 0 && dates > MOST * filled
}

export function isLink({ filled, links }: FieldProfile): boolean {
  return filled > 0 && links > MOST * filled
}

export function isUnique({ filled, values }: FieldProfile): boolean {
  return filled > 1 && values.size === filled
}

/** `numbers from 29.1 to 37.3`, for the reason of a guess. */
export function showRange({ min, max }: FieldProfile): string {
  return `numbers from ${min} to ${max}`
}
