import { type Geometry, NahrainError, type Position } from '@nahrain/model'
import { type Dataset, NONE, STEPS_PER_DEGREE } from '../dataset/dataset.ts'

/** Where a place is: its shape, or the centre of its disc with the disc's radius in km. */
export interface PlaceGeometry {
  /** In the dataset that is asked; undefined where the place is of its gazetteer. */
  readonly row: number | undefined
  readonly geometry: Geometry
  readonly radiusKm: number
}

/** A dataset, and the one whose places a question to it may name beside its own: an atlas, for a table of points. */
export interface Places {
  readonly dataset: Dataset
  readonly gazetteer: Dataset | undefined
}

/** Looks a place up by its id, in the dataset, then in its gazetteer. @throws not-found where none has it on the map */
export function placeGeometry({ dataset, gazetteer }: Places, id: string): PlaceGeometry {
  const own = findPlaced(dataset, id)
  if (own !== undefined) return { row: own, ...discOrShape(dataset, own) }
  const row = gazetteer && findPlaced(gazetteer, id)
  if (gazetteer !== undefined && row !== undefined) return { row: undefined, ...discOrShape(gazetteer, row) }
  const owners = [dataset, gazetteer].flatMap((owner) => owner?.manifest.id ?? []).join(' or ')
  throw new NahrainError('not-found', `got place "${id}", expected the id of a place on the map in ${owners}`, {
    what: 'place',
    id,
  })
}

function findPlaced({ details, placed }: Dataset, id: string): number | undefined {
  const identities = details.identities()
  if (identities === undefined) throw new Error('got a place before ids could be looked up, expected prepare() first')
  const row = identities.rowOf(id)
  return row !== undefined && row < placed ? row : undefined
}

function discOrShape(dataset: Dataset, row: number): Omit<PlaceGeometry, 'row'> {
  return { geometry: geometryOf(dataset, row), radiusKm: dataset.radiusKm?.[row] ?? 0 }
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
