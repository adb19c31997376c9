import type { Arrival, Atlas, Overview } from '@nahrain/worker'
import { useCallback, useEffect, useRef, useState } from 'react'
import { datasetOfAddress } from './dataset-address.ts'
import { messageOf } from './message-of.ts'
import { startAtlas } from './start-atlas.ts'

/** An atlas that can be asked. */
export interface OpenAtlas {
  readonly atlas: Atlas
  readonly overview: Overview
  /** Of a table that the reader brought. */
  readonly file: File | undefined
  /** How many were shown in its place before. */
  readonly number: number
}

export type ImportedTable = Omit<OpenAtlas, 'number'> & { readonly file: File }

/** The atlas on its way: what the page shows until it can be asked. */
export type Loading =
  | { readonly kind: 'reading'; readonly dataset: string }
  | { readonly kind: 'ready'; readonly dataset: string; readonly open: OpenAtlas }
  | { readonly kind: 'failed'; readonly dataset: string; readonly message: string }

/** One dataset at a time: that of the address, or a table in its place until the reader goes back. */
export function useAtlas() {
  const [opening, setOpening] = useState(() => ({ dataset: datasetOfAddress(location.search), attempt: 0 }))
  const [loading, setLoading] = useState<Loading>({ kind: 'reading', dataset: opening.dataset })
  const [arrival, setArrival] = useState<Arrival>()
  const shown = useRef<Atlas>(undefined)

  useEffect(() => {
    const { dataset } = opening
    const atlas = startAtlas(dataset)
    let current = true
    const take = (next: Loading) => current && setLoading(next)
    shown.current = atlas
    setArrival(undefined)
    take({ kind: 'reading', dataset })
    // Nothing more is heard of an atlas that gave way to another one.
    atlas
      .open((next) => current && shown.current === atlas && setArrival(next))
      .then(
        (overview) =>
          shown.current === atlas &&
          take({ kind: 'ready', dataset, open: { atlas, overview, file: undefined, number: 0 } }),
        (error: unknown) => shown.current === atlas && take({ kind: 'failed', dataset, message: messageOf(error) }),
      )
    return () => {
      current = false
      atlas.close()
      // A table may have taken its place.
      shown.current?.close()
    }
  }, [opening])

  const retry = useCallback(
    () => setOpening(({ attempt }) => ({ dataset: datasetOfAddress(location.search), attempt: attempt + 1 })),
    [],
  )
  /** The table is shown from now on; what was shown before is let go. */
  const showTable = useCallback((table: ImportedTable) => {
    shown.current?.close()
    shown.current = table.atlas
    setArrival({ kind: 'complete' })
    setLoading((now) => {
      const number = now.kind === 'ready' ? now.open.number + 1 : 1
      return { kind: 'ready', dataset: now.dataset, open: { ...table, number } }
    })
  }, [])

  return { loading, arrival, retry, showTable }
}
