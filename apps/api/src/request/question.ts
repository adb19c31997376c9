import { decodeQuery, type Query } from '@nahrain/model'
import type { Collection } from '../collections.ts'
import { coordinateSystem } from '../crs/coordinate-systems.ts'
import { boxInDegrees } from '../crs/project.ts'
import { takeFilter } from './filter-parameter.ts'
import { refuseUnknown, takeOne } from './parameters.ts'

/** Reads a question and nothing else: a parameter that nobody knows is an error, never ignored. @throws invalid-parameter */
export function readQuestion(given: URLSearchParams, collection: Collection): Query {
  const parameters = new URLSearchParams(given)
  refuseUnknown(parameters, collection.properties.question)
  return takeQuestion(parameters, collection)
}

/** The same where every name is known; takes apart what it is given. @throws invalid-parameter */
export function takeQuestion(parameters: URLSearchParams, collection: Collection): Query {
  const system = coordinateSystem(takeOne(parameters, 'bbox-crs'), 'bbox-crs')
  const box = takeOne(parameters, 'bbox')
  const filter = takeFilter(parameters, collection)
  const query = decodeQuery(parameters, collection.properties.facets)
  return {
    ...query,
    ...(box !== undefined && { bbox: [...boxInDegrees(box, system)] }),
    ...(filter !== undefined && { filter }),
    facets: { ...query.facets, ...collection.fixed },
  }
}
