import { DEFAULT_LIMITS, type Limits } from './limits.ts'

/** How a filter is read. */
export interface ReadOptions {
  /** `DEFAULT_LIMITS` where left out. */
  readonly limits?: Limits
  /**
   * Longitude and latitude in degrees of the two coordinates of a position, where the filter's geometry is written in another reference
   * system (`filter-crs`, OGC 19-079r2). The tree is in degrees always.
   */
  readonly inDegrees?: InDegrees
  /**
   * Whether text may also say `ILIKE`, which is no word of CQL2: GDAL sends it for a LIKE that ignores case. It is read as
   * `CASEI(…) LIKE CASEI(…)`.
   */
  readonly hasIlike?: boolean
}

export type InDegrees = (first: number, second: number) => readonly [longitude: number, latitude: number]

export const DEFAULT_OPTIONS: Required<ReadOptions> = {
  limits: DEFAULT_LIMITS,
  inDegrees: (longitude, latitude) => [longitude, latitude],
  hasIlike: false,
}
