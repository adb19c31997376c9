import { useCallback, useEffect, useReducer, useRef } from 'react'
import { readAddress, writeAddress } from './address.ts'
import { type Action, type PageLanguage, reduce, type State } from './state.ts'

export type Dispatch = (action: Action) => void

/** Steps of one kind that follow each other within this time are one step to go back: a word that is typed, a slider that is moved. */
const SAME_STEP_MS = 1500

/** The page's state and its address, each always the spelling of the other. */
export function useExplorer(
  first: State,
  facetIds: readonly string[],
  preferred: PageLanguage,
): { readonly state: State; readonly dispatch: Dispatch } {
  const [state, reduceState] = useReducer(reduce, first)
  const step = useRef<Step>({ kind: undefined, at: 0, replaces: true })

  const dispatch = useCallback((action: Action) => {
    step.current = nextStep(step.current, action)
    reduceState(action)
  }, [])

  useEffect(() => {
    const address = writeAddress(state) || location.pathname
    if (address === (location.search || location.pathname)) return
    if (step.current.replaces) history.replaceState(null, '', address)
    else history.pushState(null, '', address)
  }, [state])

  useEffect(() => {
    const read = () => {
      const { state: wanted } = readAddress(location.search, facetIds, preferred)
      dispatch({ type: 'address-read', state: wanted })
    }
    addEventListener('popstate', read)
    return () => removeEventListener('popstate', read)
  }, [dispatch, facetIds, preferred])

  return { state, dispatch }
}

/** The last step, and whether its address takes the place of the one before. */
interface Step {
  readonly kind: string | undefined
  readonly at: number
  readonly replaces: boolean
}

function nextStep(last: Step, action: Action): Step {
  // Looking around is no step, and reading the address must not write a new one.
  if (action.type === 'map-moved' || action.type === 'address-read') return { ...last, replaces: true }
  const kind = action.type === 'part-set' ? `part-set ${Object.keys(action.part).join()}` : undefined
  const at = performance.now()
  return { kind, at, replaces: kind !== undefined && kind === last.kind && at - last.at < SAME_STEP_MS }
}
