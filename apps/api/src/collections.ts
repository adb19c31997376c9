import { type Archive, createArchive, createEngine, type Dataset, type Engine } from '@nahrain/engine'
import {
  type Answer,
  type AnswerShape,
  ENTRY_TYPES,
  type EntryType,
  invalidParameter,
  isNahrainError,
  type LocalizedText,
  NahrainError,
  type Query,
} from '@nahrain/model'
import { type CollectionProperties, collectionProperties } from './collection-properties.ts'
import { createFeatureStore, type FeatureStore } from './features/feature-store.ts'
import { createTextCache } from './features/text-cache.ts'

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
  /** What filters, orders and parameters can name. */
  readonly properties: CollectionProperties
  /** The texts of its features. */
  readonly features: FeatureStore
}

/** Memory for the texts of features, over all datasets, where nobody says otherwise. */
export const DEFAULT_FEATURE_BYTES = 128 * 1024 * 1024

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

/**
 * An atlas (a dataset with a vocabulary) becomes one collection of all entries and one for each type; any other dataset is one.
 * @throws invalid-input where two datasets would share a collection's id
 */
export function collectionsOf(
  datasets: readonly LoadedDataset[],
  featureBytes = DEFAULT_FEATURE_BYTES,
): ReadonlyMap<string, Collection> {
  const cache = createTextCache(featureBytes)
  let base = 0
  const all = datasets.flatMap((loaded) => {
    const features = createFeatureStore(loaded.archive, cache, base)
    base += loaded.dataset.count
    return collectionsOfDataset(loaded, features)
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

function collectionsOfDataset(loaded: LoadedDataset, features: FeatureStore): Collection[] {
  const { manifest, documents } = loaded.dataset
  const { vocabulary } = documents
  const whole = {
    id: vocabulary === null ? manifest.id : 'entries',
    title: manifest.title.en,
    description: manifest.description.en,
    loaded,
    fixed: {},
    properties: collectionProperties(loaded.dataset, {}),
    features,
  }
  if (vocabulary === null) return [whole]
  return [whole, ...ENTRY_TYPES.map((type) => byType(whole, type, vocabulary.types[type]))]
}

function byType(whole: Collection, type: EntryType, label: LocalizedText | undefined): Collection {
  const fixed = { type: [type] }
  return {
    ...whole,
    id: PLURALS[type],
    title: `${whole.title}: ${PLURALS[type]}`,
    description: `All entries of type ${label?.en.toLowerCase() ?? type}.`,
    fixed,
    properties: collectionProperties(whole.loaded.dataset, fixed),
  }
}

/** @throws not-found */
export function findCollection(collections: ReadonlyMap<string, Collection>, id: string): Collection {
  const found = collections.get(id)
  if (found !== undefined) return found
  const expected = [...collections.keys()].join(', ')
  throw new NahrainError('not-found', `got collection "${id}", expected one of ${expected}`, { what: 'collection', id })
}

/**
 * Asks a collection. A place, route or date that the question names and that is not there is a fault of the parameter that names it.
 * @throws invalid-parameter, damaged-dataset
 */
export async function askCollection({ loaded }: Collection, query: Query, shape: AnswerShape): Promise<Answer> {
  try {
    await loaded.engine.prepare(query, shape)
    return loaded.engine.ask(query, shape)
  } catch (error) {
    if (isNahrainError(error, 'not-found')) {
      const { id } = error.details
      throw invalidParameter(namedBy(query, id), `"${id}"`, 'the id of a place or route of the atlas', error)
    }
    if (!isNahrainError(error, 'invalid-date')) throw error
    throw invalidParameter('filter', `"${error.details.got}"`, error.details.expected, error)
  }
}

/** Regions name places, and so may a filter. */
function namedBy({ regions }: Query, id: string): 'region' | 'filter' {
  return regions.some((region) => Object.values(region).includes(id)) ? 'region' : 'filter'
}
