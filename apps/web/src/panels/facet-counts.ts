import { createContext, useContext } from 'react'

const FacetCountsContext = createContext<Uint32Array | undefined>(undefined)

/** The counts of one facet for what is drawn of it: one per value, in the manifest's order. */
export const FacetCountsProvider = FacetCountsContext.Provider

/** Undefined until the first answer. */
export function useFacetCounts(): Uint32Array | undefined {
  return useContext(FacetCountsContext)
}
