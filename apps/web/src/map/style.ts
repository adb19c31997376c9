import type { StyleSpecification } from 'maplibre-gl'
import type { PageLanguage } from '../state/state.ts'
import { basemapSources, groundLayers, labelLayers } from './basemap.ts'
import { collection, type OverlayData } from './overlay.ts'
import { OVER_LABELS, OVERLAYS, UNDER_LABELS } from './overlays.ts'
import { PALETTES } from './palette.ts'

/** The whole map but its marks as one style: ground, areas, names, lines. No glyphs, no sprites: nothing is asked from elsewhere. */
export function mapStyle(scheme: 'light' | 'dark', language: PageLanguage, data: OverlayData): StyleSpecification {
  const palette = PALETTES[scheme]
  const overlaySources = OVERLAYS.map(({ id, features }) => [
    id,
    { type: 'geojson' as const, data: collection(features(data)) },
  ])
  return {
    version: 8,
    sources: { ...basemapSources(), ...Object.fromEntries(overlaySources) },
    layers: [
      ...groundLayers(palette),
      ...UNDER_LABELS.flatMap(({ layers }) => layers(palette)),
      ...labelLayers(palette, language),
      ...OVER_LABELS.flatMap(({ layers }) => layers(palette)),
    ],
  }
}
