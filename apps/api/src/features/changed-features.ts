import type { RowFeature } from '@nahrain/engine'
import { type CoordinateSystem, CRS84 } from '../crs/coordinate-systems.ts'
import { projectGeometry } from '../crs/project.ts'
import type { ItemsRequest } from '../request/items-request.ts'
import { parseFeatures } from './items-page.ts'

/** Features in another reference system, or with some of their properties only. Ids and geometry stay. */
export function changedFeatures(texts: readonly string[], { crs, properties }: ItemsRequest): readonly string[] {
  if (crs === CRS84 && properties === undefined) return texts
  return parseFeatures(texts).map((feature) => JSON.stringify(inSystem(pick(feature, properties), crs)))
}

export function inSystem<Feature extends Pick<RowFeature, 'geometry'>>(
  feature: Feature,
  crs: CoordinateSystem,
): Feature {
  return { ...feature, geometry: feature.geometry && projectGeometry(feature.geometry, crs) }
}

export function pick(feature: RowFeature, names: ReadonlySet<string> | undefined): RowFeature {
  if (names === undefined) return feature
  const kept = Object.entries(feature.properties).filter(([name]) => names.has(name))
  return { ...feature, properties: Object.fromEntries(kept) }
}
