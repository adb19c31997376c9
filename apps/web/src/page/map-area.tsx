import type { Listing, Manifest } from '@nahrain/model'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { DrawMode } from '../map/drawing.ts'
import { mixLegend } from '../map/mix-legend.ts'
import type { Target } from '../map/overlay.ts'
import type { Page } from '../use-page.ts'
import { useWords } from '../words/words.ts'

// The map's library is the largest part of the page: list and filters do not wait for it.
const MapView = lazy(() => import('../map/map-view.tsx').then((module) => ({ default: module.MapView })))

const NONE: ReadonlyMap<number, Listing> = new Map()

export interface MapAreaProps {
  readonly page: Page
  readonly manifest: Manifest
  readonly scheme: 'light' | 'dark'
  readonly drawMode: DrawMode | undefined
  readonly onDraw: (mode: DrawMode | undefined) => void
  /** The reader opened a mark: its entries are in the list. */
  readonly onShowList: () => void
}

/** The map of the present answer. */
export function MapArea({ page, manifest, scheme, drawMode, onDraw, onShowList }: MapAreaProps) {
  const { state, dispatch, answer, drawing, outlines, dossier, singles, places } = page
  const words = useWords()
  const { say, text } = words
  const [keptFor] = useState(state.view && state.entry)
  const named = useMemo(
    () => new Map(places?.map(({ id, title, geometry }) => [id, { name: text(title).text, geometry }])),
    [places, text],
  )
  const open = (target: Target) => {
    switch (target.kind) {
      case 'row':
        return page.openRow(target.row)
      case 'entry':
        return page.openEntry(target.id)
      case 'cell':
        onShowList()
        return dispatch({ type: 'cell-opened', cell: { zoom: target.zoom, key: target.key } })
    }
  }
  return (
    <div className="map-area" id="map" tabIndex={-1}>
      <Suspense fallback={<div className="map" role="status" aria-label={say('loading')} />}>
        <MapView
          manifest={manifest}
          answer={answer}
          drawing={drawing}
          outlines={outlines}
          regions={state.query.regions}
          selected={dossier === 'missing' ? undefined : dossier}
          openCell={state.cell}
          layer={state.layer}
          view={state.view}
          keptFor={keptFor}
          scheme={scheme}
          drawMode={drawMode}
          singles={singles ?? NONE}
          places={named}
          onMove={(view) => dispatch({ type: 'map-moved', view })}
          onRest={page.setRest}
          mix={mixLegend(page.mix, manifest, answer?.cells, scheme, words)}
          colour={state.colour}
          onColour={(facet) => dispatch({ type: 'colour-chosen', facet })}
          onLayer={(layer) => dispatch({ type: 'layer-chosen', layer })}
          onTarget={open}
          onDrawn={(region) => {
            onDraw(undefined)
            dispatch({ type: 'region-added', region })
          }}
          onStopDrawing={() => onDraw(undefined)}
        />
      </Suspense>
    </div>
  )
}
