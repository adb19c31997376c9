import { MOST_GLYPHS } from './count-text.ts'
import { MIX_PARTS, RING_GAP, RING_WIDTH } from './mark-buffer.ts'

/** A mark is one quad for its disc and one for each letter, so that a mark on top also covers the count of the one beneath. */
export const QUADS = 1 + MOST_GLYPHS

export const MARK_VERTEX = `#version 300 es
precision highp float;
uniform vec4 u_base, u_east, u_south;
uniform vec2 u_viewport; // device pixels
uniform float u_ratio;
uniform vec2 u_cell; // a letter in the atlas, device pixels
uniform float u_advances[16]; // by letter from 1, device pixels
in vec2 a_position;
in vec2 a_sizes;
in vec4 a_fill, a_edge, a_ink, a_glyphs, a_mix0, a_mix1, a_mix2;
out vec2 v_at; // pixels from the centre of the disc, or place in the atlas
flat out int v_letter;
flat out vec2 v_sizes;
flat out vec4 v_fill, v_edge, v_ink, v_mix0, v_mix1, v_mix2;

vec2 disc(vec2 centre, vec2 corner) {
  float ring = a_mix2.w > 0.0 ? ${(RING_GAP + RING_WIDTH).toFixed(1)} : 0.0;
  // One pixel more for the soft edge.
  v_at = (corner * 2.0 - 1.0) * (a_sizes.x + ring + a_sizes.y + 1.0);
  return centre + v_at * u_ratio;
}

vec2 letter(vec2 centre, vec2 corner, int index) {
  float before = 0.0, whole = 0.0;
  for (int i = 0; i < ${MOST_GLYPHS}; i++) {
    float advance = u_advances[int(a_glyphs[i])];
    if (i < index) before += advance;
    whole += advance;
  }
  v_at = vec2(float(v_letter - 1) + corner.x, corner.y);
  float side = (u_cell.x - u_advances[v_letter]) * 0.5;
  // Whole device pixels keep letters sharp.
  vec2 start = floor(centre + vec2(before - whole * 0.5 - side, -u_cell.y * 0.5) + 0.5);
  return start + corner * u_cell;
}

void main() {
  int quad = gl_VertexID / 4;
  vec2 corner = vec2(gl_VertexID & 1, (gl_VertexID >> 1) & 1);
  v_letter = quad == 0 ? 0 : int(a_glyphs[quad - 1]);
  v_sizes = a_sizes;
  v_fill = a_fill;
  v_edge = a_edge;
  v_ink = a_ink;
  v_mix0 = a_mix0;
  v_mix1 = a_mix1;
  v_mix2 = a_mix2;
  vec4 place = u_base + a_position.x * u_east + a_position.y * u_south;
  bool empty = quad == 0 ? a_sizes.x <= 0.0 : v_letter == 0;
  if (empty || place.w <= 0.0) {
    gl_Position = vec4(2.0, 2.0, 0.0, 1.0);
    return;
  }
  // From the bottom left, as the corners are.
  vec2 centre = (place.xy / place.w * 0.5 + 0.5) * u_viewport;
  vec2 device = quad == 0 ? disc(centre, corner) : letter(centre, corner, quad - 1);
  gl_Position = vec4(device / u_viewport * 2.0 - 1.0, 0.0, 1.0);
}
`

export const MARK_FRAGMENT = `#version 300 es
precision highp float;
uniform float u_ratio;
uniform float u_letters;
uniform sampler2D u_atlas;
uniform vec3 u_mix[${MIX_PARTS}];
in vec2 v_at;
flat in int v_letter;
flat in vec2 v_sizes;
flat in vec4 v_fill, v_edge, v_ink, v_mix0, v_mix1, v_mix2;
out vec4 colour;

// How much of this pixel lies within a circle.
float within(float radius, float distance) {
  return clamp((radius - distance) * u_ratio + 0.5, 0.0, 1.0);
}

// The parts run clockwise from the top; where two of them meet, a pixel is a bit of both.
vec3 ringColour(float distance) {
  float turn = fract(atan(v_at.x, v_at.y) / 6.28318530718 + 1.0);
  float pixels = 6.28318530718 * distance * u_ratio;
  vec3 part = u_mix[0];
  for (int i = 0; i < ${MIX_PARTS - 1}; i++) {
    float end = i < 4 ? v_mix0[i] : i < 8 ? v_mix1[i - 4] : v_mix2[i - 8];
    part = mix(part, u_mix[i + 1], clamp((turn - end) * pixels + 0.5, 0.0, 1.0));
  }
  return part;
}

void main() {
  if (v_letter > 0) {
    float ink = texture(u_atlas, vec2(v_at.x / u_letters, 1.0 - v_at.y)).a;
    colour = vec4(v_ink.rgb * ink, ink);
    return;
  }
  float distance = length(v_at);
  float radius = v_sizes.x;
  bool ring = v_mix2.w > 0.0;
  float edge = radius + (ring ? ${(RING_GAP + RING_WIDTH).toFixed(1)} : 0.0);
  float whole = within(edge + v_sizes.y, distance);
  if (whole == 0.0) discard;
  float inner = within(radius, distance);
  // Colours are multiplied by their opacity, as the map blends them.
  colour = vec4(v_edge.rgb, 1.0) * (ring ? whole - inner : whole - within(edge, distance));
  if (ring) {
    float band = within(edge, distance) - within(radius + ${RING_GAP.toFixed(1)}, distance);
    colour = mix(colour, vec4(ringColour(distance), 1.0), band);
  }
  colour += vec4(v_fill.rgb, 1.0) * v_fill.a * inner;
}
`
