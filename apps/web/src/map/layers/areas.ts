import type { Geometry } from '@nahrain/model'
import { boxOf } from '../geometry-box.ts'
import { feature, type Overlay } from '../overlay.ts'

/** An outline wider than this is a country or more: the basemap draws its border, and a tint would lie over everything else. Degrees. */
const WIDE_DEGREES = 7

/** Places that are areas, drawn as areas: the more entries are about all of one, the stronger its tint. */
export const areas: Overlay = {
  id: 'areas',
  features: ({ outlines = [], drawing }) => {
    const found = new Map(drawing?.outlines.map((outline) => [outline.shape, outline]))
    return outlines.flatMap(({ shape, place, geometry }) => {
      const outline = found.get(shape)
      if (outline === undefined || !geometry.type.endsWith('Polygon')) return []
      return feature(geometry, { place, count: outline.count, wide: widthOf(geometry) > WIDE_DEGREES })
    })
  },
  inputs: ({ outlines, drawing }) => [
    outlines,
    drawing?.outlines.map(({ shape, count }) => `${shape} ${count}`).join(),
  ],
  layers: (palette) => [
    {
      id: 'areas-fill',
      type: 'fill',
      source: 'areas',
      filter: ['!', ['get', 'wide']],
      paint: {
        'fill-color': palette.area,
        'fill-opacity': ['interpolate', ['linear'], ['get', 'count'], 1, 0.04, 40, 0.2],
      },
    },
    {
      id: 'areas-line',
      type: 'line',
      source: 'areas',
      filter: ['!', ['get', 'wide']],
      paint: { 'line-color': palette.area, 'line-opacity': 0.4, 'line-width': 1 },
    },
  ],
  target: ({ place, wide }) => (wide === true ? undefined : { kind: 'entry', id: String(place) }),
}

function widthOf(geometry: Geometry): number {
  const [west, , east] = boxOf(geometry)
  return east - west
}
