import { type AbstractTest, Failure, Skip } from './abstract-test.ts'
import { BOX_TESTS } from './boxes.ts'
import { type Client, openClient } from './client.ts'
import { COLLECTION_TESTS } from './collections.ts'
import { CRS_TESTS } from './crs.ts'
import { DATETIME_TESTS } from './datetimes.ts'
import { CRS84_TEST, GEOJSON_TESTS, HTML_TESTS } from './encodings.ts'
import { FEATURES_TESTS } from './features.ts'
import { GENERAL_TESTS, ofClass } from './general.ts'
import { OAS30_TESTS } from './oas30.ts'
import { FEATURE_TESTS } from './one-feature.ts'
import { REFUSAL_TESTS } from './refusals.ts'

const FEATURES_1 = 'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf'
const FEATURES_2 = 'http://www.opengis.net/spec/ogcapi-features-2/1.0/conf'

/** The abstract tests of OGC API – Features, parts 1 and 2, in their order. */
export const ABSTRACT_TESTS: readonly AbstractTest[] = [
  ...GENERAL_TESTS,
  CRS84_TEST,
  ...COLLECTION_TESTS,
  ...FEATURES_TESTS,
  ...BOX_TESTS,
  ...DATETIME_TESTS,
  ...REFUSAL_TESTS,
  ...FEATURE_TESTS,
  ...ofClass(`${FEATURES_1}/geojson`, GEOJSON_TESTS),
  ...ofClass(`${FEATURES_1}/html`, HTML_TESTS),
  ...ofClass(`${FEATURES_1}/oas30`, OAS30_TESTS),
  ...ofClass(`${FEATURES_2}/crs`, CRS_TESTS),
]

export type Outcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'skipped'; readonly reason: string }

/** Whatever goes wrong on the way, such as a server that does not answer, is a failure too. */
export async function runTest({ run }: AbstractTest, client: Client): Promise<Outcome> {
  try {
    await run(client)
    return { kind: 'passed' }
  } catch (error) {
    if (error instanceof Skip) return { kind: 'skipped', reason: error.message }
    return { kind: 'failed', reason: error instanceof Failure ? error.message : String(error) }
  }
}

export { openClient }
