import type { Palette } from '../palette.ts'
import { rgbOf } from './colour.ts'
import { GLYPHS } from './count-text.ts'
import { type DigitAtlas, drawDigits } from './digit-atlas.ts'
import { anchored, type Frame, setCamera } from './frame.ts'
import { createInstances, createProgram, type GlAttribute, type GlProgram } from './gl-program.ts'
import { MARK, type MarkBuffer } from './mark-buffer.ts'
import { MARK_FRAGMENT, MARK_VERTEX, QUADS } from './mark-shaders.ts'

/** Draws the marks of a buffer: all of them in one call. */
export interface MarkPainter {
  readonly draw: (frame: Frame, marks: MarkBuffer, palette: Palette) => void
  /** The page's font came: letters are drawn again. */
  readonly forgetLetters: () => void
}

const ATTRIBUTES: readonly GlAttribute[] = [
  { name: 'a_position', size: 2, type: 'floats', offset: MARK.position },
  { name: 'a_sizes', size: 2, type: 'floats', offset: MARK.sizes },
  { name: 'a_fill', size: 4, type: 'shares', offset: MARK.fill },
  { name: 'a_edge', size: 4, type: 'shares', offset: MARK.edge },
  { name: 'a_ink', size: 4, type: 'shares', offset: MARK.ink },
  { name: 'a_glyphs', size: 4, type: 'bytes', offset: MARK.glyphs },
  { name: 'a_mix0', size: 4, type: 'shares', offset: MARK.mix },
  { name: 'a_mix1', size: 4, type: 'shares', offset: MARK.mix + 4 },
  { name: 'a_mix2', size: 4, type: 'shares', offset: MARK.mix + 8 },
]

export function createMarkPainter(gl: WebGL2RenderingContext): MarkPainter {
  const program = createProgram(gl, MARK_VERTEX, MARK_FRAGMENT)
  const { array, buffer } = createInstances(gl, program, MARK.stride, ATTRIBUTES)
  addQuads(gl, array)
  const letters = createLetters(gl)
  let shown: MarkBuffer | undefined
  return {
    forgetLetters: letters.forget,
    draw: (frame, marks, palette) => {
      if (marks.size === 0) return
      program.start()
      gl.bindVertexArray(array)
      if (marks !== shown) {
        gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
        gl.bufferData(gl.ARRAY_BUFFER, marks.bytes, gl.DYNAMIC_DRAW)
        shown = marks
      }
      setLook(gl, program, frame, letters.use(frame.ratio), palette)
      for (const world of frame.worlds) {
        setCamera(gl, program.uniform, anchored(frame, marks.anchor, world))
        gl.drawElementsInstanced(gl.TRIANGLES, QUADS * 6, gl.UNSIGNED_SHORT, 0, marks.size)
      }
      gl.bindVertexArray(null)
    },
  }
}

/** Two triangles for each quad of a mark; the shader knows the corners by their number. */
function addQuads(gl: WebGL2RenderingContext, array: WebGLVertexArrayObject): void {
  const corners = Array.from({ length: QUADS }, (_, quad) => [0, 1, 2, 2, 1, 3].map((corner) => quad * 4 + corner))
  gl.bindVertexArray(array)
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer())
  gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, Uint16Array.from(corners.flat()), gl.STATIC_DRAW)
  gl.bindVertexArray(null)
}

function setLook(
  gl: WebGL2RenderingContext,
  { uniform }: GlProgram,
  frame: Frame,
  { cell, advances }: DigitAtlas,
  palette: Palette,
): void {
  gl.uniform2f(uniform('u_viewport'), gl.drawingBufferWidth, gl.drawingBufferHeight)
  gl.uniform1f(uniform('u_ratio'), frame.ratio)
  gl.uniform2f(uniform('u_cell'), ...cell)
  gl.uniform1fv(uniform('u_advances'), advances)
  gl.uniform1f(uniform('u_letters'), GLYPHS.length)
  gl.uniform1i(uniform('u_atlas'), 0)
  gl.uniform3fv(
    uniform('u_mix'),
    palette.mix.flatMap((colour) => rgbOf(colour).map((channel) => channel / 255)),
  )
}

/** The atlas as a texture, drawn again where the screen has another density. */
function createLetters(gl: WebGL2RenderingContext) {
  const texture = gl.createTexture()
  let drawn: { readonly ratio: number; readonly atlas: DigitAtlas } | undefined
  return {
    forget: () => {
      drawn = undefined
    },
    use: (ratio: number): DigitAtlas => {
      gl.activeTexture(gl.TEXTURE0)
      gl.bindTexture(gl.TEXTURE_2D, texture)
      if (drawn?.ratio === ratio) return drawn.atlas
      const atlas = drawDigits(ratio)
      drawn = { ratio, atlas }
      upload(gl, atlas.image)
      return atlas
    },
  }
}

function upload(gl: WebGL2RenderingContext, image: HTMLCanvasElement): void {
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false)
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true)
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, image)
  for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE)
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
    gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR)
}
