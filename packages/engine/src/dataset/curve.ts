/** Levels of the curve: a grid of 2²⁵ × 2²⁵ cells over the map of the world, the finest 1.2 m wide at the equator. */
export const CURVE_LEVELS = 25
const SIDE = 2 ** CURVE_LEVELS
/** The first steps of the walk fill one 32-bit number, the others another: no step needs more than integers. */
const HIGH_LEVELS = 12
const LOW_LEVELS = CURVE_LEVELS - HIGH_LEVELS
const LOW_SPAN = 4 ** LOW_LEVELS

/** Web Mercator ends here: the map of the world is a square. Degrees. */
const MERCATOR_LIMIT = 85.051128779806604
const RADIANS = Math.PI / 180

/** Where a longitude (degrees) is on the map of the world: 0 at its western edge, 1 at its eastern one. */
export function worldX(longitude: number): number {
  return (longitude + 180) / 360
}

/** Where a latitude (degrees) is on the map of the world (EPSG:3857): 0 at its northern edge, 1 at its southern one; the poles lie on them. */
export function worldY(latitude: number): number {
  const sine = Math.sin(Math.min(MERCATOR_LIMIT, Math.max(-MERCATOR_LIMIT, latitude)) * RADIANS)
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
}

/** Column of the finest grid, from 0 in the west. */
export function gridX(longitude: number): number {
  return clamp(Math.floor(worldX(longitude) * SIDE))
}

/** Row of the finest grid, from 0 in the north (EPSG:3857, as web maps count). */
export function gridY(latitude: number): number {
  return clamp(Math.floor(worldY(latitude) * SIDE))
}

function clamp(cell: number): number {
  return Math.min(SIDE - 1, Math.max(0, cell))
}

/**
 * Position of a cell of the finest grid along a Hilbert curve, an integer in [0, 4²⁵): near cells get near numbers, and all cells
 * of a coarser grid's cell are one run of numbers, so a cell of any grid is a run of rows.
 * The classic walk through the quadrants (Wikipedia, "Hilbert curve", xy2d), from the coarsest to the finest.
 */
export function curveIndex(gridX: number, gridY: number): number {
  let [x, y, high, low] = [gridX, gridY, 0, 0]
  for (let level = CURVE_LEVELS - 1; level >= 0; level--) {
    const right = (x >> level) & 1
    const lower = (y >> level) & 1
    const quadrant = (3 * right) ^ lower
    if (level >= LOW_LEVELS) high = (high << 2) | quadrant
    else low = (low << 2) | quadrant
    if (lower === 0) {
      const turned = right === 1 ? SIDE - 1 - x : x
      x = right === 1 ? SIDE - 1 - y : y
      y = turned
    }
  }
  return high * LOW_SPAN + low
}
