import type { MultiLineString, Position } from 'geojson'
import { mesh } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, simplify } from 'topojson-simplify'
import type { Objects, Topology } from 'topojson-specification'
import type { Box } from './box.ts'
import { readStretches } from './gshhg.ts'
import { COURSES } from './river-courses.ts'
import { buildNetwork, follow } from './river-network.ts'
import type { Named } from './write.ts'

/** From the upper Euphrates to the Gulf. */
const BASIN: Box = [36, 28, 51, 40]

/** Level 3 holds the Diyala and the Little Zab, level 4 the Great Zab; the Tigris by Baghdad is in level 0. */
const HIGHEST_LEVEL = 4

/** Bends under about 0.1 km² on named courses, under about 0.5 km² elsewhere. */
const NAMED_BEND = 0.00001
const OTHER_BEND = 0.00005

/** Named courses first, then what is left of the lines, without a name. */
export async function deriveRivers(): Promise<Named[] | undefined> {
  const stretches = await readStretches(BASIN, HIGHEST_LEVEL)
  if (stretches === undefined) {
    process.stderr.write('rivers.geojson is left as it is: install the Debian package gmt-gshhg-full to derive it\n')
    return undefined
  }
  const network = buildNetwork(stretches)
  const courses = COURSES.map(({ through, ...course }) => ({ ...course, line: follow(network, through) }))
  const used = new Set(courses.flatMap(({ line }) => line.map(String)))
  const others = stretches
    .filter(
      ({ level, line }) => level > 0 && line.filter((position) => used.has(String(position))).length < line.length / 2,
    )
    .map(({ line }) => [...line])
  return [
    ...courses.map(({ id, line, ...properties }) => ({ id, properties, geometry: lighter([line], NAMED_BEND) })),
    { id: 'others', properties: { rank: 3 }, geometry: lighter(others, OTHER_BEND) },
  ]
}

/** Joins stretches end to end and leaves out small bends. */
function lighter(lines: Position[][], bend: number): MultiLineString {
  const joined: MultiLineString = { type: 'MultiLineString', coordinates: lines }
  return mesh(simplify(presimplify(topology({ joined }) as Topology<Objects<object>>), bend))
}
