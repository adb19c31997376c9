import { MOST_GLYPHS } from './count-text.ts'
import { MARK_TEXELS, MARKS_ACROSS, MIX_PARTS, RING_GAP, RING_WIDTH } from './mark-buffer.ts'

/**
 * A mark is one quad for its disc and one for each letter, so that a mark on top also covers the count of the one beneath.
 * A vertex finds its mark in a texture by its number. Instances would be simpler, but software WebGL draws each of them
 * as a call of its own: four hundred marks took 70 ms that way.
 */
export const QUADS = 1 + MOST_GLYPHS

/** Pixels from the disc to the outer edge of the ring. */
const RING = (RING_GAP + RING_WIDTH).toFixed(1)

/** Marks without a mix are drawn without all that is needed for rings: with software WebGL that is half of the time. */
const head = (rings: boolean) => `#version 300 es
${rings ? '#define RINGS' : ''}
precision highp float;
precision highp int;
`

export const markVertex = (rings: boolean) => `${head(rings)}
uniform vec4 u_base, u_east, u_south;
uniform vec2 u_viewport; // device pixels
uniform float u_ratio;
uniform vec2 u_cell; // a letter in the atlas, device pixels
uniform float u_letters;
uniform float u_advances[16]; // by letter from 1, device pixels
uniform highp usampler2D u_marks;
out vec2 v_at; // device pixels from the centre of the disc, or place in the atlas
flat out vec4 v_colour; // of the disc or the letter
flat out vec4 v_edge; // and 1 for a letter
flat out vec3 v_radii; // device pixels: of the disc, to the outline, to its end
#ifdef RINGS
flat out vec4 v_mix0, v_mix1, v_mix2;
#endif

uvec4 texel(int mark, int index) {
  return texelFetch(u_marks, ivec2((mark % ${MARKS_ACROSS}) * ${MARK_TEXELS} + index, mark / ${MARKS_ACROSS}), 0);
}

// Four bytes as shares of 255.
vec4 shares(uint bytes) {
  return vec4(bytes & 255u, (bytes >> 8) & 255u, (bytes >> 16) & 255u, bytes >> 24) / 255.0;
}

vec2 disc(vec2 centre, vec2 corner, vec2 sizes, int mark) {
  uvec4 look = texel(mark, 1);
  v_colour = shares(look.x);
  v_edge = vec4(shares(look.y).rgb, 0.0);
  float ring = 0.0;
#ifdef RINGS
  uvec4 mixes = texel(mark, 2);
  v_mix0 = shares(mixes.x);
  v_mix1 = shares(mixes.y);
  v_mix2 = shares(mixes.z);
  if (v_mix2.w > 0.0) ring = ${RING};
#endif
  v_radii = vec3(sizes.x, sizes.x + ring, sizes.x + ring + sizes.y) * u_ratio;
  // One pixel more for the soft edge.
  v_at = (corner * 2.0 - 1.0) * (v_radii.z + 1.0);
  return centre + v_at;
}

vec2 letter(vec2 centre, vec2 corner, int index, int mark) {
  uvec4 look = texel(mark, 1);
  uint code = (look.w >> uint(index * 8)) & 255u;
  float before = 0.0, whole = 0.0;
  for (int i = 0; i < ${MOST_GLYPHS}; i++) {
    float advance = u_advances[(look.w >> uint(i * 8)) & 255u];
    if (i < index) before += advance;
    whole += advance;
  }
  v_colour = shares(look.z);
  v_edge = vec4(0.0, 0.0, 0.0, 1.0);
  v_at = vec2((float(code - 1u) + corner.x) / u_letters, 1.0 - corner.y);
  float side = (u_cell.x - u_advances[code]) * 0.5;
  // Whole device pixels keep letters sharp.
  vec2 start = floor(centre + vec2(before - whole * 0.5 - side, -u_cell.y * 0.5) + 0.5);
  return start + corner * u_cell;
}

void main() {
  int mark = gl_VertexID / ${QUADS * 4};
  int quad = (gl_VertexID % ${QUADS * 4}) / 4;
  vec2 corner = vec2(gl_VertexID & 1, (gl_VertexID >> 1) & 1);
  vec4 head = uintBitsToFloat(texel(mark, 0));
  vec4 place = u_base + head.x * u_east + head.y * u_south;
  gl_Position = vec4(2.0, 2.0, 0.0, 1.0);
  if (place.w <= 0.0) return;
  // From the bottom left, as the corners are.
  vec2 centre = (place.xy / place.w * 0.5 + 0.5) * u_viewport;
  vec2 device = quad == 0 ? disc(centre, corner, head.zw, mark) : letter(centre, corner, quad - 1, mark);
  gl_Position = vec4(device / u_viewport * 2.0 - 1.0, 0.0, 1.0);
}
`

export const markFragment = (rings: boolean) => `${head(rings)}
uniform sampler2D u_atlas;
in vec2 v_at;
flat in vec4 v_colour;
flat in vec4 v_edge;
flat in vec3 v_radii;
out vec4 colour;

// How much of this pixel lies within a circle.
float within(float radius, float distance) {
  return clamp(radius - distance + 0.5, 0.0, 1.0);
}

#ifdef RINGS
uniform float u_ratio;
uniform vec3 u_mix[${MIX_PARTS}];
flat in vec4 v_mix0, v_mix1, v_mix2;

// The parts run clockwise from the top; where two of them meet, a pixel is a bit of both.
vec3 ringColour(float distance) {
  float turn = fract(atan(v_at.x, v_at.y) / 6.28318530718 + 1.0);
  float pixels = 6.28318530718 * distance;
  vec4 a = clamp((turn - v_mix0) * pixels + 0.5, 0.0, 1.0);
  vec4 b = clamp((turn - v_mix1) * pixels + 0.5, 0.0, 1.0);
  vec4 c = clamp((turn - v_mix2) * pixels + 0.5, 0.0, 1.0);
  vec3 part = u_mix[0];
${Array.from({ length: MIX_PARTS - 1 }, (_, end) => `  part = mix(part, u_mix[${end + 1}], ${'abc'[end >> 2]}.${'xyzw'[end & 3]});`).join('\n')}
  return part;
}
#endif

void main() {
  if (v_edge.a > 0.5) {
    float ink = texture(u_atlas, v_at).a;
    colour = vec4(v_colour.rgb * ink, ink);
    return;
  }
  float distance = length(v_at);
  float inner = within(v_radii.x, distance);
  // Colours are multiplied by their opacity, as the map blends them.
  colour = vec4(v_colour.rgb, 1.0) * (v_colour.a * inner);
  if (inner == 1.0) return;
  float whole = within(v_radii.z, distance);
  colour += vec4(v_edge.rgb, 1.0) * (whole - inner);
#ifdef RINGS
  float band = within(v_radii.y, distance) - within(v_radii.x + ${RING_GAP.toFixed(1)} * u_ratio, distance);
  if (band > 0.0) colour = mix(colour, vec4(ringColour(distance), 1.0), band);
#endif
}
`
