import { byteStream } from './byte-stream.ts'
import type { FeatureFormat } from './format.ts'
import { textChunks } from './text-chunks.ts'

/** U+001E, before each text, so that a reader finds the next one after a text that was cut off. */
const RECORD_SEPARATOR = '\u001e'

/** GeoJSON text sequences (RFC 8142): one feature (RFC 7946) after the other. */
export const geojsonSequence: FeatureFormat = {
  id: 'geojsonseq',
  title: 'GeoJSON text sequence',
  mediaType: 'application/geo+json-seq',
  contentType: 'application/geo+json-seq',
  extension: 'geojsons',
  mostRows: undefined,
  write: (features) =>
    byteStream(
      textChunks(features, { head: '', lineOf: (feature) => `${RECORD_SEPARATOR}${JSON.stringify(feature)}\n` }),
    ),
}
