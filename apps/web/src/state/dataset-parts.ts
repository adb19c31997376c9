import type { Manifest } from '@nahrain/model'

/** Whether any row has a date. */
export function hasDays({ extent }: Manifest): boolean {
  return extent.days !== null
}

/** Whether rows can say since when they were known: entries by their sources, a table's rows where it dates its own. */
export function hasKnown({ table }: Manifest): boolean {
  return table === null || table.source.date !== undefined
}
