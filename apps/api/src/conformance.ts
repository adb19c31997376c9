import { TILE_CONFORMANCE } from './tiles/conformance.ts'

/** The classes of a standard, or of one of its parts. */
interface Standard {
  readonly base: string
  readonly classes: readonly string[]
}

const OGC = 'http://www.opengis.net/spec'

/** Only what this server's own tests hold it to. */
const STANDARDS: readonly Standard[] = [
  { base: `${OGC}/ogcapi-common-1/1.0/conf`, classes: ['core', 'landing-page', 'json', 'html', 'oas30'] },
  { base: `${OGC}/ogcapi-common-2/1.0/conf`, classes: ['collections'] },
  {
    base: `${OGC}/ogcapi-common-3/1.0/conf`,
    classes: ['schemas', 'queryables', 'sortables', 'returnables-and-receivables', 'references'],
  },
  { base: `${OGC}/ogcapi-features-1/1.0/conf`, classes: ['core', 'geojson', 'html', 'oas30'] },
  { base: `${OGC}/ogcapi-features-2/1.0/conf`, classes: ['crs'] },
  {
    base: `${OGC}/ogcapi-features-3/1.0/conf`,
    classes: ['queryables', 'queryables-query-parameters', 'filter', 'features-filter'],
  },
  // As QGIS looks for schemas.
  { base: `${OGC}/ogcapi-features-5/1.0/conf`, classes: ['schemas'] },
  {
    base: `${OGC}/cql2/1.0/conf`,
    classes: [
      'cql2-text',
      'cql2-json',
      'basic-cql2',
      'advanced-comparison-operators',
      'case-insensitive-comparison',
      'accent-insensitive-comparison',
      'basic-spatial-functions',
      'basic-spatial-functions-plus',
      'spatial-functions',
      'temporal-functions',
      'array-functions',
      'property-property',
      'arithmetic',
      'functions',
    ],
  },
]

/** The URIs of every class, standard by standard. */
export const CONFORMS_TO: readonly string[] = [
  ...STANDARDS.flatMap(({ base, classes }) => classes.map((name) => `${base}/${name}`)),
  ...TILE_CONFORMANCE,
]
