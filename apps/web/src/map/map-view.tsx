import type { Bbox, Manifest, Region } from '@nahrain/model'
import { useEffect, useMemo, useRef, useState } from 'react'
import 'maplibre-gl/dist/maplibre-gl.css'
import type { MapLayer, View } from '../state/state.ts'
import { useWords } from '../words/words.ts'
import type { MapRest } from './asked-view.ts'
import { FONTS } from './basemap.ts'
import { ColourChoice } from './colour-choice.tsx'
import { type DrawMode, startDrawing } from './drawing.ts'
import { LayerChoice } from './layer-choice.tsx'
import { createMap, type MapController } from './map-controller.ts'
import { MapLegend, type MixLegend } from './map-legend.tsx'
import { StillMarkButtons } from './mark-buttons.tsx'
import type { OverlayData, Target } from './overlay.ts'
import { selectedBox } from './selected-box.ts'

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
export function MapView(props: MapViewProps) {
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
  useUpdates(controller, props, data, language)
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
}

/** The map for as long as the component lives. `frame` grows whenever the map came to rest somewhere else. */
function useMap(container: React.RefObject<HTMLDivElement | null>, props: MapViewProps, data: OverlayData) {
  const [controller, setController] = useState<MapController>()
  const [failed, setFailed] = useState(false)
  const [lost, setLost] = useState(false)
  const [frame, setFrame] = useState(0)
  const { language, say } = useWords()
  const latest = useRef(props)
  latest.current = props
  const first = useRef({ data, language, title: say('map') })
  const isDrawing = useDrawing(props.drawMode)

  useEffect(() => {
    let made: MapController | undefined
    let gone = false
    const start = () => {
      if (gone || container.current === null) return
      const { manifest, scheme, view } = latest.current
      try {
        made = createMap({
          container: container.current,
          scheme,
          view,
          firstView: manifest.firstView as unknown as Bbox,
          ...first.current,
          events: {
            onMove: (moved) => latest.current.onMove(moved),
            onRest: (rest) => {
              setFrame((count) => count + 1)
              latest.current.onRest(rest)
            },
            onContext: (kept) => setLost(!kept),
            onTarget: (target) => {
              if (!isDrawing.current) latest.current.onTarget(target)
            },
          },
        })
        setController(made)
      } catch {
        setFailed(true)
      }
    }
    loadFonts(first.current.language).then(start)
    return () => {
      gone = true
      made?.remove()
    }
  }, [container, isDrawing])
  return { controller, failed, lost, frame }
}

/** True while a region is drawn and a moment longer: the click that ends a drawing opens nothing. */
function useDrawing(drawMode: DrawMode | undefined): React.RefObject<boolean> {
  const isDrawing = useRef(false)
  useEffect(() => {
    if (drawMode === undefined) return undefined
    isDrawing.current = true
    return () => {
      setTimeout(() => {
        isDrawing.current = false
      }, 400)
    }
  }, [drawMode])
  return isDrawing
}

/** MapLibre draws letters with the fonts that the page has loaded by then. */
async function loadFonts(language: 'en' | 'ar'): Promise<void> {
  const letters = language === 'ar' ? 'Aا' : 'A'
  await Promise.allSettled(FONTS.map((font) => document.fonts.load(`400 24px "${font}"`, letters)))
}

function useUpdates(
  controller: MapController | undefined,
  props: MapViewProps,
  data: OverlayData,
  language: 'en' | 'ar',
) {
  const { scheme, view, selected, drawMode } = props
  const styled = useRef({ scheme, language })
  const handlers = useRef(props)
  handlers.current = props

  useEffect(() => {
    if (controller === undefined) return undefined
    const isStyled = styled.current.scheme === scheme && styled.current.language === language
    // A new style would take away what is being drawn: it waits for the end of the drawing.
    if (isStyled || drawMode !== undefined) {
      controller.update(data)
      return undefined
    }
    let isLatest = true
    loadFonts(language).then(() => {
      if (!isLatest) return
      controller.restyle(scheme, language, data)
      styled.current = { scheme, language }
    })
    return () => {
      isLatest = false
    }
  }, [controller, scheme, language, data, drawMode])
  useEffect(() => controller?.show(view), [controller, view])
  useEffect(() => {
    const box = selectedBox(selected)
    if (controller === undefined || box === undefined || selected?.id === handlers.current.keptFor) return
    controller.reveal(box, language === 'ar' ? 'left' : 'right')
  }, [controller, selected, language])
  useEffect(() => {
    if (controller === undefined || drawMode === undefined) return undefined
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && handlers.current.onStopDrawing()
    addEventListener('keydown', onKey)
    const stop = startDrawing(controller.map, drawMode, (region) => handlers.current.onDrawn(region))
    return () => {
      removeEventListener('keydown', onKey)
      stop()
    }
  }, [controller, drawMode])
}
