/** Of API descriptions (https://www.iana.org/assignments/media-types/application/vnd.oai.openapi+json). */
export const OPENAPI_30 = 'application/vnd.oai.openapi+json;version=3.0'
export const OPENAPI_31 = 'application/vnd.oai.openapi+json;version=3.1'
