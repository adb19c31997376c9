import { anchored, type Frame, setCamera } from './frame.ts'
import { createInstances, createProgram, type GlAttribute } from './gl-program.ts'
import { HEXAGON, type HexagonBuffer } from './hexagon-geometry.ts'

/** Draws hexagons; they lie on the ground and grow with the map until its next zoom. */
export interface HexagonPainter {
  readonly draw: (frame: Frame, hexagons: HexagonBuffer) => void
}

const ATTRIBUTES: readonly GlAttribute[] = [
  { name: 'a_position', size: 2, type: 'floats', offset: HEXAGON.position },
  { name: 'a_fill', size: 4, type: 'shares', offset: HEXAGON.fill },
]

/** Corners of six triangles around the centre, each with its outer edge. */
const CORNERS = 18

const VERTEX = `#version 300 es
precision highp float;
uniform vec4 u_base, u_east, u_south;
uniform float u_radius;
in vec2 a_position;
in vec4 a_fill;
out float v_edge; // 0 in the middle, 1 at the edge
flat out vec4 v_fill;

void main() {
  int side = gl_VertexID / 3, corner = gl_VertexID % 3;
  // Corner 1 of a triangle is where corner 2 of the one before is.
  float angle = float(side + corner) * 1.0471975512;
  vec2 offset = corner == 0 ? vec2(0.0) : vec2(sin(angle), cos(angle)) * u_radius;
  v_edge = corner == 0 ? 0.0 : 1.0;
  v_fill = a_fill;
  vec2 position = a_position + offset;
  gl_Position = u_base + position.x * u_east + position.y * u_south;
}
`

/** A thin gap between hexagons lets the ground show which is which. */
const FRAGMENT = `#version 300 es
precision highp float;
in float v_edge;
flat in vec4 v_fill;
out vec4 colour;

void main() {
  float pixel = fwidth(v_edge);
  float inside = clamp((1.0 - v_edge) / pixel - 0.4, 0.0, 1.0);
  colour = vec4(v_fill.rgb, 1.0) * 0.86 * inside;
}
`

export function createHexagonPainter(gl: WebGL2RenderingContext): HexagonPainter {
  const program = createProgram(gl, VERTEX, FRAGMENT)
  const { array, buffer } = createInstances(gl, program, HEXAGON.stride, ATTRIBUTES)
  let shown: HexagonBuffer | undefined
  return {
    draw: (frame, hexagons) => {
      if (hexagons.size === 0) return
      program.start()
      gl.bindVertexArray(array)
      if (hexagons !== shown) {
        gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
        gl.bufferData(gl.ARRAY_BUFFER, hexagons.bytes, gl.DYNAMIC_DRAW)
        shown = hexagons
      }
      gl.uniform1f(program.uniform('u_radius'), hexagons.radius)
      for (const world of frame.worlds) {
        setCamera(gl, program.uniform, anchored(frame, hexagons.anchor, world))
        gl.drawArraysInstanced(gl.TRIANGLES, 0, CORNERS, hexagons.size)
      }
      gl.bindVertexArray(null)
    },
  }
}
