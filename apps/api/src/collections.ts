import { type Archive, createArchive, createEngine, type Dataset, type Engine } from '@nahrain/engine'
import { ENTRY_TYPES, type EntryType, type LocalizedText, NahrainError } from '@nahrain/model'

/** A dataset that answers. */
export interface LoadedDataset {
  readonly dataset: Dataset
  readonly engine: Engine
  readonly archive: Archive
}

/** A collection of the API: a dataset, or the entries of one type in it. */
export interface Collection {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly loaded: LoadedDataset
  /** Facets that the collection fixes; they are not parameters of its items. */
  readonly fixed: Readonly<Record<string, string[]>>
}

/** `gazetteer` is the atlas whose places a question may name beside those of the dataset. */
export function loadDataset(dataset: Dataset, gazetteer?: Dataset): LoadedDataset {
  return { dataset, engine: createEngine(dataset, gazetteer), archive: createArchive(dataset) }
}

/** Collection ids of the atlas's entry types, in the plural as people say them. */
const PLURALS: Readonly<Record<EntryType, string>> = {
  place: 'places',
  actor: 'actors',
  event: 'events',
  observation: 'observations',
  flow: 'flows',
  recommendation: 'recommendations',
}

/** An atlas (a dataset with a vocabulary) becomes one collection of all entries and one for each type; any other dataset is one. */
/** @throws invalid-input where two datasets would share a collection's id */
export function collectionsOf(datasets: readonly LoadedDataset[]): ReadonlyMap<string, Collection> {
  const all = datasets.flatMap((loaded) => {
    const { manifest, documents } = loaded.dataset
    const whole = {
      id: documents.vocabulary === null ? manifest.id : 'entries',
      title: manifest.title.en,
      description: manifest.description.en,
      loaded,
      fixed: {},
    }
    const { vocabulary } = documents
    if (vocabulary === null) return [whole]
    return [whole, ...ENTRY_TYPES.map((type) => byType(loaded, type, vocabulary.types[type]))]
  })
  const twice = all.find(({ id }, index) => all.findIndex((other) => other.id === id) !== index)
  if (twice !== undefined) {
    const faults = [
      `got two collections called ${twice.id}, expected datasets of different ids, at most one of them an atlas`,
    ]
    throw new NahrainError('invalid-input', faults.join(), { faults })
  }
  return new Map(all.map((collection) => [collection.id, collection]))
}

function byType(loaded: LoadedDataset, type: EntryType, label: LocalizedText | undefined): Collection {
  const { title } = loaded.dataset.manifest
  return {
    id: PLURALS[type],
    title: `${title.en}: ${PLURALS[type]}`,
    description: `All entries of type ${label?.en.toLowerCase() ?? type}.`,
    loaded,
    fixed: { type: [type] },
  }
}

/** Names of the facets that are parameters of a collection's items. */
export function facetsOf({ loaded, fixed }: Collection): string[] {
  return loaded.dataset.manifest.facets.map(({ id }) => id).filter((id) => !(id in fixed))
}

/** @throws not-found */
export function findCollection(collections: ReadonlyMap<string, Collection>, id: string): Collection {
  const found = collections.get(id)
  if (found !== undefined) return found
  const expected = [...collections.keys()].join(', ')
  throw new NahrainError('not-found', `got collection "${id}", expected one of ${expected}`, { what: 'collection', id })
}
