import type { Cells } from '@nahrain/model'
import 'maplibre-gl/dist/maplibre-gl.css'
import '../../src/styles/fonts.css'
import { createMap } from '../../src/map/map-controller.ts'
import type { OverlayData } from '../../src/map/overlay.ts'

/** What `marks.mjs` calls in the page. */
export interface MarksBench {
  readonly run: (size: number, rounds: number, layer: OverlayData['layer'], mixed: boolean) => Promise<Times>
}

export interface Times {
  /** From `update` to the frame that shows it, its pixels read back, ms. */
  readonly painted: readonly number[]
  /** `update` itself, ms. */
  readonly update: readonly number[]
  /** Tasks of the main thread of 50 ms and more while nothing was read back, ms. */
  readonly longTasks: readonly number[]
}

const PARTS = 12

const NO_DATA: OverlayData = {
  answer: undefined,
  drawing: undefined,
  outlines: undefined,
  regions: [],
  selected: undefined,
  openCell: undefined,
  layer: 'marks',
  places: new Map(),
  singles: new Map(),
  schematic: '',
}

const { map, update } = createMap({
  container: document.querySelector('#map') as HTMLElement,
  scheme: new URLSearchParams(location.search).has('dark') ? 'dark' : 'light',
  language: 'en',
  data: NO_DATA,
  firstView: [39, 29, 49, 38],
  title: 'Map',
  view: undefined,
  events: { onMove: () => {}, onRest: () => {}, onContext: () => {}, onTarget: () => {} },
})

/** Cells as an answer brings them; the same seed brings the same. */
function cellsOf(size: number, seed: number, mixed: boolean): Cells {
  let state = seed
  const random = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
  const mix = new Uint32Array(size * PARTS)
  const count = new Uint32Array(size)
  for (let cell = 0; cell < size; cell++) {
    const total = Math.max(1, Math.floor(10 ** (random() * 4.5)))
    count[cell] = total
    let left = total
    for (let part = 0; part < PARTS - 1; part++) {
      const share = Math.floor(left * random() * 0.5)
      mix[cell * PARTS + part] = share
      left -= share
    }
    mix[cell * PARTS + PARTS - 1] = left
  }
  const cells = {
    zoom: Math.floor(map.getZoom()),
    key: Float64Array.from({ length: size }, (_, index) => index),
    longitude: Float64Array.from({ length: size }, () => 38 + random() * 12),
    latitude: Float64Array.from({ length: size }, () => 28.5 + random() * 10),
    count,
    row: new Uint32Array(size),
    unplaced: 0,
    outside: 0,
  }
  return mixed ? { ...cells, mix } : cells
}

/** Resolves with the frame that shows the marks: the next one, or for a source of MapLibre the next one after its worker is done. */
function painted(readBack: boolean): Promise<void> {
  return new Promise((resolve) => {
    const onRender = () => {
      if (map.getSource('marks') !== undefined && !map.isSourceLoaded('marks')) return
      map.off('render', onRender)
      if (!readBack) return resolve()
      const gl = map.getCanvas().getContext('webgl2') as WebGL2RenderingContext
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4))
      resolve()
    }
    map.on('render', onRender)
  })
}

/** Shows other cells in each round. Reading pixels waits for the graphics process, which the page itself never does. */
async function rounds(count: number, next: (round: number) => OverlayData, readBack: boolean) {
  const [updates, frames]: [number[], number[]] = [[], []]
  for (let round = 0; round < count; round++) {
    const data = next(round + 1)
    await new Promise((resolve) => setTimeout(resolve, 60))
    const start = performance.now()
    update(data)
    updates.push(performance.now() - start)
    await painted(readBack)
    frames.push(performance.now() - start)
  }
  return { updates, frames }
}

const bench: MarksBench = {
  run: async (size, count, layer, mixed) => {
    const next = (round: number): OverlayData => {
      const cells = cellsOf(size, round, mixed)
      return { ...NO_DATA, layer, answer: { dataset: '', version: '', total: 0, certain: 0, possible: 0, cells } }
    }
    const { updates, frames } = await rounds(count, next, true)
    // The last reading is over and reported by then.
    await new Promise((resolve) => setTimeout(resolve, 300))
    const longTasks: number[] = []
    const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((e) => e.duration)))
    observer.observe({ type: 'longtask' })
    await rounds(count, next, false)
    await new Promise((resolve) => setTimeout(resolve, 200))
    observer.disconnect()
    return { painted: frames, update: updates, longTasks }
  },
}
map.once('idle', () => Object.assign(globalThis, { bench }))
