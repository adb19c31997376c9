import type { Atlas, NamedPlace } from '@nahrain/worker'
import { useLatest } from './use-latest.ts'

// Without the list the page can still be used, and its own question reports what is wrong with the atlas.
const ignore = () => {}

/** The places that a question may name; undefined until they are known, none for a table without a gazetteer. */
export function usePlaces(atlas: Atlas, present: unknown): readonly NamedPlace[] | undefined {
  return useLatest(() => atlas.places(), [atlas, present], ignore)
}
