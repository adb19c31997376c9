import { existsSync } from 'node:fs'
import type { Position } from 'geojson'
import h5wasm from 'h5wasm/node'
import type { Box } from './box.ts'

/** CIA World Data Bank II rivers in the full resolution of GSHHG, as the Debian package `gmt-gshhg-full` installs them. */
const FILE = '/usr/share/gmt-gshhg/binned_river_f.nc'

/** A stretch of river within one bin of a degree. */
export interface Stretch {
  /** 0 both banks of a wide river, 1 permanent major river, up to 4 minor; from 5 on intermittent rivers and canals. */
  readonly level: number
  readonly line: readonly Position[]
}

/** Stretches of the bins that touch the box; nothing where the Debian package is not installed. */
export async function readStretches(
  [west, south, east, north]: Box,
  highestLevel: number,
): Promise<Stretch[] | undefined> {
  if (!existsSync(FILE)) return undefined
  await h5wasm.ready
  const file = new h5wasm.File(FILE, 'r')
  const numbers = (name: string) => column(file, name)
  const table = {
    firstStretch: numbers('Id_of_first_segment_in_a_bin'),
    stretches: numbers('N_segments_in_a_bin'),
    level: numbers('Hierarchial_level_of_a_segment'),
    firstPoint: numbers('Id_of_first_point_in_a_segment'),
    points: numbers('N_points_for_a_segment'),
    x: numbers('Relative_longitude_from_SW_corner_of_bin'),
    y: numbers('Relative_latitude_from_SW_corner_of_bin'),
  }
  file.close()

  const found: Stretch[] = []
  for (let latitude = Math.floor(south); latitude < north; latitude++) {
    for (let longitude = Math.floor(west); longitude < east; longitude++) {
      const bin = (89 - latitude) * 360 + longitude
      for (const stretch of range(table.firstStretch, table.stretches, bin)) {
        const level = at(table.level, stretch)
        if (level > highestLevel) continue
        const line = range(table.firstPoint, table.points, stretch).map(
          (point): Position => [longitude + fraction(at(table.x, point)), latitude + fraction(at(table.y, point))],
        )
        found.push({ level, line })
      }
    }
  }
  return found
}

type Numbers = ArrayLike<number>

function column(file: InstanceType<typeof h5wasm.File>, name: string): Numbers {
  const dataset = file.get(name)
  const value = dataset !== null && 'value' in dataset ? dataset.value : undefined
  if (value instanceof Int16Array || value instanceof Int32Array) return value
  throw new Error(`got no integers under ${name} in ${FILE}`)
}

function range(first: Numbers, count: Numbers, index: number): number[] {
  return Array.from({ length: at(count, index) }, (_, offset) => at(first, index) + offset)
}

/** The file keeps a bin's width as 65,535 parts in signed 16 bits. */
function fraction(signed: number): number {
  return (signed & 0xffff) / 0xffff
}

function at(numbers: Numbers, index: number): number {
  const value = numbers[index]
  if (value === undefined) throw new Error(`got index ${index}, expected one below ${numbers.length}`)
  return value
}
