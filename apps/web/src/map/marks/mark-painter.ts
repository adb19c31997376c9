import type { Palette } from '../palette.ts'
import { rgbOf } from './colour.ts'
import { GLYPHS } from './count-text.ts'
import { type DigitAtlas, drawDigits } from './digit-atlas.ts'
import { anchored, type Frame, setCamera } from './frame.ts'
import { createProgram, type GlProgram } from './gl-program.ts'
import type { MarkBuffer } from './mark-buffer.ts'
import { markFragment, markVertex } from './mark-shaders.ts'
import { createMarkStore, MARKS_UNIT } from './mark-store.ts'

/** Texture unit of the letters. */
const LETTERS_UNIT = 0

/** Draws the marks of a buffer: all of them in one call. */
export interface MarkPainter {
  readonly draw: (frame: Frame, marks: MarkBuffer, palette: Palette) => void
  /** The page's font came: letters are drawn again. */
  readonly forgetLetters: () => void
}

export function createMarkPainter(gl: WebGL2RenderingContext): MarkPainter {
  const create = (rings: boolean) => createProgram(gl, markVertex(rings), markFragment(rings))
  const [plain, ringed] = [create(false), create(true)]
  const store = createMarkStore(gl)
  const letters = createLetters(gl)
  return {
    forgetLetters: letters.forget,
    draw: (frame, marks, palette) => {
      if (marks.size === 0) return
      const program = marks.rings ? ringed : plain
      program.start()
      const vertices = store.use(marks)
      setLook(gl, program, frame, letters.use(frame.ratio), palette)
      for (const world of frame.worlds) {
        setCamera(gl, program.uniform, anchored(frame, marks.anchor, world))
        gl.drawElements(gl.TRIANGLES, vertices, gl.UNSIGNED_INT, 0)
      }
      gl.bindVertexArray(null)
    },
  }
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
  gl.uniform1i(uniform('u_atlas'), LETTERS_UNIT)
  gl.uniform1i(uniform('u_marks'), MARKS_UNIT)
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
      gl.activeTexture(gl.TEXTURE0 + LETTERS_UNIT)
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
