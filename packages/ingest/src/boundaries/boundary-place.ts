import type { Codes, Geometry, LocalizedText } from '@nahrain/model'
import type { Atlas } from '../atlas/read-atlas.ts'

/** The file of places' geometries that an import replaces. */
export const BOUNDARY_FILE = 'governorates.geojson'

/** A governorate of the atlas whose outline lies in the file. */
export interface BoundaryPlace {
  readonly id: string
  /** Id of its feature in the file. */
  readonly feature: string
  readonly title: LocalizedText
  readonly aliases: readonly string[]
  readonly codes: Codes
  /** The outline that it has now. */
  readonly geometry: Geometry | undefined
}

/** Only what lies in the file: a region that is drawn by hand has another idea of where its border is. */
export function boundaryPlaces(atlas: Atlas): BoundaryPlace[] {
  return atlas.entries.flatMap(({ value }): BoundaryPlace[] => {
    if (value.type !== 'place' || value.geometry === undefined || !('file' in value.geometry)) return []
    const { file, feature } = value.geometry
    if (file !== BOUNDARY_FILE) return []
    const { id, title, aliases, codes = {} } = value
    return [{ id, feature, title, aliases, codes, geometry: atlas.geometries.get(`${file}#${feature}`) }]
  })
}
