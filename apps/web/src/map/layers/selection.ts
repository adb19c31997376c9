import type { Dossier } from '@nahrain/model'
import { feature, type Overlay } from '../overlay.ts'
import { circle } from './circle.ts'
import { bend } from './flows.ts'

/** What is open: a ring around its point, and one as wide as it is uncertain; a line along its route, an edge around its area. */
export const selection: Overlay = {
  id: 'selection',
  features: ({ selected }) => (selected === undefined ? [] : shapeOf(selected)),
  inputs: ({ selected }) => [selected],
  layers: (palette) => [
    {
      id: 'selection-fill',
      type: 'fill',
      source: 'selection',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': palette.selected, 'fill-opacity': 0.08 },
    },
    {
      id: 'selection-line',
      type: 'line',
      source: 'selection',
      paint: { 'line-color': palette.selected, 'line-width': 2.5 },
    },
    {
      id: 'selection-ring',
      type: 'circle',
      source: 'selection',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 13,
        'circle-color': 'rgba(0, 0, 0, 0)',
        'circle-stroke-width': 3,
        'circle-stroke-color': palette.selected,
      },
    },
  ],
}

function shapeOf(dossier: Dossier): GeoJSON.Feature[] {
  const { geometry } = dossier
  if (geometry === undefined) return []
  const shape = feature(geometry, {})
  if (dossier.kind === 'record') {
    const isDisc = geometry.type === 'Point' && dossier.radiusKm > 0
    return isDisc ? [shape, feature(circle(geometry.coordinates, dossier.radiusKm), {})] : [shape]
  }
  const [from, to] = geometry.type === 'LineString' ? geometry.coordinates : []
  if (dossier.entry.type !== 'flow' || from === undefined || to === undefined) return [shape]
  return [feature({ type: 'LineString', coordinates: bend(from, to) }, {})]
}
