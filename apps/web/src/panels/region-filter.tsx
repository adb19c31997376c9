import { QUERY_LIMITS, type Query, type Region } from '@nahrain/model'
import type { NamedPlace } from '@nahrain/worker'
import { memo } from 'react'
import type { DrawMode } from '../map/drawing.ts'
import type { Dispatch } from '../state/use-explorer.ts'
import { useWords } from '../words/words.ts'
import { ClearButton } from './clear-button.tsx'
import { DrawButtons } from './draw-buttons.tsx'
import { PanelDisclosure } from './panel-disclosure.tsx'
import { AlongForm, InsideForm, NearForm, ROUTE } from './region-forms.tsx'

export interface RegionFilterProps {
  /** Undefined until they are known. */
  readonly places: readonly NamedPlace[] | undefined
  readonly regions: Query['regions']
  readonly drawMode: DrawMode | undefined
  readonly onDraw: (mode: DrawMode | undefined) => void
  readonly dispatch: Dispatch
}

/** Where the question looks. Regions widen it among themselves, so each form adds one and none replaces another. */
export const RegionFilter = memo(function RegionFilter({
  places,
  regions,
  drawMode,
  onDraw,
  dispatch,
}: RegionFilterProps) {
  const { say } = useWords()
  const add = (region: Region) => {
    const text = JSON.stringify(region)
    const isNew = regions.every((other) => JSON.stringify(other) !== text)
    if (isNew && regions.length < QUERY_LIMITS.regions) dispatch({ type: 'region-added', region })
  }
  const clear = () => {
    // From the last to the first: removing one moves those behind it.
    for (const index of [...regions.keys()].reverse()) dispatch({ type: 'region-removed', index })
  }

  return (
    <section className="panel-section" aria-label={say('where')}>
      <div className="section-head">
        <h2 className="section-title">{say('where')}</h2>
        {regions.length > 0 && <ClearButton of={say('where')} onPress={clear} />}
      </div>
      <DrawButtons drawMode={drawMode} onDraw={onDraw} />
      {(places === undefined || places.some(({ id }) => id === ROUTE)) && (
        <PanelDisclosure level={3} title={say('along')}>
          <AlongForm onAsk={add} />
        </PanelDisclosure>
      )}
      {places?.length !== 0 && (
        <>
          <PanelDisclosure level={3} title={say('near')}>
            <NearForm places={places} onAsk={add} />
          </PanelDisclosure>
          <PanelDisclosure level={3} title={say('insidePlace')}>
            <InsideForm places={places} onAsk={add} />
          </PanelDisclosure>
        </>
      )}
    </section>
  )
})
