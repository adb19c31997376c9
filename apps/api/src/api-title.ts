import type { Collection } from './collections.ts'

/** What the whole API is called: by its first dataset. */
export interface ApiTitle {
  readonly title: string
  readonly description: string
  readonly attribution: string
  readonly licence: string
  /** Of the data, as far as people want to see it. */
  readonly version: string
}

export function apiTitle(collections: ReadonlyMap<string, Collection>): ApiTitle {
  const [first] = collections.values()
  const manifest = first?.loaded.dataset.manifest
  return {
    title: first?.title ?? 'Nahrain',
    description: first?.description ?? 'No dataset is loaded.',
    attribution: manifest?.attribution ?? '',
    licence: manifest?.licence ?? 'unknown',
    version: manifest?.version.slice(0, 12) ?? '0',
  }
}
