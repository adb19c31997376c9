import type { Manifest } from '@nahrain/model'
import type { Atlas } from '@nahrain/worker'
import { type ListQuestion, type OpenList, openList } from './open-list.ts'
import type { Present } from './present.ts'
import { type State, sortOf } from './state.ts'
import { type Answered, RECORDS_REST_MS } from './use-answer.ts'
import { useLatest } from './use-latest.ts'
import { useRested } from './use-rested.ts'

/** The list of the present question; until its first page is there, the list before it. */
export function useList(
  atlas: Atlas,
  state: State,
  { answered, table }: { readonly answered: Answered | undefined; readonly table: Manifest['table'] },
  present: Present,
  fail: (error: unknown) => void,
): OpenList | undefined {
  // A hand that moves a slider wants the map and the counts; records are read from their file when it rests.
  // By what it says: an address that is read again asks the same, and leaves the list where it is.
  const asked = useRested(JSON.stringify(questionOf(state, answered)), table === null ? 0 : RECORDS_REST_MS)
  const question = asked === undefined ? undefined : (JSON.parse(asked) as ListQuestion)
  return useLatest(question && (() => openList(atlas, question)), [atlas, asked, present], fail)
}

/** Undefined while the answer that the list would run over is on its way. */
function questionOf(state: State, answered: Answered | undefined): ListQuestion | undefined {
  const { query, cell } = state
  if (cell !== undefined) return { of: 'mark', query, cell }
  if (answered === undefined || JSON.stringify(answered.query) !== JSON.stringify(query)) return undefined
  const { total, certain, possible } = answered.answer
  return { of: 'answer', query, sort: sortOf(state), counts: { total, certain, possible } }
}
