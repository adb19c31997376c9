import type { Bbox, Geometry } from '@nahrain/model'
import { boundsOf, NO_BOUNDS, union } from './bounds.ts'

/** What is known of the geometries only after the last one. */
export interface GeometrySummary {
  /** Takes one more geometry, and says where it lies. */
  readonly add: (geometry: Geometry) => Bbox
  /** The value of the file's key `geo`: GeoParquet 1.1, in longitude and latitude (OGC:CRS84, which is what no `crs` means). */
  readonly metadata: () => string
}

export function createGeometrySummary(): GeometrySummary {
  const types = new Set<Geometry['type']>()
  let whole = NO_BOUNDS
  return {
    add(geometry) {
      const bounds = boundsOf(geometry)
      types.add(geometry.type)
      whole = union(whole, bounds)
      return bounds
    },
    metadata: () =>
      JSON.stringify({
        version: '1.1.0',
        primary_column: 'geometry',
        columns: {
          geometry: {
            encoding: 'WKB',
            geometry_types: [...types].sort(),
            ...(types.size > 0 && { bbox: whole }),
            covering: {
              bbox: Object.fromEntries(BOX_FIELDS.map((field) => [field, ['bbox', field]])),
            },
          },
        },
      }),
  }
}

/** The fields of the column `bbox`, by which a reader finds the row groups that it needs. */
export const BOX_FIELDS = ['xmin', 'ymin', 'xmax', 'ymax'] as const
