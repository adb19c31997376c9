import type { CustomLayerInterface, Map as MapLibreMap } from 'maplibre-gl'
import { FIRST_LABELS } from '../basemap.ts'
import type { Target } from '../overlay.ts'
import type { Palette } from '../palette.ts'
import { loadDigits } from './digit-atlas.ts'
import { frameOf } from './frame.ts'
import { isInHexagon } from './hexagon-grid.ts'
import { type Camera, markAt } from './hit-test.ts'
import { type MarksData, type MarksScene, marksScene, sameData, targetOf } from './marks-scene.ts'
import { mercatorX, mercatorY } from './mercator.ts'
import { createPainters, type Painters } from './painters.ts'

/** The answer's cells on the map, drawn by the page itself: what `show` is given is in the very next frame. */
export interface MarksLayer {
  readonly show: (data: MarksData, palette: Palette) => void
  /** What the mark at a point of the map opens, in pixels from its top left corner; a hexagon opens nothing, nor what is under it. */
  readonly targetAt: (x: number, y: number) => Target | 'nothing' | undefined
}

/** What the layers draw, and with what. */
interface Stage {
  shown: Shown
  /** Undefined until the map has a graphics context, and while it has lost it. */
  painters: Painters | undefined
  /** Of the last frame: what is pointed at is what was seen. */
  camera: Camera | undefined
}

interface Shown {
  readonly data: MarksData
  readonly palette: Palette
  /** Of the map, whole. */
  readonly zoom: number
  readonly scene: MarksScene | undefined
}

/** Adds the layers to every style that the map gets. */
export function createMarksLayer(map: MapLibreMap, data: MarksData, palette: Palette): MarksLayer {
  const stage: Stage = { shown: build(map, data, palette), painters: undefined, camera: undefined }
  const [under, over] = [heatLayer(map, stage), marksLayer(map, stage)]
  map.on('style.load', () => {
    if (map.getLayer(under.id) === undefined) map.addLayer(under, FIRST_LABELS)
    if (map.getLayer(over.id) === undefined) map.addLayer(over)
  })
  map.on('webglcontextlost', () => {
    stage.painters = undefined
  })
  loadDigits().then(() => {
    stage.painters?.marks.forgetLetters()
    map.triggerRepaint()
  })
  return {
    show: (next, colours) => {
      if (sameData(next, stage.shown.data) && colours === stage.shown.palette) return
      stage.shown = build(map, next, colours)
      map.triggerRepaint()
    },
    targetAt: (x, y) => {
      const { scene } = stage.shown
      if (scene?.kind === 'hexagons') {
        const { lng, lat } = map.unproject([x, y]).wrap()
        return isInHexagon(scene.grid, mercatorX(lng), mercatorY(lat)) ? 'nothing' : undefined
      }
      if (scene?.kind !== 'marks' || stage.camera === undefined) return undefined
      const index = markAt(scene.marks.buffer, stage.camera, x, y)
      return index === undefined ? undefined : targetOf(scene.cells, scene.marks.cellOf[index] as number)
    },
  }
}

function build(map: MapLibreMap, data: MarksData, palette: Palette): Shown {
  const zoom = Math.floor(map.getZoom())
  return { data, palette, zoom, scene: marksScene(data, palette, zoom) }
}

/** Heat lies under the names of places, so that a reader sees where it is hot. */
function heatLayer(map: MapLibreMap, stage: Stage): CustomLayerInterface {
  return {
    id: 'heat',
    type: 'custom',
    onAdd: (_, gl) => addPainters(stage, gl),
    prerender: (_, { defaultProjectionData }) => {
      const { scene } = stage.shown
      if (scene?.kind !== 'heat') return
      stage.painters?.heat.gather(frameOf(map, defaultProjectionData.mainMatrix), scene.heat, map.getZoom())
    },
    render: () => {
      if (stage.shown.scene?.kind === 'heat') stage.painters?.heat.draw(stage.shown.palette.heat)
    },
  }
}

/** Marks lie over everything, and hexagons with their counts too. */
function marksLayer(map: MapLibreMap, stage: Stage): CustomLayerInterface {
  return {
    id: 'marks',
    type: 'custom',
    onAdd: (_, gl) => addPainters(stage, gl),
    render: (gl, { defaultProjectionData }) => {
      const frame = frameOf(map, defaultProjectionData.mainMatrix)
      stage.camera = frame
      const { scene, palette } = sceneAt(map, stage)
      // The order of drawing is the order of marks; depth has no say.
      gl.disable(gl.DEPTH_TEST)
      if (scene?.kind === 'marks') stage.painters?.marks.draw(frame, scene.marks.buffer, palette)
      if (scene?.kind !== 'hexagons') return
      stage.painters?.hexagons.draw(frame, scene.hexagons)
      stage.painters?.marks.draw(frame, scene.hexagons.counts, palette)
    },
  }
}

/** Hexagons have one grid for each zoom: those of the last zoom are gathered again, from the same cells. */
function sceneAt(map: MapLibreMap, stage: Stage): Shown {
  const { shown } = stage
  const isPast = shown.scene?.kind === 'hexagons' && shown.zoom !== Math.floor(map.getZoom())
  if (isPast) stage.shown = build(map, shown.data, shown.palette)
  return stage.shown
}

/** A new style keeps the context, and everything that was made of it. */
function addPainters(stage: Stage, gl: WebGL2RenderingContext): void {
  stage.painters ??= createPainters(gl)
}
