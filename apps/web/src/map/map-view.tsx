import type { Manifest, Region } from '@nahrain/model'
import { memo, useEffect, useMemo, useRef } from 'react'
import 'maplibre-gl/dist/maplibre-gl.css'
import type { MapLayer, View } from '../state/state.ts'
import { useWords } from '../words/words.ts'
import type { MapRest } from './asked-view.ts'
import { ColourChoice } from './colour-choice.tsx'
import type { DrawMode } from './drawing.ts'
import { LayerChoice } from './layer-choice.tsx'
import { MapLegend, type MixLegend } from './map-legend.tsx'
import { StillMarkButtons } from './mark-buttons.tsx'
import type { OverlayData, Target } from './overlay.ts'
import { useMap } from './use-map.ts'
import { useMapUpdates } from './use-map-updates.ts'

/** What is drawn, and how the map is used. The open entry is highlighted and brought into view. */
export interface MapViewProps extends Omit<OverlayData, 'schematic'> {
  readonly manifest: Manifest
  /** Undefined: the manifest's first view. */
  readonly view: View | undefined
  /** Entry of an address that also says where to look: opening it leaves the view as the address has it. */
  readonly keptFor: string | undefined
  readonly scheme: 'light' | 'dark'
  readonly drawMode: DrawMode | undefined
  /** Where the answer's cells have a mix: what it is of, with the colours of its parts. */
  readonly mix: MixLegend | undefined
  /** Facet by which marks are coloured, if any. */
  readonly colour: string | undefined
  readonly onColour: (facet: string | undefined) => void
  readonly onMove: (view: View | undefined) => void
  /** The map came to rest here, whoever moved it: its marks are those of another grid, or of another part of the world. */
  readonly onRest: (rest: MapRest) => void
  readonly onTarget: (target: Target) => void
  readonly onLayer: (layer: MapLayer) => void
  readonly onDrawn: (region: Region) => void
  readonly onStopDrawing: () => void
}

/** The map, or the words that say why there is none. */
export const MapView = memo(function MapView(props: MapViewProps) {
  const { answer, drawing, outlines, regions, selected, openCell, layer, places, singles, scheme } = props
  const { say, language } = useWords()
  const isAtlas = props.manifest.table === null
  const data = useMemo<OverlayData>(
    () => ({
      ...{ answer, drawing, outlines, regions, selected, openCell, layer, places, singles },
      schematic: say('schematic'),
    }),
    [answer, drawing, outlines, regions, selected, openCell, layer, places, singles, say],
  )
  const container = useRef<HTMLDivElement>(null)
  const { controller, failed, lost, frame } = useMap(container, props, data)
  useMapUpdates(controller, props, data, language)
  useEffect(() => controller?.map.getCanvas().setAttribute('aria-label', say('map')), [controller, say])

  if (failed) return <p className="no-map">{say('noWebGl')}</p>
  return (
    <div className="map">
      <div className="map-canvas" ref={container} data-scheme={scheme} />
      {controller && answer?.cells && layer === 'marks' && props.drawMode === undefined && (
        <StillMarkButtons
          frame={frame}
          cells={answer.cells}
          singles={singles}
          controller={controller}
          onOpen={props.onTarget}
        />
      )}
      <div className="map-controls">
        <button type="button" aria-label={say('zoomIn')} onClick={() => controller?.zoomBy(1)}>
          +
        </button>
        <button type="button" aria-label={say('zoomOut')} onClick={() => controller?.zoomBy(-1)}>
          −
        </button>
        <button
          type="button"
          aria-label={say(isAtlas ? 'resetView' : 'resetTableView')}
          onClick={() => props.onMove(undefined)}
        >
          ⌂
        </button>
      </div>
      {props.drawMode === undefined && (
        <div className="map-tools">
          <LayerChoice layer={layer} onLayer={props.onLayer} />
          {layer === 'marks' && (
            <ColourChoice facets={props.manifest.facets} colour={props.colour} onColour={props.onColour} />
          )}
        </div>
      )}
      {props.drawMode && (
        <p className="map-hint" role="status">
          {say(props.drawMode === 'box' ? 'drawingBox' : 'drawing')}
        </p>
      )}
      <MapLegend layer={layer} mix={props.mix} scheme={scheme} isAtlas={isAtlas} />
      {lost && (
        <p className="no-map map-lost" role="alert">
          {say('noWebGl')}
        </p>
      )}
    </div>
  )
})
