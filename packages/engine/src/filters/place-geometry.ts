import { type Geometry, NahrainError, type Position } from '@nahrain/model'
import { type Dataset, NONE, STEPS_PER_DEGREE } from '../dataset/dataset.ts'

/** Where a place of the dataset is: its shape, or the centre of its disc with the disc's radius in km. */
export interface PlaceGeometry {
  readonly row: number
  readonly geometry: Geometry
  readonly radiusKm: number
}

/** Looks a place up by its id. @throws not-found where there is no such row, or it has no place on the map */
export function placeGeometry(dataset: Dataset, id: string): PlaceGeometry {
  const identities = dataset.details.identities()
  if (identities === undefined)
    throw new Error('got a place before its id could be looked up, expected prepare() first')
  const row = identities.rowOf(id)
  if (row === undefined || row >= dataset.placed) {
    const what = row === undefined ? 'place' : 'position of place'
    throw new NahrainError('not-found', `got ${what} "${id}", expected the id of a place in ${dataset.manifest.id}`, {
      what,
      id,
    })
  }
  return { row, geometry: geometryOf(dataset, row), radiusKm: dataset.radiusKm?.[row] ?? 0 }
}

/** The geometry of a placed row's first place: its shape, or its point. */
export function geometryOf(dataset: Dataset, row: number): Geometry {
  return dataset.shapes[shapeOf(dataset, row)] ?? { type: 'Point', coordinates: pointOf(dataset, row) }
}

/** The position of a placed row's first place, degrees: where its mark stands. */
export function pointOf({ longitudeE7, latitudeE7 }: Dataset, row: number): Position {
  return [(longitudeE7[row] as number) / STEPS_PER_DEGREE, (latitudeE7[row] as number) / STEPS_PER_DEGREE]
}

/** Number of the shape of a placed row's first place, `NONE` where that is a disc. */
export function shapeOf({ locations }: Dataset, row: number): number {
  return locations === undefined ? NONE : (locations.shape[locations.offsets[row] as number] as number)
}

/** The place itself and everything it is part of, as rows, from the finest to the coarsest; stops at a cycle. */
export function ancestors({ partOf }: Pick<Dataset, 'partOf'>, row: number): number[] {
  const chain: number[] = []
  for (let at = row; at !== NONE && !chain.includes(at); at = partOf?.[at] ?? NONE) chain.push(at)
  return chain
}
