import { hasDisc, lettersOf, MARK_TEXELS, MARKS_ACROSS, type MarkBuffer } from './mark-buffer.ts'
import { QUADS } from './mark-shaders.ts'

/** Texture unit of the marks. */
export const MARKS_UNIT = 1

/** The marks in the graphics memory: a texture of what they are, and the vertices of those quads that they have. */
export interface MarkStore {
  /** Binds both, loads other marks, and says how many vertices there are. */
  readonly use: (marks: MarkBuffer) => number
}

export function createMarkStore(gl: WebGL2RenderingContext): MarkStore {
  const [texture, array, buffer] = [gl.createTexture(), gl.createVertexArray(), gl.createBuffer()]
  gl.bindVertexArray(array)
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, buffer)
  gl.bindVertexArray(null)
  let loaded: { readonly marks: MarkBuffer; readonly vertices: number } | undefined
  return {
    use: (marks) => {
      gl.activeTexture(gl.TEXTURE0 + MARKS_UNIT)
      gl.bindTexture(gl.TEXTURE_2D, texture)
      gl.bindVertexArray(array)
      if (loaded?.marks === marks) return loaded.vertices
      uploadMarks(gl, marks)
      const vertices = verticesOf(marks)
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, vertices, gl.DYNAMIC_DRAW)
      loaded = { marks, vertices: vertices.length }
      return vertices.length
    },
  }
}

function uploadMarks(gl: WebGL2RenderingContext, { bytes }: MarkBuffer): void {
  const width = MARKS_ACROSS * MARK_TEXELS
  const numbers = new Uint32Array(bytes.buffer)
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false)
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false)
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4)
  const height = numbers.length / 4 / width
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32UI, width, height, 0, gl.RGBA_INTEGER, gl.UNSIGNED_INT, numbers)
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
    gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST)
}

/** Two triangles for each quad. A vertex is its number: of its mark, its quad in it, and its corner. */
export function verticesOf(marks: MarkBuffer): Uint32Array<ArrayBuffer> {
  const vertices = new Uint32Array(marks.size * QUADS * 6)
  let end = 0
  for (let mark = 0; mark < marks.size; mark++) {
    const letters = lettersOf(marks, mark)
    for (let quad = hasDisc(marks, mark) ? 0 : 1; quad <= letters; quad++) {
      const first = (mark * QUADS + quad) * 4
      for (const corner of TRIANGLES) vertices[end++] = first + corner
    }
  }
  return vertices.slice(0, end)
}

const TRIANGLES = [0, 1, 2, 2, 1, 3] as const
