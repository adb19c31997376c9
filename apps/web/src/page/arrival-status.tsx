import type { Arrival } from '@nahrain/worker'
import { useWords } from '../words/words.ts'

/** That the page answers from part of the rows: while more of them come, or where the rest never came. */
export function ArrivalStatus({ arrival }: { readonly arrival: Arrival | undefined }) {
  const { say, number } = useWords()
  if (arrival?.kind === 'rows') {
    return (
      <div className="arrival" role="status">
        <p>{say('partHere', { rows: number(arrival.rows), of: number(arrival.of) })}</p>
        <progress value={arrival.rows} max={arrival.of} aria-hidden="true" />
      </div>
    )
  }
  if (arrival?.kind !== 'failed') return null
  return (
    <div className="arrival" role="alert" data-failed="true">
      <p>
        {say('restMissing')} <span dir="auto">{arrival.message}</span>
      </p>
    </div>
  )
}
