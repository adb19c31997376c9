import { type Geometry, NahrainError } from '@nahrain/model'
import { type Dataset, NONE } from '../dataset/dataset.ts'

/** Where a place of the dataset is: its shape, or the centre of its disc with the disc's radius in km. */
export interface PlaceGeometry {
  readonly row: number
  readonly geometry: Geometry
  readonly radiusKm: number
}

/** Looks a place up by its id. @throws not-found where there is no such row, or it has no place on the map */
export function placeGeometry(dataset: Dataset, rowOf: ReadonlyMap<string, number>, id: string): PlaceGeometry {
  const row = rowOf.get(id)
  const location = row === undefined ? undefined : firstLocation(dataset, row)
  if (row === undefined || location === undefined) {
    const what = row === undefined ? 'place' : 'position of place'
    throw new NahrainError('not-found', `got ${what} "${id}", expected the id of a place in ${dataset.manifest.id}`, {
      what,
      id,
    })
  }
  const { locations, shapes } = dataset
  const shape = shapes[locations.shape[location] as number]
  const longitude = locations.longitude[location] as number
  const latitude = locations.latitude[location] as number
  return {
    row,
    geometry: shape ?? { type: 'Point', coordinates: [longitude, latitude] },
    radiusKm: locations.radiusKm[location] as number,
  }
}

/** Index of the location that carries the row's mark; undefined where the row has no place. */
export function firstLocation({ locations }: Pick<Dataset, 'locations'>, row: number): number | undefined {
  const first = locations.offsets[row] as number
  return first < (locations.offsets[row + 1] as number) ? first : undefined
}

/** The place itself and everything it is part of, as rows, from the finest to the coarsest; stops at a cycle. */
export function ancestors(dataset: Pick<Dataset, 'partOf'>, row: number): number[] {
  const chain: number[] = []
  for (let at = row; at !== NONE && !chain.includes(at); at = dataset.partOf[at] as number) chain.push(at)
  return chain
}
