import type { Line, Position } from '@nahrain/model'
import { type Area, ringsOf } from './tidy-area.ts'

/** An area and the group in which it has neighbours: governorates of one country, say. */
export interface GroupedArea {
  readonly group: string
  readonly area: Area
}

/**
 * The lines between the areas of a group, each once. What an area shares with none is the group's own border, which comes from another
 * layer. Only an area that shares nothing at all, because its neighbours are from another source, is drawn all around.
 */
export function innerBorders(areas: readonly GroupedArea[]): Line[] {
  const owners = edgeOwners(areas)
  const drawn = new Set<string>()
  return areas.flatMap(({ group, area }) => {
    const rings = ringsOf(area)
    const isShared = (key: string) => (owners.get(`${group} ${key}`) ?? 0) > 1
    const hasNeighbours = rings.some((ring) => edgesOf(ring).some(isShared))
    return rings.flatMap((ring) => linesOf(ring, (key) => (hasNeighbours ? isShared(key) : true), drawn))
  })
}

/** Group and edge → how many areas have it. */
function edgeOwners(areas: readonly GroupedArea[]): Map<string, number> {
  const owners = new Map<string, number>()
  for (const { group, area } of areas) {
    for (const edge of new Set(ringsOf(area).flatMap(edgesOf))) {
      const key = `${group} ${edge}`
      owners.set(key, (owners.get(key) ?? 0) + 1)
    }
  }
  return owners
}

function edgesOf(ring: Line): string[] {
  return ring.slice(1).map((position, index) => edgeKey(ring[index] as Position, position))
}

/** The same in both directions. */
function edgeKey(a: Position, b: Position): string {
  const [one, other] = [a.join(), b.join()]
  return one < other ? `${one} ${other}` : `${other} ${one}`
}

/** The wanted edges of a ring as lines that are as long as they go; none that was drawn before. */
function linesOf(ring: Line, isWanted: (key: string) => boolean, drawn: Set<string>): Line[] {
  const lines: Position[][] = []
  let line: Position[] | undefined
  edgesOf(ring).forEach((key, index) => {
    if (!isWanted(key) || drawn.has(key)) {
      line = undefined
      return
    }
    drawn.add(key)
    if (line === undefined) {
      line = [ring[index] as Position]
      lines.push(line)
    }
    line.push(ring[index + 1] as Position)
  })
  return lines
}
