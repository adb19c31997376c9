import type { CustomLayerInterface, Map as MapLibreMap } from 'maplibre-gl'
import { FIRST_LABELS } from '../basemap.ts'
import type { Target } from '../overlay.ts'
import type { Palette } from '../palette.ts'
import { loadDigits } from './digit-atlas.ts'
import { frameOf } from './frame.ts'
import { isInHexagon } from './hexagon-grid.ts'
import { markAt } from './hit-test.ts'
import { createMarksCanvas } from './marks-canvas.ts'
import { type MarksData, sameData, targetOf } from './marks-scene.ts'
import { build, paintMarks, type Stage, tellPainted } from './marks-stage.ts'
import { mercatorX, mercatorY } from './mercator.ts'
import { createPainters, type Painters } from './painters.ts'

/** The answer's cells on the map, drawn by the page itself: what `show` is given is in the very next frame. */
export interface MarksLayer {
  readonly show: (data: MarksData, palette: Palette) => void
  /** While a region is drawn, which is a layer of the map, marks are one too and lie beneath it. */
  readonly setBeneath: (beneath: boolean) => void
  /** What the mark at a point of the map opens, in pixels from its top left corner; a hexagon opens nothing, nor what is under it. */
  readonly targetAt: (x: number, y: number) => Target | 'nothing' | undefined
}

/** Heat is painted by the map, under the names of places; marks and hexagons are over everything, on a canvas of their own where they can. */
export function createMarksLayer(map: MapLibreMap, data: MarksData, palette: Palette): MarksLayer {
  const stage: Stage = { shown: build(map, data, palette), frame: undefined, told: undefined }
  const canvas = createMarksCanvas(map, () => map.triggerRepaint())
  let isBeneath = false
  const isMaps = () => isBeneath || stage.shown.scene?.kind === 'heat' || !canvas.isReady()
  const forgetLetters = addLayers(map, stage, isMaps)
  const soon = onceAFrame(() => {
    const painters = isMaps() ? canvas.hide() : canvas.begin()
    if (painters) paintMarks(map, stage, painters)
  })
  // In the map's own frame, so that marks and basemap never come apart.
  map.on('render', soon.now)
  map.on('remove', soon.cancel)
  /** Repaints the map only where it paints the answer, or did. */
  const change = (apply: () => void) => {
    const wasMaps = isMaps()
    apply()
    if (wasMaps || isMaps()) map.triggerRepaint()
    else soon.request()
  }
  loadDigits().then(() =>
    change(() => {
      canvas.forgetLetters()
      forgetLetters()
    }),
  )
  return {
    show: (next, colours) => {
      if (sameData(next, stage.shown.data) && colours === stage.shown.palette) return
      change(() => {
        stage.shown = build(map, next, colours)
      })
    },
    setBeneath: (beneath) =>
      change(() => {
        isBeneath = beneath
      }),
    targetAt: (x, y) => targetAt(map, stage, x, y),
  }
}

/** Adds heat, and marks where they are the map's, to every style that the map gets. The upper one also sees where the map looks. */
function addLayers(map: MapLibreMap, stage: Stage, isMaps: () => boolean): () => void {
  // Undefined until the map has a graphics context, and while it has lost it; a new style keeps it.
  let painters: Painters | undefined
  const onAdd = (_: MapLibreMap, gl: WebGL2RenderingContext) => {
    painters ??= createPainters(gl)
  }
  const heat: CustomLayerInterface = {
    id: 'heat',
    type: 'custom',
    onAdd,
    prerender: (_, { defaultProjectionData }) => {
      const { scene } = stage.shown
      if (scene?.kind !== 'heat') return
      painters?.heat.gather(frameOf(map, defaultProjectionData.mainMatrix), scene.heat, map.getZoom())
    },
    render: () => {
      if (stage.shown.scene?.kind !== 'heat' || painters === undefined) return
      painters.heat.draw(stage.shown.palette.heat)
      tellPainted(stage)
    },
  }
  const marks: CustomLayerInterface = {
    id: 'marks',
    type: 'custom',
    onAdd,
    render: (gl, { defaultProjectionData }) => {
      stage.frame = frameOf(map, defaultProjectionData.mainMatrix)
      if (!isMaps() || painters === undefined) return
      // The order of drawing is the order of marks; depth has no say.
      gl.disable(gl.DEPTH_TEST)
      paintMarks(map, stage, painters)
    },
  }
  map.on('style.load', () => {
    if (map.getLayer(heat.id) === undefined) map.addLayer(heat, FIRST_LABELS)
    if (map.getLayer(marks.id) === undefined) map.addLayer(marks)
  })
  map.on('webglcontextlost', () => {
    painters = undefined
  })
  return () => painters?.marks.forgetLetters()
}

/** Work that is done at most once a frame: in the next one, or at once where a frame is being made. */
function onceAFrame(work: () => void) {
  let waiting: number | undefined
  const cancel = () => {
    if (waiting !== undefined) cancelAnimationFrame(waiting)
    waiting = undefined
  }
  const now = () => {
    cancel()
    work()
  }
  return { cancel, now, request: () => (waiting ??= requestAnimationFrame(now)) }
}

function targetAt(map: MapLibreMap, stage: Stage, x: number, y: number): Target | 'nothing' | undefined {
  const { scene } = stage.shown
  if (scene?.kind === 'hexagons') {
    const { lng, lat } = map.unproject([x, y]).wrap()
    return isInHexagon(scene.grid, mercatorX(lng), mercatorY(lat)) ? 'nothing' : undefined
  }
  if (scene?.kind !== 'marks' || stage.frame === undefined) return undefined
  const index = markAt(scene.marks.buffer, stage.frame, x, y)
  return index === undefined ? undefined : targetOf(scene.cells, scene.marks.cellOf[index] as number)
}
