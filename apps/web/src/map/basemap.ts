import bordersUrl from '@nahrain/atlas/basemap/borders.geojson?url'
import countriesUrl from '@nahrain/atlas/basemap/countries.geojson?url'
import labelsUrl from '@nahrain/atlas/basemap/labels.geojson?url'
import lakesUrl from '@nahrain/atlas/basemap/lakes.geojson?url'
import riversUrl from '@nahrain/atlas/basemap/rivers.geojson?url'
import townsUrl from '@nahrain/atlas/basemap/towns.geojson?url'
import worldUrl from '@nahrain/atlas/basemap/world.geojson?url'
import type { Bbox } from '@nahrain/model'
import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl'
import type { PageLanguage } from '../state/state.ts'
import type { Palette } from './palette.ts'

/** The page's own fonts: with no glyph server in the style, MapLibre draws letters from them. */
export const FONTS = ['Noto Sans', 'Noto Sans Arabic']

/** What is drawn from the start; the rest of the world comes when the map looks beyond `NEIGHBOURHOOD`. */
const FILES = {
  countries: countriesUrl,
  lakes: lakesUrl,
  rivers: riversUrl,
  borders: bordersUrl,
  labels: labelsUrl,
  towns: townsUrl,
}

/** The part of the world that the fine files hold (see data/basemap/PROVENANCE.md). */
export const NEIGHBOURHOOD: Bbox = [25, 12, 65, 43]

/** Source of the rest of the world, and its file. */
export const WORLD = { source: 'world', url: worldUrl } as const

const NOTHING: SourceSpecification = { type: 'geojson', data: { type: 'FeatureCollection', features: [] } }

export function basemapSources(): Record<string, SourceSpecification> {
  const files = Object.fromEntries(
    Object.entries(FILES).map(([name, url]): [string, SourceSpecification] => [
      name,
      { type: 'geojson', data: new URL(url, document.baseURI).href, tolerance: 0.25 },
    ]),
  )
  return { ...files, [WORLD.source]: NOTHING }
}

/** The lowest layer of `labelLayers`. */
export const FIRST_LABELS = 'town-labels'

/** Land, water and borders: what lies under the answer. */
export function groundLayers(palette: Palette): LayerSpecification[] {
  // The country that the atlas is about is the lightest paper.
  const land: ExpressionSpecification = ['match', ['get', 'code'], 'IQ', palette.focusLand, palette.land]
  return [
    { id: 'water', type: 'background', paint: { 'background-color': palette.water } },
    fill('world', palette.land),
    fill('countries', land),
    fill('lakes', palette.water),
    {
      id: 'rivers',
      type: 'line',
      source: 'rivers',
      paint: {
        'line-color': palette.river,
        'line-width': [
          'interpolate',
          ['linear'],
          ['zoom'],
          4,
          ['match', ['get', 'rank'], 1, 1.1, 2, 0.5, 0.2],
          9,
          ['match', ['get', 'rank'], 1, 3, 2, 1.8, 1],
        ],
      },
    },
    {
      id: 'governorate-borders',
      type: 'line',
      source: 'borders',
      filter: ['==', ['get', 'level'], 'governorate'],
      minzoom: 4.5,
      paint: { 'line-color': palette.governorate, 'line-width': 1, 'line-dasharray': [4, 3] },
    },
    {
      id: 'country-borders',
      type: 'line',
      source: 'borders',
      filter: ['==', ['get', 'level'], 'country'],
      paint: { 'line-color': palette.border, 'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.6, 7, 1.6] },
    },
  ]
}

function fill(source: string, color: string | ExpressionSpecification): Extract<LayerSpecification, { type: 'fill' }> {
  return { id: source, type: 'fill', source, paint: { 'fill-color': color, 'fill-antialias': false } }
}

/** Names, over the areas of the answer and under its marks. */
export function labelLayers(palette: Palette, language: PageLanguage): LayerSpecification[] {
  const name: ExpressionSpecification = ['coalesce', ['get', `name_${language}`], ['get', 'name_en']]
  const halo = { 'text-halo-color': palette.halo, 'text-halo-width': 1.4 }
  return [
    {
      id: FIRST_LABELS,
      type: 'symbol',
      source: 'towns',
      minzoom: 4,
      filter: ['<=', ['get', 'rank'], ['step', ['zoom'], 1, 5, 2, 6.2, 3, 7.4, 4, 8.6, 5]],
      layout: {
        'text-field': name,
        'text-font': FONTS,
        'text-size': ['interpolate', ['linear'], ['zoom'], 5, 11, 10, 14],
        'text-anchor': 'top',
        'text-offset': [0, 0.8],
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-color': palette.label, ...halo },
    },
    {
      id: 'governorate-labels',
      type: 'symbol',
      source: 'labels',
      minzoom: 6,
      maxzoom: 8.5,
      filter: ['==', ['get', 'level'], 'governorate'],
      layout: {
        'text-field': name,
        'text-font': FONTS,
        'text-size': 12,
        'text-letter-spacing': language === 'ar' ? 0 : 0.08,
      },
      paint: { 'text-color': palette.softLabel, ...halo },
    },
    {
      id: 'country-labels',
      type: 'symbol',
      source: 'labels',
      maxzoom: 7,
      filter: ['==', ['get', 'level'], 'country'],
      layout: {
        'text-field': language === 'ar' ? name : ['upcase', name],
        'text-font': FONTS,
        'text-size': ['interpolate', ['linear'], ['zoom'], 3, 10, 6, 15],
        'text-letter-spacing': language === 'ar' ? 0 : 0.14,
        'text-max-width': 7,
      },
      paint: { 'text-color': palette.softLabel, ...halo },
    },
  ]
}
