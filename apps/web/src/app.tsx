import { isNahrainError } from '@nahrain/model'
import type { Atlas, Overview } from '@nahrain/worker'
import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { startAtlas } from './atlas/start-atlas.ts'
import { Explorer } from './explorer.tsx'
import { PAGE_LANGUAGES, type PageLanguage } from './state/state.ts'
import { createWords } from './words/words.ts'

/** The atlas on its way: what the page shows until it can be asked. */
type Loading =
  | { readonly kind: 'reading' }
  | { readonly kind: 'ready'; readonly atlas: Atlas; readonly overview: Overview }
  | { readonly kind: 'failed'; readonly message: string }

/** Starts the worker, opens the dataset, then hands over to the explorer. */
export function App() {
  const [attempt, setAttempt] = useState(0)
  const [loading, setLoading] = useState<Loading>({ kind: 'reading' })

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt starts anew
  useEffect(() => {
    const atlas = startAtlas()
    let current = true
    setLoading({ kind: 'reading' })
    atlas.open().then(
      (overview) => current && setLoading({ kind: 'ready', atlas, overview }),
      (error: unknown) => current && setLoading({ kind: 'failed', message: messageOf(error) }),
    )
    return () => {
      current = false
      atlas.close()
    }
  }, [attempt])

  if (loading.kind === 'ready')
    return <Explorer atlas={loading.atlas} overview={loading.overview} preferred={preferredLanguage()} />
  return <Waiting loading={loading} onRetry={() => setAttempt(attempt + 1)} />
}

function Waiting({
  loading,
  onRetry,
}: {
  readonly loading: Exclude<Loading, { kind: 'ready' }>
  readonly onRetry: () => void
}) {
  const words = createWords(languageOfAddress() ?? preferredLanguage())
  return (
    <main className="waiting" lang={words.language} dir={words.direction}>
      {loading.kind === 'reading' ? (
        <p role="status">{words.say('loading')}</p>
      ) : (
        <div role="alert">
          <h1>{words.say('loadFailed')}</h1>
          <p dir="auto">{loading.message}</p>
          <Button className="primary-button" onPress={onRetry}>
            {words.say('retry')}
          </Button>
        </div>
      )}
    </main>
  )
}

function messageOf(error: unknown): string {
  if (isNahrainError(error)) return error.message
  return error instanceof Error ? error.message : String(error)
}

function languageOfAddress(): PageLanguage | undefined {
  const wanted = new URLSearchParams(location.search).get('lang')
  return PAGE_LANGUAGES.find((language) => language === wanted)
}

/** The first of the browser's languages that the page has. */
function preferredLanguage(): PageLanguage {
  const wanted = navigator.languages.map((tag) => tag.split('-')[0])
  return wanted.flatMap((tag) => PAGE_LANGUAGES.filter((language) => language === tag))[0] ?? 'en'
}
