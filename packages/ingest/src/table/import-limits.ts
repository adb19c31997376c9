import { NahrainError, TABLE_LIMITS } from '@nahrain/model'

/** What an import takes; beyond it stops, or leaves out with a note. */
export interface ImportLimits {
  /** Records of the file; more stop the import. */
  readonly rows: number
  /** Fields of the table; more stop the import. */
  readonly fields: number
  /** Share of the first records that may be dropped: more are not dirt, but a wrong mapping. */
  readonly noteRatio: number
  /** How many records are first. */
  readonly firstRecords: number
  /** Values of a facet; the others become one. */
  readonly facetValues: number
  /** Distinct texts that a search can look at. */
  readonly texts: number
  /** Notes kept in the tally; all are counted. */
  readonly notes: number
}

export const IMPORT_LIMITS: ImportLimits = {
  rows: 20_000_000,
  fields: TABLE_LIMITS.fields,
  noteRatio: 0.5,
  firstRecords: 1000,
  facetValues: 250,
  texts: 8_000_000,
  notes: 1000,
}

/** @throws invalid-input always */
export function refuse(fault: string): never {
  throw new NahrainError('invalid-input', fault, { faults: [fault] })
}
