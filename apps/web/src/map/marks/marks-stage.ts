import type { Answer } from '@nahrain/model'
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Palette } from '../palette.ts'
import type { Frame } from './frame.ts'
import { type MarksData, type MarksScene, marksScene } from './marks-scene.ts'
import type { Painters } from './painters.ts'

/** What is drawn of the answer, and from where it is seen. */
export interface Stage {
  shown: Shown
  /** Of the map's last frame: marks are drawn, and pointed at, where the basemap beneath them is seen. */
  frame: Frame | undefined
  /** The last answer that was said to be painted. */
  told: Answer | undefined
}

export interface Shown {
  readonly data: MarksData
  readonly palette: Palette
  /** Of the map, whole. */
  readonly zoom: number
  readonly scene: MarksScene | undefined
}

export function build(map: MapLibreMap, data: MarksData, palette: Palette): Shown {
  const zoom = Math.floor(map.getZoom())
  return { data, palette, zoom, scene: marksScene(data, palette, zoom) }
}

/** Draws marks, or hexagons with their counts, into whichever context the painters are made of. */
export function paintMarks(map: MapLibreMap, stage: Stage, painters: Painters): void {
  const { frame } = stage
  if (frame === undefined) return
  const { scene, palette } = sceneAt(map, stage)
  if (scene?.kind === 'marks') painters.marks.draw(frame, scene.marks.buffer, palette)
  if (scene?.kind === 'hexagons') {
    painters.hexagons.draw(frame, scene.hexagons)
    painters.marks.draw(frame, scene.hexagons.counts, palette)
  }
  tellPainted(stage)
}

/** Hexagons have one grid for each zoom: those of the last zoom are gathered again, from the same cells. */
function sceneAt(map: MapLibreMap, stage: Stage): Shown {
  const { shown } = stage
  const isPast = shown.scene?.kind === 'hexagons' && shown.zoom !== Math.floor(map.getZoom())
  if (isPast) stage.shown = build(map, shown.data, shown.palette)
  return stage.shown
}

/** Says by User Timing which answer was drawn, each once: for whoever measures the page. */
const PAINTED = 'map-painted'

export function tellPainted(stage: Stage): void {
  const { answer } = stage.shown.data
  if (answer === undefined || answer === stage.told) return
  stage.told = answer
  performance.clearMarks(PAINTED)
  performance.mark(PAINTED, { detail: answer.total })
}
