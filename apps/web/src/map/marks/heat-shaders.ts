/** Adds up kernels, one for each cell, in a small picture of their own. */
export const KERNEL_VERTEX = `#version 300 es
precision highp float;
uniform vec4 u_base, u_east, u_south;
uniform vec2 u_size; // of a kernel, as a share of the picture
in vec3 a_kernel;
out vec2 v_at;
flat out float v_weight;

void main() {
  // Two triangles: corners 0 1 2 and 2 1 3.
  int vertex = gl_VertexID % 6;
  int corner = vertex < 3 ? vertex : vertex == 3 ? 2 : vertex == 4 ? 1 : 3;
  v_at = vec2(corner & 1, corner >> 1) * 2.0 - 1.0;
  v_weight = a_kernel.z;
  vec4 place = u_base + a_kernel.x * u_east + a_kernel.y * u_south;
  gl_Position = vec4(place.xy / place.w + v_at * u_size, 0.0, 1.0);
}
`

/** A bell that is nothing at its edge. */
export const KERNEL_FRAGMENT = `#version 300 es
precision highp float;
in vec2 v_at;
flat in float v_weight;
out vec4 heat;

void main() {
  float square = dot(v_at, v_at);
  if (square >= 1.0) discard;
  heat = vec4(v_weight * (exp(-4.5 * square) - 0.0111), 0.0, 0.0, 1.0);
}
`

/** Lays the picture over the map. */
export const RAMP_VERTEX = `#version 300 es
out vec2 v_at;

void main() {
  v_at = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  gl_Position = vec4(v_at * 2.0 - 1.0, 0.0, 1.0);
}
`

/** The root brings out places with a hundredth of the hottest one's rows. */
export const RAMP_FRAGMENT = `#version 300 es
precision highp float;
uniform sampler2D u_heat;
uniform sampler2D u_ramp;
in vec2 v_at;
out vec4 colour;

void main() {
  float heat = sqrt(clamp(texture(u_heat, v_at).r, 0.0, 1.0));
  float opacity = 0.88 * smoothstep(0.02, 0.22, heat);
  colour = vec4(texture(u_ramp, vec2(heat, 0.5)).rgb * opacity, opacity);
}
`
