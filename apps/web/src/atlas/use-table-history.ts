import { useCallback, useEffect, useRef } from 'react'
import { datasetAddress, datasetOfAddress } from './dataset-address.ts'

/** The entry of the history at which a table took the atlas's place, and the address that was left. */
interface Turn {
  readonly left: string
  readonly index: number | undefined
}

/**
 * Keeps page and address together while datasets change: a table begins with an address of its own, going back from it (the button,
 * or the browser's) is going back to the dataset, and an address of another dataset opens that one.
 */
export function useTableHistory(dataset: string, reopen: () => void) {
  const turn = useRef<Turn>(undefined)

  useEffect(() => {
    const follow = () => {
      const index = historyIndex()
      const leftTable = turn.current?.index !== undefined && index !== undefined && index < turn.current.index
      if (!leftTable && datasetOfAddress(location.search) === dataset) return
      turn.current = undefined
      reopen()
    }
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [dataset, reopen])

  const begin = useCallback(() => {
    const left = turn.current?.left ?? location.href
    history.pushState(null, '', datasetAddress(dataset, document.documentElement.lang))
    turn.current = { left, index: turn.current?.index ?? historyIndex() }
  }, [dataset])

  const back = useCallback(() => {
    if (turn.current !== undefined) history.pushState(null, '', turn.current.left)
    turn.current = undefined
    reopen()
  }, [reopen])

  return { begin, back }
}

/** Browsers without the Navigation API (Firefox before 147) do not tell; there the button is the way back. */
function historyIndex(): number | undefined {
  return 'navigation' in globalThis ? navigation.currentEntry?.index : undefined
}
