import { lazy, Suspense, useMemo, useState } from 'react'
import { type ImportedTable, type Loading, useAtlas } from './atlas/use-atlas.ts'
import { useTableHistory } from './atlas/use-table-history.ts'
import { BringProvider } from './bring/bring-context.ts'
import { DropOverlay } from './bring/drop-overlay.tsx'
import { useFileDrop } from './bring/use-file-drop.ts'
import { Explorer } from './explorer.tsx'
import { preferredLanguage } from './page/page-language.ts'
import { Waiting } from './page/waiting.tsx'

// Most visits bring no table.
const BringDialog = lazy(() => import('./bring/bring-dialog.tsx').then((module) => ({ default: module.BringDialog })))

/** A file that the reader chose; the number tells two choices of the same file apart. */
interface Choice {
  readonly file: File
  readonly number: number
}

/** Opens the dataset, then hands over to the explorer; a table that the reader brings takes its place. */
export function App() {
  const { loading, arrival, retry, showTable } = useAtlas()
  const { begin, back } = useTableHistory(loading.dataset, retry)
  const [choice, setChoice] = useState<Choice>()
  const bring = useMemo(() => (file: File) => setChoice((last) => ({ file, number: (last?.number ?? 0) + 1 })), [])
  const isOver = useFileDrop(bring)
  const show = (table: ImportedTable) => {
    setChoice(undefined)
    begin()
    showTable(table)
  }

  return (
    <BringProvider value={useHeaderValue(loading, bring, back)}>
      {loading.kind === 'ready' ? (
        <Explorer
          key={loading.open.number}
          atlas={loading.open.atlas}
          overview={loading.open.overview}
          preferred={preferredLanguage()}
          arrival={arrival}
        />
      ) : (
        <Waiting key={loading.dataset} loading={loading} onRetry={retry} />
      )}
      {choice !== undefined && (
        <Suspense>
          <BringDialog
            key={choice.number}
            file={choice.file}
            onChoose={bring}
            onClose={() => setChoice(undefined)}
            onImported={show}
          />
        </Suspense>
      )}
      {isOver && <DropOverlay />}
    </BringProvider>
  )
}

function useHeaderValue(loading: Loading, bring: (file: File) => void, back: () => void) {
  return useMemo(() => {
    const { file, overview } = loading.kind === 'ready' ? loading.open : {}
    const table = file && overview?.tally && { fileName: file.name, tally: overview.tally }
    return { bring, back, table, dataset: loading.dataset }
  }, [loading, bring, back])
}
