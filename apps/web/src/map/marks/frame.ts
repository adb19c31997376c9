import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Camera } from './hit-test.ts'
import type { Anchor } from './mark-buffer.ts'

/** What every painter needs to know of the frame that is drawn. */
export interface Frame extends Camera {
  /** Device pixels for one of CSS. */
  readonly ratio: number
}

export function frameOf(map: MapLibreMap, matrix: ArrayLike<number>): Frame {
  const { clientWidth: width, clientHeight: height } = map.getContainer()
  return { matrix, width, height, worlds: worldsOf(map), ratio: map.getPixelRatio() }
}

function worldsOf(map: MapLibreMap): readonly number[] {
  if (!map.getRenderWorldCopies()) return [0]
  const bounds = map.getBounds()
  const first = Math.floor((bounds.getWest() + 180) / 360)
  const last = Math.floor((bounds.getEast() + 180) / 360)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/**
 * The camera for positions that are offsets from an anchor: `base` is the anchor in clip space, `east` and `south` a mercator unit.
 * The anchor is multiplied here, in 64-bit numbers, because the shader has only 32 bits.
 */
export function anchored(
  { matrix }: Camera,
  anchor: Anchor,
  world: number,
): Record<'base' | 'east' | 'south', Float32Array> {
  const column = (at: number) => [0, 1, 2, 3].map((row) => matrix[at * 4 + row] as number)
  const [east, south, origin] = [column(0), column(1), column(3)]
  const x = anchor.x + world
  const base = origin.map((value, row) => value + (east[row] as number) * x + (south[row] as number) * anchor.y)
  return { base: Float32Array.from(base), east: Float32Array.from(east), south: Float32Array.from(south) }
}

/** Hands the camera to a program that has `u_base`, `u_east` and `u_south`. */
export function setCamera(
  gl: WebGL2RenderingContext,
  uniform: (name: string) => WebGLUniformLocation | null,
  camera: ReturnType<typeof anchored>,
): void {
  gl.uniform4fv(uniform('u_base'), camera.base)
  gl.uniform4fv(uniform('u_east'), camera.east)
  gl.uniform4fv(uniform('u_south'), camera.south)
}
