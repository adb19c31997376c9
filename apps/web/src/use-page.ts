import { isNahrainError } from '@nahrain/model'
import type { Arrival, Atlas, Overview } from '@nahrain/worker'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { askedView, type MapRest } from './map/asked-view.ts'
import { describeFilters } from './panels/describe-filters.ts'
import { readAddress } from './state/address.ts'
import { presentOf } from './state/present.ts'
import type { PageLanguage } from './state/state.ts'
import { useAnswer, useDossier, useDrawing, useOutlines, useSingles } from './state/use-answer.ts'
import { useExplorer } from './state/use-explorer.ts'
import { useList } from './state/use-list.ts'
import { useMix } from './state/use-mix.ts'
import { usePlaces } from './state/use-places.ts'
import { createWords } from './words/words.ts'

/** MapLibre's zoom at which the map starts, until it says where it is. */
const FIRST_ZOOM = 5

/** State and answers of the page: everything that its parts show, and what they may do. */
export function usePage(atlas: Atlas, { manifest }: Overview, preferred: PageLanguage, arrival: Arrival | undefined) {
  const present = presentOf(arrival)
  const facetIds = useMemo(() => manifest.facets.map(({ id }) => id), [manifest])
  const first = useMemo(() => readAddress(location.search, facetIds, preferred), [facetIds, preferred])
  const { state, dispatch } = useExplorer(first.state, facetIds, preferred)
  const words = useMemo(() => createWords(state.language), [state.language])
  const { notices, crash, fail, dismiss } = useFailures(() => first.problems.map(({ message }) => message))
  const [rest, setRest] = useState<MapRest>()
  const mix = useMix(atlas, manifest, state.colour, present, fail)
  const zoom = rest?.zoom ?? state.view?.zoom ?? FIRST_ZOOM
  const answered = useAnswer(atlas, state, { zoom, view: rest?.bounds, mix }, present, fail)
  const answer = answered?.answer
  const list = useList(atlas, state, { answered, table: manifest.table }, present, fail)
  const places = usePlaces(atlas, manifest.table === null ? present : undefined)
  const filters = useMemo(
    () => describeFilters(state.query, manifest, places, words),
    [state.query, manifest, places, words],
  )

  useEffect(() => {
    document.documentElement.lang = words.language
    document.documentElement.dir = words.direction
    document.title = `${words.say('title')}: ${words.text(manifest.title).text}`
  }, [words, manifest])

  const openEntry = useCallback((entry: string) => dispatch({ type: 'entry-opened', entry }), [dispatch])
  const openRow = useCallback(
    (row: number) => {
      atlas.list(Uint32Array.of(row)).then(([listing]) => listing && openEntry(listing.id), fail)
    },
    [atlas, openEntry, fail],
  )
  return {
    state,
    dispatch,
    words,
    notices,
    crash,
    dismiss,
    answered,
    answer,
    list,
    fail,
    filters,
    places,
    openEntry,
    openRow,
    mix: answered?.mix,
    setRest: useCallback((next: MapRest) => setRest((last) => askedView(last, next)), []),
    drawing: useDrawing(atlas, state, present, fail),
    singles: useSingles(atlas, answer, { layer: state.layer, table: manifest.table }, fail),
    outlines: useOutlines(atlas, present, fail),
    dossier: useDossier(atlas, state, present, fail),
  }
}

export type Page = ReturnType<typeof usePage>

/** What went wrong, in words: each once. A crash is for good, the rest can be dismissed. */
function useFailures(first: () => readonly string[]) {
  const [notices, setNotices] = useState<readonly string[]>(first)
  const [crash, setCrash] = useState<string>()
  const fail = useCallback((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    if (isNahrainError(error, 'worker-crashed')) setCrash(message)
    else setNotices((shown) => [...new Set([...shown, message])])
  }, [])
  return { notices, crash, fail, dismiss: () => setNotices([]) }
}
