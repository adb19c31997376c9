import type { FlowLine, Position } from '@nahrain/model'
import { feature, type Overlay } from '../overlay.ts'

/** Name of the arrow-head image that the map adds to its style. */
export const ARROW_IMAGE = 'arrow-head'

/** How far a flow bends away from the straight line, as a share of its length: two flows back and forth stay apart. */
const BEND = 0.22
const STEPS = 24
/** An arrow ends before the mark at its end, so that its head is seen. Share of the way. */
const REACHED = 0.93

/** What moved from one place to another: one arrow for each pair of ends, as wide as its largest number. */
export const flows: Overlay = {
  id: 'flows',
  features: ({ drawing }) =>
    groupByEnds(drawing?.flows ?? []).flatMap(({ id, from, to, quantity }) => {
      const line = bend(from, to)
      const [before, end] = line.slice(-2) as [Position, Position]
      const width = 1 + Math.log10(Math.max(10, quantity?.best ?? quantity?.low ?? 10)) * 0.6
      const bearing = (Math.atan2(end[0] - before[0], mercator(end[1]) - mercator(before[1])) * 180) / Math.PI
      return [
        feature({ type: 'LineString', coordinates: line }, { id, width }),
        feature({ type: 'Point', coordinates: end }, { id, width, bearing }),
      ]
    }),
  inputs: ({ drawing }) => [drawing?.flows.map(({ id }) => id).join()],
  layers: (palette) => [
    {
      id: 'flows-line',
      type: 'line',
      source: 'flows',
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': palette.flow, 'line-width': ['get', 'width'], 'line-opacity': 0.75 },
    },
    {
      id: 'flows-head',
      type: 'symbol',
      source: 'flows',
      filter: ['==', ['geometry-type'], 'Point'],
      layout: {
        'icon-image': ARROW_IMAGE,
        'icon-rotate': ['get', 'bearing'],
        'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'icon-size': ['interpolate', ['linear'], ['get', 'width'], 2, 0.45, 6, 0.8],
      },
      paint: { 'icon-color': palette.flow },
    },
  ],
  target: ({ id }) => ({ kind: 'entry', id: String(id) }),
}

/** Several flows between the same ends lie on each other: the one with the largest number stands for them. */
function groupByEnds(all: readonly FlowLine[]): FlowLine[] {
  const size = ({ quantity }: FlowLine) => quantity?.best ?? quantity?.high ?? quantity?.low ?? 0
  const groups = new Map<string, FlowLine>()
  for (const flow of all) {
    const key = `${flow.from.join()} ${flow.to.join()}`
    const shown = groups.get(key)
    if (shown === undefined || size(flow) > size(shown)) groups.set(key, flow)
  }
  return [...groups.values()]
}

/** The way of a flow on the map: a quadratic curve from end to end, bent to the left of the way. */
export function bend(from: Position, to: Position): Position[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const control: Position = [(from[0] + to[0]) / 2 - dy * BEND, (from[1] + to[1]) / 2 + dx * BEND]
  return Array.from({ length: STEPS + 1 }, (_, step): Position => {
    const t = (step / STEPS) * REACHED
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2]
    return [a * from[0] + b * control[0] + c * to[0], a * from[1] + b * control[1] + c * to[1]]
  })
}

/** Latitude as the map stretches it, in degrees, so that an arrow head follows its line. */
function mercator(latitude: number): number {
  return (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI
}
