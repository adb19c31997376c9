import type { Arrival, Atlas, TableImport } from '@nahrain/worker'
import { useCallback, useEffect, useRef, useState } from 'react'
import { messageOf } from '../atlas/message-of.ts'
import { startTable } from '../atlas/start-atlas.ts'
import type { ImportedTable } from '../atlas/use-atlas.ts'

export type Importing =
  | { readonly kind: 'idle'; readonly error?: string }
  | { readonly kind: 'running'; readonly arrival: Arrival | undefined }

/** Imports on a thread of its own, so that giving up is ending it, and what is on screen stays until the table is there. */
export function useImport(file: File, onImported: (table: ImportedTable) => void) {
  const [importing, setImporting] = useState<Importing>({ kind: 'idle' })
  const running = useRef<Atlas>(undefined)

  const cancel = useCallback(() => {
    running.current?.close()
    running.current = undefined
    setImporting({ kind: 'idle' })
  }, [])
  useEffect(() => () => running.current?.close(), [])

  const start = (wanted: TableImport) => {
    const atlas = startTable(file, wanted)
    running.current = atlas
    setImporting({ kind: 'running', arrival: undefined })
    const isCurrent = () => running.current === atlas
    atlas
      .open((arrival) => isCurrent() && setImporting({ kind: 'running', arrival }))
      .then(
        (overview) => {
          if (!isCurrent()) return
          running.current = undefined
          onImported({ atlas, overview, file })
        },
        (error: unknown) => {
          if (!isCurrent()) return
          running.current = undefined
          atlas.close()
          setImporting({ kind: 'idle', error: messageOf(error) })
        },
      )
  }
  return { importing, start, cancel }
}
