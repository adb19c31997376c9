import type { Arrival } from '@nahrain/worker'
import { Label, ProgressBar } from 'react-aria-components'
import { useAfter } from '../page/use-after.ts'
import { useWords } from '../words/words.ts'

/** An import that takes longer than this shows how far it is. */
const PATIENCE_MS = 500

/** How far an import is; nothing before it is slow. Every tenth of the file is said aloud. */
export function ImportProgress({ arrival }: { readonly arrival: Arrival | undefined }) {
  const { say } = useWords()
  const slow = useAfter(PATIENCE_MS)
  if (!slow) return null
  const read = arrival?.kind === 'imported' ? arrival : undefined
  const text =
    arrival?.kind === 'writing'
      ? say('importWriting')
      : read === undefined
        ? say('importStarting')
        : say('importProgress', { count: read.records, percent: percent(read.share) })
  const aloud = read === undefined ? text : say('importAloud', { percent: Math.floor(read.share * 10) * 10 })
  return (
    <>
      <ProgressBar
        className="import-progress"
        value={(read?.share ?? 1) * 100}
        isIndeterminate={read === undefined}
        valueLabel={text}
      >
        <Label>{text}</Label>
        <div className="progress-track">
          <div className="progress-fill" style={{ inlineSize: `${(read?.share ?? 1) * 100}%` }} />
        </div>
      </ProgressBar>
      <span className="visually-hidden" role="status">
        {aloud}
      </span>
    </>
  )
}

function percent(share: number): number {
  return Math.floor(share * 100)
}
