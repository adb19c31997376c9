import type { Dossier } from '@nahrain/model'
import { feature, type Overlay } from '../overlay.ts'
import { bend } from './flows.ts'

/** The open entry: a ring around its point, a line along its route, an edge around its area. */
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

function shapeOf({ entry, geometry }: Dossier): GeoJSON.Feature[] {
  if (geometry === undefined) return []
  const [from, to] = geometry.type === 'LineString' ? geometry.coordinates : []
  if (entry.type !== 'flow' || from === undefined || to === undefined) return [feature(geometry, {})]
  return [feature({ type: 'LineString', coordinates: bend(from, to) }, {})]
}
