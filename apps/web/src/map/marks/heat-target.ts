import type { Frame } from './frame.ts'

/** Heat is smooth: one number for a square of six CSS pixels shows it all, at a thirty-sixth of the work. */
const COARSER = 6

/** The picture in which kernels are added up, as large as the map asks. */
export interface HeatTarget {
  /** Clears the picture and draws into it from now on. */
  readonly begin: (frame: Frame) => void
  readonly bind: (unit: number) => void
}

export function createHeatTarget(gl: WebGL2RenderingContext): HeatTarget {
  // Half floats, where they can be drawn to; bytes lose the faintest heat.
  const floats = gl.getExtension('EXT_color_buffer_float') ?? gl.getExtension('EXT_color_buffer_half_float')
  const texture = gl.createTexture()
  const framebuffer = gl.createFramebuffer()
  let [width, height] = [0, 0]
  const resize = (frame: Frame) => {
    const [across, down] = [Math.ceil(frame.width / COARSER), Math.ceil(frame.height / COARSER)]
    if (across === width && down === height) return
    width = across
    height = down
    gl.bindTexture(gl.TEXTURE_2D, texture)
    if (floats === null) gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, null)
    else gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA16F, width, height, 0, gl.RGBA, gl.HALF_FLOAT, null)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR)
    for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE)
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0)
  }
  return {
    begin: (frame) => {
      gl.activeTexture(gl.TEXTURE0)
      gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer)
      resize(frame)
      gl.viewport(0, 0, width, height)
      for (const test of [gl.DEPTH_TEST, gl.STENCIL_TEST, gl.SCISSOR_TEST, gl.CULL_FACE]) gl.disable(test)
      gl.colorMask(true, true, true, true)
      gl.enable(gl.BLEND)
      gl.clearColor(0, 0, 0, 0)
      gl.clear(gl.COLOR_BUFFER_BIT)
    },
    bind: (unit) => {
      gl.activeTexture(unit)
      gl.bindTexture(gl.TEXTURE_2D, texture)
    },
  }
}
