import type { Map as MapLibreMap } from 'maplibre-gl'
import { createPainters, type Painters } from './painters.ts'

/** As the map's own context: a mark must look the same on either. */
const CONTEXT: WebGLContextAttributes = {
  antialias: false,
  depth: false,
  stencil: false,
  powerPreference: 'high-performance',
}

/** A canvas of its own over the map's: with software WebGL, a new answer on the map's would cost 50 to 90 ms for the basemap beneath. */
export interface MarksCanvas {
  /** False where the browser gives no second context, and while it has taken it away. */
  readonly isReady: () => boolean
  /** Empties it, as large as the map's. Undefined where it is not ready. */
  readonly begin: () => Painters | undefined
  /** Takes it out of sight, with what was drawn on it. */
  readonly hide: () => void
  readonly forgetLetters: () => void
}

/** `onChange`: it is no longer ready, or is again. */
export function createMarksCanvas(map: MapLibreMap, onChange: () => void): MarksCanvas {
  const canvas = document.createElement('canvas')
  canvas.className = 'marks-canvas'
  canvas.ariaHidden = 'true'
  map.getCanvas().after(canvas)
  const gl = canvas.getContext('webgl2', CONTEXT)
  let painters: Painters | undefined
  canvas.addEventListener('webglcontextlost', (event) => {
    // Else the browser would not give it back.
    event.preventDefault()
    painters = undefined
    onChange()
  })
  canvas.addEventListener('webglcontextrestored', onChange)
  map.on('remove', () => gl?.getExtension('WEBGL_lose_context')?.loseContext())
  return {
    isReady: () => gl !== null && !gl.isContextLost(),
    begin: () => {
      if (gl === null || gl.isContextLost()) return undefined
      canvas.hidden = false
      follow(map.getCanvas(), canvas)
      clear(gl)
      painters ??= createPainters(gl)
      return painters
    },
    hide: () => {
      canvas.hidden = true
    },
    forgetLetters: () => painters?.marks.forgetLetters(),
  }
}

/** Takes the size of the map's canvas, in device pixels and in those of CSS. */
function follow(leader: HTMLCanvasElement, canvas: HTMLCanvasElement): void {
  for (const side of ['width', 'height'] as const) {
    // Setting it empties the canvas and makes its memory anew, even where it is the same.
    if (canvas[side] !== leader[side]) canvas[side] = leader[side]
    if (canvas.style[side] !== leader.style[side]) canvas.style[side] = leader.style[side]
  }
}

function clear(gl: WebGL2RenderingContext): void {
  gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight)
  gl.clear(gl.COLOR_BUFFER_BIT)
  gl.enable(gl.BLEND)
  // Colours come multiplied by their opacity, as they do on the map.
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
}
