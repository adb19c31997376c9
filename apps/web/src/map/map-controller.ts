import type { Bbox, Position, Region } from '@nahrain/model'
import { bboxWidth } from '@nahrain/model'
import { type GeoJSONSource, type LngLatBoundsLike, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import type { PageLanguage, View } from '../state/state.ts'
import { arrowImage } from './arrow-image.ts'
import { type MapRest, wrapped } from './asked-view.ts'
import { NEIGHBOURHOOD, WORLD } from './basemap.ts'
import { type DrawMode, startDrawing } from './drawing.ts'
import { ARROW_IMAGE } from './layers/flows.ts'
import { createMarksLayer, type MarksLayer } from './marks/marks-layer.ts'
import type { OverlayData, Target } from './overlay.ts'
import { createOverlayUpdates } from './overlay-updates.ts'
import { OVERLAYS } from './overlays.ts'
import { PALETTES } from './palette.ts'
import { mapStyle } from './style.ts'

setWorkerUrl(workerUrl)

/** How far the reader's hand may be from a thin line, in pixels. */
const REACH = 5
const PADDING = 24
/** Width of the open detail in pixels, as styles/detail.css has it. */
const DETAIL_WIDTH = 416

export interface MapEvents {
  /** The reader moved the map; not sent for moves that the page made. */
  readonly onMove: (view: View) => void
  /** The map came to rest here: positions on the screen are others. */
  readonly onRest: (rest: MapRest) => void
  /** The browser took the graphics context away (false) or gave it back (true). */
  readonly onContext: (kept: boolean) => void
  readonly onTarget: (target: Target) => void
}

export interface MapController {
  readonly map: MapLibreMap
  readonly update: (data: OverlayData) => void
  readonly restyle: (scheme: 'light' | 'dark', language: PageLanguage, data: OverlayData) => void
  /** Shows a view, or the first one. */
  readonly show: (view: View | undefined) => void
  /** Brings a box into view where it is not in it yet; the open detail covers one side of a wide map. */
  readonly reveal: (box: Bbox, covered: 'left' | 'right') => void
  /** Lets the reader draw a region; returns what ends it early. */
  readonly draw: (mode: DrawMode, onDrawn: (region: Region) => void) => () => void
  readonly zoomBy: (steps: number) => void
  readonly project: (position: Position) => { readonly x: number; readonly y: number }
  readonly remove: () => void
}

export interface MapOptions {
  readonly container: HTMLElement
  readonly scheme: 'light' | 'dark'
  readonly language: PageLanguage
  readonly data: OverlayData
  readonly firstView: Bbox
  /** What screen readers call the map. */
  readonly title: string
  readonly view: View | undefined
  readonly events: MapEvents
}

/** Makes the map. Everything that it draws comes from `mapStyle`; this only moves it and passes on what the reader does. */
export function createMap({
  container,
  scheme,
  language,
  data,
  firstView,
  title,
  view,
  events,
}: MapOptions): MapController {
  const map = new MapLibreMap({
    container,
    style: mapStyle(scheme, language, data),
    attributionControl: false,
    locale: { 'Map.Title': title },
    dragRotate: false,
    pitchWithRotate: false,
    maxZoom: 14,
    ...(view
      ? { center: [view.longitude, view.latitude], zoom: view.zoom }
      : { bounds: boundsOf(firstView), fitBoundsOptions: { padding: PADDING } }),
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  map.on('style.load', () => {
    // A style that comes back with its graphics context still has the image.
    if (!map.hasImage(ARROW_IMAGE)) map.addImage(ARROW_IMAGE, arrowImage(), { sdf: true })
  })
  map.on('moveend', (event: { readonly originalEvent?: unknown; readonly byReader?: boolean }) => {
    if (event.originalEvent !== undefined || event.byReader === true) events.onMove(viewOf(map))
  })
  const rest = () => events.onRest(restOf(map))
  map.on('moveend', rest)
  map.on('load', rest)
  map.on('resize', rest)
  map.on('webglcontextlost', () => events.onContext(false))
  map.on('webglcontextrestored', () => events.onContext(true))
  map.on('style.load', () => showWorld(map))
  map.on('move', () => showWorld(map))
  const marks = createMarksLayer(map, data, PALETTES[scheme])
  const overlays = createOverlayUpdates(map, data)
  listen(map, marks, events.onTarget)
  let palette = PALETTES[scheme]
  const duration = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 500)

  return {
    map,
    update: (next) => {
      marks.show(next, palette)
      overlays.update(next)
    },
    restyle: (nextScheme, nextLanguage, next) => {
      palette = PALETTES[nextScheme]
      marks.show(next, palette)
      overlays.restart(next)
      map.setStyle(mapStyle(nextScheme, nextLanguage, next), { diff: false })
    },
    show: (wanted) => {
      if (wanted === undefined) map.fitBounds(boundsOf(firstView), { padding: PADDING, duration: duration() })
      else if (!isAt(map, wanted))
        map.easeTo({ center: [wanted.longitude, wanted.latitude], zoom: wanted.zoom, duration: duration() })
    },
    reveal: (box, covered) => {
      const { clientWidth } = map.getContainer()
      const beside = clientWidth - DETAIL_WIDTH
      const side = beside > 200 ? 60 : 16
      const padding = { top: 60, bottom: 60, left: side, right: side }
      if (beside > 3 * side) padding[covered] += DETAIL_WIDTH
      if (!isSeen(map, box, padding)) map.fitBounds(boundsOf(box), { padding, maxZoom: 8, duration: duration() })
    },
    draw: (mode, onDrawn) => {
      marks.setBeneath(true)
      const stop = startDrawing(map, mode, onDrawn)
      return () => {
        stop()
        marks.setBeneath(false)
      }
    },
    zoomBy: (steps) => map.easeTo({ zoom: map.getZoom() + steps, duration: duration() }, { byReader: true }),
    project: ([longitude, latitude]) => map.project([longitude, latitude]),
    remove: () => map.remove(),
  }
}

/** Loads the rest of the world when the map looks beyond the neighbourhood, once for each style. */
function showWorld(map: MapLibreMap): void {
  const [west, south, east, north] = NEIGHBOURHOOD
  const bounds = map.getBounds()
  const within =
    bounds.getWest() >= west && bounds.getSouth() >= south && bounds.getEast() <= east && bounds.getNorth() <= north
  const source = map.getSource<GeoJSONSource>(WORLD.source)
  if (within || source === undefined || shown.has(source)) return
  shown.add(source)
  source.setData(new URL(WORLD.url, document.baseURI).href)
}

const shown = new WeakSet<GeoJSONSource>()

/** Clicks and the shape of the pointer: the topmost overlay under the hand decides. */
function listen(map: MapLibreMap, marks: MarksLayer, onTarget: MapEvents['onTarget']): void {
  const targets = new Map(OVERLAYS.flatMap(({ id, target }) => (target ? [[id, target] as const] : [])))
  const targetAt = ({ x, y }: { readonly x: number; readonly y: number }): Target | undefined => {
    const mark = marks.targetAt(x, y)
    if (mark !== undefined) return mark === 'nothing' ? undefined : mark
    const around: [[number, number], [number, number]] = [
      [x - REACH, y - REACH],
      [x + REACH, y + REACH],
    ]
    for (const found of map.queryRenderedFeatures(around)) {
      const target = targets.get(found.source)?.(found.properties)
      if (target !== undefined) return target
    }
    return undefined
  }
  map.on('click', ({ point }) => {
    const target = targetAt(point)
    if (target !== undefined) onTarget(target)
  })
  map.on('mousemove', ({ point }) => {
    map.getCanvas().style.cursor = targetAt(point) === undefined ? '' : 'pointer'
  })
}

function viewOf(map: MapLibreMap): View {
  const { lng, lat } = map.getCenter().wrap()
  const round = (value: number, digits: number) => Number(value.toFixed(digits))
  return { longitude: round(lng, 4), latitude: round(lat, 4), zoom: round(map.getZoom(), 2) }
}

function restOf(map: MapLibreMap): MapRest {
  const bounds = map.getBounds()
  const [west, east] = [bounds.getWest(), bounds.getEast()]
  const isAround = east - west >= 360
  return {
    zoom: viewOf(map).zoom,
    bounds: [isAround ? -180 : wrapped(west), bounds.getSouth(), isAround ? 180 : wrapped(east), bounds.getNorth()],
  }
}

function isAt(map: MapLibreMap, { longitude, latitude, zoom }: View): boolean {
  const now = viewOf(map)
  return now.longitude === longitude && now.latitude === latitude && now.zoom === zoom
}

function boundsOf(box: Bbox): LngLatBoundsLike {
  const [west, south, , north] = box
  return [west, south, west + bboxWidth(box), north]
}

/** True where both corners of the box lie on the part of the map that nothing covers. */
function isSeen(
  map: MapLibreMap,
  [west, south, east, north]: Bbox,
  padding: Record<'top' | 'bottom' | 'left' | 'right', number>,
): boolean {
  const { clientWidth, clientHeight } = map.getContainer()
  return [map.project([west, north]), map.project([east, south])].every(
    ({ x, y }) =>
      x >= padding.left &&
      x <= clientWidth - padding.right &&
      y >= padding.top / 2 &&
      y <= clientHeight - padding.bottom / 2,
  )
}
