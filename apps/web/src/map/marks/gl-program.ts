/** A program of two shaders, and the places of its uniforms. */
export interface GlProgram {
  readonly program: WebGLProgram
  /** Draws with it from now on. */
  readonly start: () => void
  readonly uniform: (name: string) => WebGLUniformLocation | null
}

/** A shader attribute in an interleaved buffer; bytes are read as shares of 255. */
export interface GlAttribute {
  readonly name: string
  readonly size: 1 | 2 | 3 | 4
  readonly type: 'floats' | 'shares'
  readonly offset: number
}

/** @throws Error with the compiler's own words; where the context is lost it has none, and a new one calls `onAdd` again */
export function createProgram(gl: WebGL2RenderingContext, vertex: string, fragment: string): GlProgram {
  const program = gl.createProgram()
  gl.attachShader(program, compile(gl, gl.VERTEX_SHADER, vertex))
  gl.attachShader(program, compile(gl, gl.FRAGMENT_SHADER, fragment))
  gl.linkProgram(program)
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost())
    throw new Error(`the marks' program does not link: ${gl.getProgramInfoLog(program)}`)
  const places = new Map<string, WebGLUniformLocation | null>()
  return {
    program,
    start: () => gl.useProgram(program),
    uniform: (name) => {
      const known = places.get(name)
      if (known !== undefined) return known
      const place = gl.getUniformLocation(program, name)
      places.set(name, place)
      return place
    },
  }
}

function compile(gl: WebGL2RenderingContext, kind: number, source: string): WebGLShader {
  const shader = gl.createShader(kind) as WebGLShader
  gl.shaderSource(shader, source)
  gl.compileShader(shader)
  if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS) && !gl.isContextLost())
    throw new Error(`a shader of the marks does not compile: ${gl.getShaderInfoLog(shader)}`)
  return shader
}

/** A buffer of vertices with the array that reads it; `use` binds both, and loads other contents. */
export interface Vertices {
  readonly use: (contents: Uint8Array<ArrayBuffer>) => void
}

export function createVertices(
  gl: WebGL2RenderingContext,
  { program }: GlProgram,
  stride: number,
  attributes: readonly GlAttribute[],
): Vertices {
  const [array, buffer] = [gl.createVertexArray(), gl.createBuffer()]
  gl.bindVertexArray(array)
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
  for (const { name, size, type, offset } of attributes) {
    const place = gl.getAttribLocation(program, name)
    gl.enableVertexAttribArray(place)
    gl.vertexAttribPointer(
      place,
      size,
      type === 'floats' ? gl.FLOAT : gl.UNSIGNED_BYTE,
      type === 'shares',
      stride,
      offset,
    )
  }
  gl.bindVertexArray(null)
  let loaded: Uint8Array | undefined
  return {
    use: (contents) => {
      gl.bindVertexArray(array)
      if (contents === loaded) return
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
      gl.bufferData(gl.ARRAY_BUFFER, contents, gl.DYNAMIC_DRAW)
      loaded = contents
    },
  }
}
