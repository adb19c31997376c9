import { anchored, type Frame, setCamera } from './frame.ts'
import { createProgram, createVertices, type GlAttribute } from './gl-program.ts'
import { HEXAGON, HEXAGON_VERTICES, type HexagonBuffer } from './hexagon-geometry.ts'

/** Draws hexagons; they lie on the ground and grow with the map until its next zoom. */
export interface HexagonPainter {
  readonly draw: (frame: Frame, hexagons: HexagonBuffer) => void
}

const ATTRIBUTES: readonly GlAttribute[] = [
  { name: 'a_position', size: 2, type: 'floats', offset: HEXAGON.position },
  { name: 'a_at', size: 1, type: 'floats', offset: HEXAGON.at },
  { name: 'a_fill', size: 4, type: 'shares', offset: HEXAGON.fill },
]

const VERTEX = `#version 300 es
precision highp float;
uniform vec4 u_base, u_east, u_south;
in vec2 a_position;
in float a_at;
in vec4 a_fill;
out float v_at;
flat out vec4 v_fill;

void main() {
  v_at = a_at;
  v_fill = a_fill;
  gl_Position = u_base + a_position.x * u_east + a_position.y * u_south;
}
`

/** A thin gap between hexagons lets the ground show which is which. */
const FRAGMENT = `#version 300 es
precision highp float;
in float v_at;
flat in vec4 v_fill;
out vec4 colour;

void main() {
  float pixel = fwidth(v_at);
  float inside = clamp((1.0 - v_at) / pixel - 0.4, 0.0, 1.0);
  colour = vec4(v_fill.rgb, 1.0) * 0.92 * inside;
}
`

export function createHexagonPainter(gl: WebGL2RenderingContext): HexagonPainter {
  const program = createProgram(gl, VERTEX, FRAGMENT)
  const vertices = createVertices(gl, program, HEXAGON.stride, ATTRIBUTES)
  return {
    draw: (frame, hexagons) => {
      if (hexagons.size === 0) return
      program.start()
      vertices.use(hexagons.bytes)
      for (const world of frame.worlds) {
        setCamera(gl, program.uniform, anchored(frame, hexagons.anchor, world))
        gl.drawArrays(gl.TRIANGLES, 0, hexagons.size * HEXAGON_VERTICES)
      }
      gl.bindVertexArray(null)
    },
  }
}
