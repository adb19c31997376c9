import { rampAt } from './colour.ts'
import { anchored, type Frame, setCamera } from './frame.ts'
import { createProgram, createVertices } from './gl-program.ts'
import { HEAT_FLOATS, HEAT_VERTICES, type HeatBuffer } from './heat-geometry.ts'
import { KERNEL_FRAGMENT, KERNEL_VERTEX, RAMP_FRAGMENT, RAMP_VERTEX } from './heat-shaders.ts'
import { createHeatTarget } from './heat-target.ts'

/** Draws heat in two steps: all kernels added up in a picture of their own, then that picture in colours. */
export interface HeatPainter {
  readonly gather: (frame: Frame, heat: HeatBuffer, mapZoom: number) => void
  readonly draw: (ramp: readonly string[]) => void
}

/** Kernels in cells of the grid, from the centre to the edge; a cell is 64 pixels wide at its zoom. */
const REACH_CELLS = 2.2
const CELL = 64
/** Pixels: coarse cells make no blots, fine ones no dust. */
const [LEAST_REACH, MOST_REACH] = [26, 72]
const RAMP_STEPS = 256

export function createHeatPainter(gl: WebGL2RenderingContext): HeatPainter {
  const kernel = createProgram(gl, KERNEL_VERTEX, KERNEL_FRAGMENT)
  const ramp = createProgram(gl, RAMP_VERTEX, RAMP_FRAGMENT)
  const vertices = createVertices(gl, kernel, HEAT_FLOATS * 4, [
    { name: 'a_kernel', size: 3, type: 'floats', offset: 0 },
  ])
  const target = createHeatTarget(gl)
  const colours = createRamp(gl)
  const nothing = gl.createVertexArray()
  return {
    gather: (frame, heat, mapZoom) => {
      kernel.start()
      vertices.use(heat.bytes)
      target.begin(frame)
      gl.blendFunc(gl.ONE, gl.ONE)
      const reach = Math.min(MOST_REACH, Math.max(LEAST_REACH, REACH_CELLS * CELL * 2 ** (mapZoom - heat.zoom)))
      gl.uniform2f(kernel.uniform('u_size'), (2 * reach) / frame.width, (2 * reach) / frame.height)
      for (const world of frame.worlds) {
        setCamera(gl, kernel.uniform, anchored(frame, heat.anchor, world))
        gl.drawArrays(gl.TRIANGLES, 0, heat.size * HEAT_VERTICES)
      }
      gl.bindVertexArray(null)
      gl.bindFramebuffer(gl.FRAMEBUFFER, null)
    },
    draw: (steps) => {
      ramp.start()
      gl.bindVertexArray(nothing)
      target.bind(gl.TEXTURE0)
      colours.bind(gl.TEXTURE1, steps)
      gl.uniform1i(ramp.uniform('u_heat'), 0)
      gl.uniform1i(ramp.uniform('u_ramp'), 1)
      gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4)
      gl.bindVertexArray(null)
    },
  }
}

/** The colours of heat as a texture, made again for another palette. */
function createRamp(gl: WebGL2RenderingContext) {
  const texture = gl.createTexture()
  let drawn: readonly string[] | undefined
  return {
    bind: (unit: number, steps: readonly string[]) => {
      gl.activeTexture(unit)
      gl.bindTexture(gl.TEXTURE_2D, texture)
      if (steps === drawn) return
      drawn = steps
      const bytes = Uint8Array.from(
        Array.from({ length: RAMP_STEPS }, (_, step) => [...rampAt(steps, step / (RAMP_STEPS - 1)), 255]).flat(),
      )
      gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false)
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, RAMP_STEPS, 1, 0, gl.RGBA, gl.UNSIGNED_BYTE, bytes)
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR)
      for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE)
    },
  }
}
