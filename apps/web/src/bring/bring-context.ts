import type { TableTally } from '@nahrain/worker'
import { createContext, useContext } from 'react'

/** A table that is shown in place of the atlas. */
export interface BroughtTable {
  readonly fileName: string
  readonly tally: TableTally
}

/** What the header offers beside the explorer: tables that the reader brings, and other datasets of the host. */
export interface Bring {
  /** Shows what a file is taken for, so that it can be imported. */
  readonly bring: (file: File) => void
  readonly table: BroughtTable | undefined
  /** From the table to the dataset that was shown before. */
  readonly back: () => void
  /** The dataset of the address. */
  readonly dataset: string
}

const BringContext = createContext<Bring>({ bring: () => {}, table: undefined, back: () => {}, dataset: 'atlas' })
export const BringProvider = BringContext.Provider

export function useBring(): Bring {
  return useContext(BringContext)
}
