import { FONTS } from '../basemap.ts'
import { feature, type Overlay } from '../overlay.ts'

/** Places that are lines: routes and borders, with their names along them. */
export const lines: Overlay = {
  id: 'lines',
  features: ({ outlines = [], drawing, places, schematic }) => {
    const found = new Map(drawing?.outlines.map((outline) => [outline.shape, outline]))
    return outlines.flatMap(({ shape, place, geometry }) => {
      const outline = found.get(shape)
      if (outline === undefined || !geometry.type.endsWith('LineString')) return []
      const name = places.get(place)?.name ?? ''
      const border = place.endsWith('border')
      return feature(geometry, { place, name: border || name === '' ? name : `${name} (${schematic})`, border })
    })
  },
  inputs: ({ outlines, drawing, places, schematic }) => [
    outlines,
    drawing?.outlines.map(({ shape }) => shape).join(),
    places,
    schematic,
  ],
  layers: (palette) => [
    {
      id: 'lines-casing',
      type: 'line',
      source: 'lines',
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': palette.routeCasing, 'line-width': 7, 'line-opacity': 0.85 },
    },
    {
      id: 'lines-line',
      type: 'line',
      source: 'lines',
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': ['case', ['get', 'border'], palette.border, palette.route],
        'line-width': ['case', ['get', 'border'], 2.5, 3.5],
      },
    },
    {
      id: 'lines-name',
      type: 'symbol',
      source: 'lines',
      minzoom: 5,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'text-field': ['get', 'name'],
        'text-font': FONTS,
        'text-size': 12,
        'text-offset': [0, 1],
        'text-max-angle': 40,
      },
      paint: { 'text-color': palette.route, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
    },
  ],
  target: ({ place }) => ({ kind: 'entry', id: String(place) }),
}
