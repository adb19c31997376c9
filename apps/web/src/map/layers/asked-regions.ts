import type { Geometry, Position, Region } from '@nahrain/model'
import { feature, type Overlay, type OverlayData } from '../overlay.ts'
import { circle } from './circle.ts'

/** Pixels per kilometre at zoom 0 on the equator: 512-pixel tiles around the Earth's circumference. */
const PIXELS_PER_KM = 512 / 40_075

/** How much Web Mercator stretches at 33° north, where the atlas is. */
const STRETCH = 1 / Math.cos((33 * Math.PI) / 180)

/** Where the question looks: drawn regions as they were drawn, distances as a band as wide as they are. */
export const askedRegions: Overlay = {
  id: 'asked-regions',
  features: ({ regions, places }) =>
    regions.flatMap((region) => {
      const drawn = geometryOf(region, places)
      return drawn === undefined ? [] : feature(drawn.geometry, { km: drawn.km })
    }),
  inputs: ({ regions, places }) => [regions, places],
  layers: (palette) => [
    {
      id: 'asked-regions-band',
      type: 'line',
      source: 'asked-regions',
      filter: ['>', ['get', 'km'], 0],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': palette.region,
        'line-opacity': 0.16,
        // The width doubles with each zoom, as distances do.
        'line-width': [
          'interpolate',
          ['exponential', 2],
          ['zoom'],
          0,
          ['*', ['get', 'km'], 2 * PIXELS_PER_KM * STRETCH],
          16,
          ['*', ['get', 'km'], 2 * PIXELS_PER_KM * STRETCH * 2 ** 16],
        ],
      },
    },
    {
      id: 'asked-regions-line',
      type: 'line',
      source: 'asked-regions',
      filter: ['==', ['get', 'km'], 0],
      paint: { 'line-color': palette.region, 'line-width': 2, 'line-dasharray': [3, 2] },
    },
  ],
}

function geometryOf(
  region: Region,
  places: OverlayData['places'],
): { readonly geometry: Geometry; readonly km: number } | undefined {
  switch (region.kind) {
    case 'box': {
      const [west, south, east, north] = region.bbox as [number, number, number, number]
      const unwrapped = east < west ? east + 360 : east
      const corners = [
        [west, south],
        [unwrapped, south],
        [unwrapped, north],
        [west, north],
        [west, south],
      ]
      return { geometry: { type: 'LineString', coordinates: corners as unknown as Position[] }, km: 0 }
    }
    case 'polygon':
      return { geometry: { type: 'LineString', coordinates: region.ring as Position[] }, km: 0 }
    case 'place': {
      const geometry = places.get(region.place)?.geometry
      return geometry && { geometry, km: 0 }
    }
    case 'near': {
      if (typeof region.of !== 'string') return { geometry: circle(region.of as Position, region.distanceKm), km: 0 }
      const geometry = places.get(region.of)?.geometry
      if (geometry?.type === 'Point') return { geometry: circle(geometry.coordinates, region.distanceKm), km: 0 }
      return geometry && { geometry, km: region.distanceKm }
    }
    case 'along': {
      const geometry = places.get(region.route)?.geometry
      return geometry && { geometry, km: region.distanceKm }
    }
  }
}
