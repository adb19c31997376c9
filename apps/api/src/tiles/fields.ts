import { type Dataset, type FacetCodes, isListed, whenOf } from '@nahrain/engine'
import { type DaySpan, type Facet, formatDay, OPEN_END, OPEN_START, rowIds } from '@nahrain/model'
import type { LoadedDataset } from '../collections.ts'

export type FieldValue = string | number | boolean | undefined

/** A property of the features of a layer. */
export interface TileField {
  readonly name: string
  readonly type: 'string' | 'number' | 'boolean' | 'integer'
  readonly description: string
}

/** A property that a row has from its dataset; undefined where the row has none. */
export interface RowField extends TileField {
  readonly read: (row: number) => FieldValue
}

/** Properties of a row that depend on the question. */
export const MATCH_FIELD: TileField = {
  name: 'match',
  type: 'string',
  description: 'certain where the whole uncertainty of place and date lies in the question, else possible',
}

/** Properties of a group of rows, which stands for rows where a tile has too many of them. */
export const GROUP_FIELDS: readonly TileField[] = [
  {
    name: 'cluster',
    type: 'boolean',
    description: 'true where the feature is a group of rows; a row has no such field',
  },
  { name: 'count', type: 'integer', description: 'rows of the group' },
]

const ROW_FIELDS = {
  id: 'the item: its whole record is /collections/{collection}/items/{id}',
  name: 'title in English',
  start: 'first day that the item may touch, YYYY-MM-DD; none where it is open or unknown',
  end: 'last day that the item may touch, YYYY-MM-DD; none where it is open or unknown',
  radiusKm: 'the place is somewhere within this distance of the point, in km; none where it is exact',
} as const

const TAKEN: readonly string[] = [...Object.keys(ROW_FIELDS), MATCH_FIELD.name, ...GROUP_FIELDS.map(({ name }) => name)]

/** What a tile says of every row: enough to draw, filter and label it, and the id to ask for all the rest. */
export async function rowFields(loaded: LoadedDataset): Promise<RowField[]> {
  const { dataset } = loaded
  const [{ idOf }, names] = await Promise.all([dataset.details.loadIdentities(), namesOf(loaded)])
  const ofRow = (name: keyof typeof ROW_FIELDS, type: TileField['type'], read: RowField['read']): RowField => ({
    name,
    type,
    description: ROW_FIELDS[name],
    read,
  })
  const { start, end } = dayReaders(dataset)
  const radius = radiusReader(dataset)
  return [
    ofRow('id', 'string', idOf),
    ...(names === undefined ? [] : [ofRow('name', 'string', (row) => names[row])]),
    ofRow('start', 'string', start),
    ofRow('end', 'string', end),
    ...(radius === undefined ? [] : [ofRow('radiusKm', 'number', radius)]),
    ...facetFields(dataset),
  ]
}

/** Titles of an atlas, whose entries are in memory; undefined for a table, where each would be read from its file. */
async function namesOf({ dataset, archive }: LoadedDataset): Promise<string[] | undefined> {
  if (dataset.manifest.table !== null) return undefined
  const all = rowIds(Uint32Array.from({ length: dataset.count }, (_, row) => row))
  const listings = await archive.listings(all)
  return listings.map(({ title }) => (typeof title === 'string' ? title : title.en))
}

function dayReaders(dataset: Dataset): { readonly start: RowField['read']; readonly end: RowField['read'] } {
  const texts = new Map<number, string>()
  const written = (day: number | undefined) => {
    if (day === undefined || day === OPEN_START || day === OPEN_END) return undefined
    const known = texts.get(day)
    if (known !== undefined) return known
    const text = formatDay(day)
    texts.set(day, text)
    return text
  }
  const bound = (end: keyof DaySpan) => (row: number) => written(whenOf(dataset, row)?.[end])
  return { start: bound('start'), end: bound('end') }
}

/** In metres at the finest, so that a 32-bit number is written with no more digits than it was given. */
function radiusReader({ radiusKm }: Dataset): RowField['read'] | undefined {
  if (radiusKm === undefined) return undefined
  return (row) => {
    const radius = radiusKm[row] ?? 0
    return radius > 0 ? Math.round(radius * 1000) / 1000 : undefined
  }
}

function facetFields({ manifest, facets }: Dataset): RowField[] {
  const taken = new Set(TAKEN)
  return manifest.facets.map((facet, index) => {
    const codes = facets[index] as FacetCodes
    const values = hasSeveral(codes) ? 'its values, as a JSON list of ids' : 'the id of its value'
    return {
      name: freeName(facet.id, taken),
      type: 'string',
      description: `${facet.label.en}: ${values}`,
      read: facetReader(facet, codes),
    }
  })
}

/** Whether a row of the dataset has several values: only then are they lists. */
function hasSeveral(codes: FacetCodes): boolean {
  return isListed(codes) && codes.offsets.some((offset, row) => offset > (codes.offsets[row - 1] ?? offset) + 1)
}

/** Tiles have no lists: where a row has several values they are JSON, in which `"value"` with its quotes is found for certain. */
function facetReader({ values }: Facet, codes: FacetCodes): RowField['read'] {
  const ids = values.map(({ id }) => id)
  if (!isListed(codes)) return (row) => ids[codes[row] as number]
  const { offsets, values: listed } = codes
  const isEmpty = (row: number) => offsets[row] === offsets[row + 1]
  const idAt = (at: number | undefined) => ids[listed[at ?? 0] as number]
  if (!hasSeveral(codes)) return (row) => (isEmpty(row) ? undefined : idAt(offsets[row]))
  return (row) => {
    if (isEmpty(row)) return undefined
    const own = listed.subarray(offsets[row], offsets[row + 1])
    return JSON.stringify(Array.from(own, (code) => ids[code]))
  }
}

/** A facet may be called anything: with an underscore where the name is taken, by a field or by every object of the encoder. */
function freeName(id: string, taken: Set<string>): string {
  let name = id
  while (taken.has(name) || name in {}) name += '_'
  taken.add(name)
  return name
}
