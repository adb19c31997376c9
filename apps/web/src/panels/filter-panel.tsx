import type { Answer, Manifest } from '@nahrain/model'
import type { NamedPlace } from '@nahrain/worker'
import { useState } from 'react'
import { CopyActions } from '../detail/copy-actions.tsx'
import type { DrawMode } from '../map/drawing.ts'
import { apiAddress } from '../state/api-address.ts'
import { hasDays, hasKnown } from '../state/dataset-parts.ts'
import type { State } from '../state/state.ts'
import type { Dispatch } from '../state/use-explorer.ts'
import { ExpressionFilter } from './expression-filter.tsx'
import { FacetFilter } from './facet-filter.tsx'
import { KnownFilter } from './known-filter.tsx'
import { MatchFilter } from './match-filter.tsx'
import { ATLAS_CHART } from './months.ts'
import { RegionFilter } from './region-filter.tsx'
import { TextFilter } from './text-filter.tsx'
import { TimeFilter } from './time-filter.tsx'

/** Facets that are open at first where there is room, which is where the panel stands beside the map. */
const OPEN_FACETS = 3
const NONE: readonly string[] = []
const ROOMY = '(min-width: 1101px)'

export interface FilterPanelProps {
  readonly manifest: Manifest
  readonly state: State
  readonly answer: Answer | undefined
  readonly places: readonly NamedPlace[] | undefined
  readonly dispatch: Dispatch
  readonly drawMode: DrawMode | undefined
  readonly onDraw: (mode: DrawMode | undefined) => void
}

/** Every way to narrow the question, each with what the present answer says of it. */
export function FilterPanel({ manifest, state, answer, places, dispatch, drawMode, onDraw }: FilterPanelProps) {
  const { query } = state
  const isAtlas = manifest.table === null
  const [isRoomy] = useState(() => matchMedia(ROOMY).matches)
  const countsOf = (facet: string) => answer?.facets?.find((counted) => counted.facet === facet)?.counts
  return (
    <search className="filter-panel">
      <TextFilter text={query.text} dispatch={dispatch} />
      <MatchFilter match={query.match} possible={answer?.possible} certain={answer?.certain} dispatch={dispatch} />
      <RegionFilter places={places} regions={query.regions} drawMode={drawMode} onDraw={onDraw} dispatch={dispatch} />
      {hasDays(manifest) && (
        <TimeFilter
          when={query.when}
          histogram={answer?.histogram}
          firstShown={isAtlas ? ATLAS_CHART : undefined}
          dispatch={dispatch}
        />
      )}
      {hasKnown(manifest) && <KnownFilter known={query.known} isAtlas={isAtlas} dispatch={dispatch} />}
      {query.filter !== undefined && <ExpressionFilter expression={query.filter} dispatch={dispatch} />}
      {manifest.facets.map((facet, index) => (
        <FacetFilter
          key={facet.id}
          facet={facet}
          counts={countsOf(facet.id)}
          chosen={query.facets[facet.id] ?? NONE}
          isOpenAtFirst={isRoomy && index < OPEN_FACETS}
          dispatch={dispatch}
        />
      ))}
      <CopyActions apiAddress={apiAddress(manifest, query)} />
    </search>
  )
}
