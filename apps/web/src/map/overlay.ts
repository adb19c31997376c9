import type { Answer, Dossier, Drawing, Geometry, Listing, Outline, Region } from '@nahrain/model'
import type { LayerSpecification } from 'maplibre-gl'
import type { MapLayer, OpenCell } from '../state/state.ts'
import type { Palette } from './palette.ts'

/** What the overlays of the map are drawn from. */
export interface OverlayData {
  readonly answer: Answer | undefined
  readonly drawing: Drawing | undefined
  readonly outlines: readonly Outline[] | undefined
  readonly regions: readonly Region[]
  readonly selected: Dossier | undefined
  readonly openCell: OpenCell | undefined
  /** How the answer's cells are drawn. */
  readonly layer: MapLayer
  /** The places that a region may name, in the page's language, by id. Not all of them are rows of the dataset. */
  readonly places: ReadonlyMap<string, { readonly name: string; readonly geometry: Geometry }>
  /** The entries that stand alone at their mark, by row. */
  readonly singles: ReadonlyMap<number, Listing>
  /** What is said of lines that are not surveyed. */
  readonly schematic: string
}

/** What a click on a feature of an overlay opens. */
export type Target =
  | { readonly kind: 'row'; readonly row: number }
  | { readonly kind: 'cell'; readonly zoom: number; readonly key: number }
  | { readonly kind: 'entry'; readonly id: string }

/** One group of layers over the basemap, with its own source of the same name. Adding one is a file and a line in `overlays.ts`. */
export interface Overlay {
  readonly id: string
  readonly layers: (palette: Palette) => readonly LayerSpecification[]
  readonly features: (data: OverlayData) => readonly GeoJSON.Feature[]
  /** What `features` reads: where each is the same as before, so are the features, and the map keeps them. */
  readonly inputs: (data: OverlayData) => readonly unknown[]
  /** What a feature opens; undefined for overlays that are only looked at. */
  readonly target?: (properties: Readonly<Record<string, unknown>>) => Target | undefined
}

export function collection(features: readonly GeoJSON.Feature[]): GeoJSON.FeatureCollection {
  return { type: 'FeatureCollection', features: [...features] }
}

export function feature(geometry: unknown, properties: GeoJSON.GeoJsonProperties): GeoJSON.Feature {
  return { type: 'Feature', geometry: geometry as GeoJSON.Geometry, properties }
}
