import type { Listing, Manifest, Region } from '@nahrain/model'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import type { DrawMode } from '../map/drawing.ts'
import { mixLegend } from '../map/mix-legend.ts'
import type { Target } from '../map/overlay.ts'
import type { MapLayer, View } from '../state/state.ts'
import type { Dispatch } from '../state/use-explorer.ts'
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
  const { state, dispatch, answer, drawing, outlines, dossier, singles, places, openRow, openEntry } = page
  const words = useWords()
  const { say, text } = words
  const [keptFor] = useState(state.view && state.entry)
  const named = useMemo(
    () => new Map(places?.map(({ id, title, geometry }) => [id, { name: text(title).text, geometry }])),
    [places, text],
  )
  const open = useCallback(
    (target: Target) => {
      switch (target.kind) {
        case 'row':
          return openRow(target.row)
        case 'entry':
          return openEntry(target.id)
        case 'cell':
          onShowList()
          return dispatch({ type: 'cell-opened', cell: { zoom: target.zoom, key: target.key } })
      }
    },
    [openRow, openEntry, onShowList, dispatch],
  )
  const handlers = useMapHandlers(dispatch, onDraw)
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
          onRest={page.setRest}
          mix={mixLegend(page.mix, manifest, answer?.cells, scheme, words)}
          colour={state.colour}
          onTarget={open}
          {...handlers}
        />
      </Suspense>
    </div>
  )
}

/** What the reader does on the map, always the same functions: the map is not made again because the page is. */
function useMapHandlers(dispatch: Dispatch, onDraw: MapAreaProps['onDraw']) {
  return useMemo(
    () => ({
      onMove: (view: View | undefined) => dispatch({ type: 'map-moved', view }),
      onColour: (facet: string | undefined) => dispatch({ type: 'colour-chosen', facet }),
      onLayer: (layer: MapLayer) => dispatch({ type: 'layer-chosen', layer }),
      onDrawn: (region: Region) => {
        onDraw(undefined)
        dispatch({ type: 'region-added', region })
      },
      onStopDrawing: () => onDraw(undefined),
    }),
    [dispatch, onDraw],
  )
}
