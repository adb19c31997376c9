import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { collection, type OverlayData } from './overlay.ts'
import { OVERLAYS } from './overlays.ts'

/** Keeps the sources of the overlays as the data is. */
export interface OverlayUpdates {
  readonly update: (data: OverlayData) => void
  /** A style that was made from `data` comes in place of the last one. */
  readonly restart: (data: OverlayData) => void
}

/** Hands features to the map only where they can be others than those it has: each time costs work in MapLibre's worker. */
export function createOverlayUpdates(map: MapLibreMap, first: OverlayData): OverlayUpdates {
  let latest = first
  let given = inputsOf(first)
  const update = () => {
    for (const { id, features, inputs } of OVERLAYS) {
      const source = map.getSource<GeoJSONSource>(id)
      const next = inputs(latest)
      if (source === undefined || given.get(id)?.every((input, index) => input === next[index])) continue
      given.set(id, next)
      source.setData(collection(features(latest)))
    }
  }
  // What came while a style had no sources yet.
  map.on('style.load', update)
  return {
    update: (data) => {
      latest = data
      update()
    },
    restart: (data) => {
      latest = data
      given = inputsOf(data)
    },
  }
}

function inputsOf(data: OverlayData): Map<string, readonly unknown[]> {
  return new Map(OVERLAYS.map(({ id, inputs }) => [id, inputs(data)]))
}
