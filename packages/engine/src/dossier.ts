import type {
  Dossier,
  Entry,
  EntryId,
  FlowLine,
  Geometry,
  Listing,
  Mention,
  Position,
  Relation,
  RowId,
} from '@nahrain/model'
import { type Dataset, NO_DAY } from './dataset/dataset.ts'
import { firstLocation } from './filters/place-geometry.ts'

/** Writes dossiers of an atlas: what each entry says, rests on, mentions and is mentioned by. */
export interface Archive {
  readonly entry: (row: RowId) => Entry
  readonly dossier: (row: RowId) => Dossier
  readonly listing: (row: RowId) => Listing
  /** The flow that a row is, from point to point; undefined for any other row. */
  readonly flow: (row: RowId) => FlowLine | undefined
}

/** The first use reads all records once, to learn which entry points at which; later ones only look up. */
export function createArchive(dataset: Dataset): Archive {
  const rowOf = new Map(dataset.ids.map((id, row) => [id, row as RowId]))
  const sources = new Map(dataset.documents.sources.map((source) => [source.id as string, source]))
  const entries = new Map<RowId, Entry>()
  let incoming: ReadonlyMap<string, Dossier['incoming']> | undefined

  const entry = (row: RowId): Entry => {
    const read = entries.get(row) ?? (dataset.record(row) as Entry)
    entries.set(row, read)
    return read
  }
  const mention = (row: RowId): Mention => {
    const { id, type, title } = entry(row)
    return { id, type, title }
  }
  const dossier = (row: RowId): Dossier => {
    incoming ??= collectIncoming(dataset, entry, mention)
    const read = entry(row)
    const cited = new Set(read.citations.map(({ source }) => source as string))
    return {
      entry: read,
      geometry: geometryOf(dataset, row, read, rowOf),
      when: whenOf(dataset, row),
      known: dataset.known[row] === NO_DAY ? undefined : dataset.known[row],
      sources: [...cited].flatMap((id) => sources.get(id) ?? []),
      mentions: Object.fromEntries(
        mentionedIds(read).flatMap((id) => {
          const mentioned = rowOf.get(id)
          return mentioned === undefined ? [] : [[id, mention(mentioned)]]
        }),
      ),
      incoming: incoming.get(read.id) ?? [],
    }
  }
  const listing = (row: RowId): Listing => {
    const read = entry(row)
    const place = rowOf.get(read.where[0]?.place ?? '')
    return {
      row,
      id: read.id,
      type: read.type,
      kind: read.kind,
      title: read.title,
      when: read.when,
      status: read.status,
      quantity: 'quantity' in read ? read.quantity : undefined,
      place: place === undefined ? undefined : entry(place).title,
      sourceCount: new Set(read.citations.map(({ source }) => source)).size,
    }
  }
  const flow = (row: RowId): FlowLine | undefined => {
    const read = entry(row)
    if (read.type !== 'flow') return undefined
    const [from, to] = [read.from, read.to].map((id) => pointOf(dataset, rowOf.get(id)))
    return from && to && { id: read.id, title: read.title, from, to, quantity: read.quantity }
  }
  return { entry, dossier, listing, flow }
}

function collectIncoming(
  dataset: Dataset,
  entry: (row: RowId) => Entry,
  mention: (row: RowId) => Mention,
): Map<string, { from: Mention; relation: Relation }[]> {
  const incoming = new Map<string, { from: Mention; relation: Relation }[]>()
  dataset.ids.forEach((_, index) => {
    const row = index as RowId
    for (const relation of entry(row).related) {
      const list = incoming.get(relation.entry) ?? []
      incoming.set(relation.entry, [...list, { from: mention(row), relation }])
    }
  })
  return incoming
}

function whenOf({ whenStart, whenEnd }: Dataset, row: RowId): Dossier['when'] {
  const [start, end] = [whenStart[row] as number, whenEnd[row] as number]
  return start > end ? undefined : { start, end }
}

/** Every other entry that an entry names, each once. */
function mentionedIds(entry: Entry): EntryId[] {
  const ids = [
    ...entry.where.map(({ place }) => place),
    ...entry.actors.map(({ actor }) => actor),
    ...entry.related.map((relation) => relation.entry),
    ...entry.citations.flatMap(({ claimant }) => claimant ?? []),
    ...idsByType(entry),
  ]
  return [...new Set(ids)]
}

function idsByType(entry: Entry): readonly EntryId[] {
  switch (entry.type) {
    case 'place':
    case 'actor':
      return entry.partOf === undefined ? [] : [entry.partOf]
    case 'event':
      return []
    case 'observation':
      return [entry.subject]
    case 'flow':
      return [entry.from, entry.to]
    case 'recommendation':
      return [...entry.by, ...entry.to, ...entry.about]
  }
}

/** A flow runs from point to point; everything else is where its first place is. */
function geometryOf(
  dataset: Dataset,
  row: RowId,
  entry: Entry,
  rowOf: ReadonlyMap<string, RowId>,
): Geometry | undefined {
  const location = firstLocation(dataset, row)
  if (entry.type === 'flow') {
    const ends = [entry.from, entry.to].map((id) => pointOf(dataset, rowOf.get(id)))
    const [from, to] = ends
    if (from !== undefined && to !== undefined) return { type: 'LineString', coordinates: [from, to] }
  }
  if (location === undefined) return undefined
  return dataset.shapes[dataset.locations.shape[location] as number] ?? pointAt(dataset, location)
}

function pointOf(dataset: Dataset, row: RowId | undefined): Position | undefined {
  const location = row === undefined ? undefined : firstLocation(dataset, row)
  return location === undefined ? undefined : pointAt(dataset, location).coordinates
}

function pointAt({ locations }: Dataset, location: number): { type: 'Point'; coordinates: Position } {
  return {
    type: 'Point',
    coordinates: [locations.longitude[location] as number, locations.latitude[location] as number],
  }
}
