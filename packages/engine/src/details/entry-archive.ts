import type {
  Entry,
  EntryDossier,
  EntryId,
  EntryListing,
  FlowLine,
  Geometry,
  Mention,
  Position,
  Relation,
  Source,
} from '@nahrain/model'
import type { Dataset } from '../dataset/dataset.ts'
import { lazy } from '../dataset/lazy.ts'
import { geometryOf, pointOf } from '../filters/place-geometry.ts'
import type { Archive } from './archive.ts'
import { knownOf, whenOf } from './days-of-row.ts'

/** The entries of an atlas, all in memory, so that each can say which others point at it. */
interface Entries {
  readonly entry: (row: number) => Entry
  readonly rowOf: (id: string | undefined) => number | undefined
  readonly incoming: ReadonlyMap<string, EntryDossier['incoming']>
}

/** The first use reads all records once, to learn which entry points at which; later ones only look up. */
export function createEntryArchive(dataset: Dataset): Archive {
  const sources = new Map(dataset.documents.sources.map((source) => [source.id as string, source]))
  const { load } = lazy(() => readEntries(dataset))
  return {
    dossier: async (row) => dossierOf(dataset, await load(), sources, row),
    async listings(rows) {
      const entries = await load()
      return rows.map((row) => listingOf(entries, row))
    },
    async flows(rows) {
      const entries = await load()
      return rows.flatMap((row) => flowOf(dataset, entries, row) ?? [])
    },
  }
}

async function readEntries(dataset: Dataset): Promise<Entries> {
  const { rowOf } = await dataset.details.loadIdentities()
  const texts = await Promise.all(Array.from({ length: dataset.count }, (_, row) => dataset.details.record(row)))
  const entries = texts.map((text) => JSON.parse(text) as Entry)
  return {
    entry: (row) => entries[row] as Entry,
    rowOf: (id) => (id === undefined ? undefined : rowOf(id)),
    incoming: collectIncoming(entries),
  }
}

function mentionOf({ id, type, title }: Entry): Mention {
  return { id, type, title }
}

function dossierOf(
  dataset: Dataset,
  entries: Entries,
  sources: ReadonlyMap<string, Source>,
  row: number,
): EntryDossier {
  const entry = entries.entry(row)
  const cited = new Set(entry.citations.map(({ source }) => source as string))
  return {
    kind: 'entry',
    id: entry.id,
    entry,
    geometry: placeOf(dataset, entries, row, entry),
    when: whenOf(dataset, row),
    known: knownOf(dataset, row),
    sources: [...cited].flatMap((id) => sources.get(id) ?? []),
    mentions: Object.fromEntries(
      mentionedIds(entry).flatMap((id) => {
        const mentioned = entries.rowOf(id)
        return mentioned === undefined ? [] : [[id, mentionOf(entries.entry(mentioned))]]
      }),
    ),
    incoming: entries.incoming.get(entry.id) ?? [],
  }
}

function listingOf({ entry, rowOf }: Entries, row: number): EntryListing {
  const read = entry(row)
  const place = rowOf(read.where[0]?.place)
  return {
    kind: 'entry',
    row,
    id: read.id,
    type: read.type,
    term: read.kind,
    title: read.title,
    when: read.when,
    status: read.status,
    quantity: 'quantity' in read ? read.quantity : undefined,
    place: place === undefined ? undefined : entry(place).title,
    sourceCount: new Set(read.citations.map(({ source }) => source)).size,
  }
}

function flowOf(dataset: Dataset, { entry, rowOf }: Entries, row: number): FlowLine | undefined {
  const read = entry(row)
  if (read.type !== 'flow') return undefined
  const [from, to] = [read.from, read.to].map((id) => endOf(dataset, rowOf(id)))
  return from && to && { id: read.id, title: read.title, from, to, quantity: read.quantity }
}

function collectIncoming(entries: readonly Entry[]): Map<string, { from: Mention; relation: Relation }[]> {
  const incoming = new Map<string, { from: Mention; relation: Relation }[]>()
  for (const entry of entries) {
    for (const relation of entry.related) {
      const list = incoming.get(relation.entry) ?? []
      incoming.set(relation.entry, [...list, { from: mentionOf(entry), relation }])
    }
  }
  return incoming
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
function placeOf(dataset: Dataset, { rowOf }: Entries, row: number, entry: Entry): Geometry | undefined {
  if (entry.type === 'flow') {
    const [from, to] = [entry.from, entry.to].map((id) => endOf(dataset, rowOf(id)))
    if (from !== undefined && to !== undefined) return { type: 'LineString', coordinates: [from, to] }
  }
  return row < dataset.placed ? geometryOf(dataset, row) : undefined
}

function endOf(dataset: Dataset, row: number | undefined): Position | undefined {
  return row === undefined || row >= dataset.placed ? undefined : pointOf(dataset, row)
}
