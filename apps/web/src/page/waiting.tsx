import { useEffect, useMemo } from 'react'
import { Button } from 'react-aria-components'
import { datasetAddress, HOME_DATASET } from '../atlas/dataset-address.ts'
import type { Loading } from '../atlas/use-atlas.ts'
import { createWords } from '../words/words.ts'
import { languageOfAddress, preferredLanguage } from './page-language.ts'
import { useAfter } from './use-after.ts'

/** Opening that takes longer than this shows that it is under way. */
const PATIENCE_MS = 500

export interface WaitingProps {
  readonly loading: Exclude<Loading, { kind: 'ready' }>
  readonly onRetry: () => void
}

/** The page before its dataset can be asked, or where it never will. */
export function Waiting({ loading, onRetry }: WaitingProps) {
  const words = useMemo(() => createWords(languageOfAddress() ?? preferredLanguage()), [])
  const slow = useAfter(PATIENCE_MS)
  useEffect(() => {
    document.documentElement.lang = words.language
    document.documentElement.dir = words.direction
  }, [words])
  const { say } = words
  // From any other dataset there is a way to the atlas.
  const wayOut = loading.dataset !== HOME_DATASET && datasetAddress(HOME_DATASET, words.language)
  if (loading.kind === 'failed') {
    return (
      <main className="waiting">
        <div role="alert">
          <h1>{say('loadFailed')}</h1>
          <p dir="auto">{loading.message}</p>
          <Button className="primary-button" onPress={onRetry}>
            {say('retry')}
          </Button>
        </div>
        {wayOut && <a href={wayOut}>{say('backToAtlas')}</a>}
      </main>
    )
  }
  return (
    <main className="waiting">
      <p role="status">{slow && (wayOut ? say('loadingDataset', { name: loading.dataset }) : say('loading'))}</p>
      {slow && wayOut && <a href={wayOut}>{say('cancel')}</a>}
    </main>
  )
}
