import { csv } from './csv.ts'
import { flatGeobuf } from './flatgeobuf.ts'
import type { FeatureFormat } from './format.ts'
import { geojsonSequence } from './geojson-sequence.ts'
import { geoParquet } from './geoparquet.ts'

/** Formats of whole sets of features, beside GeoJSON by pages. Adding one is adding an item. */
export const FEATURE_FORMATS: readonly FeatureFormat[] = [geojsonSequence, csv, flatGeobuf, geoParquet]
