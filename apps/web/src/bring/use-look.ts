import { isNahrainError } from '@nahrain/model'
import type { TableLook } from '@nahrain/worker'
import { useEffect, useState } from 'react'
import { messageOf } from '../atlas/message-of.ts'
import { lookAt } from '../atlas/start-atlas.ts'

/** A hand that goes through several fields is waited for. */
const DEBOUNCE_MS = 300

export interface Looked {
  /** The last look that succeeded; undefined before the first. */
  readonly look: TableLook | undefined
  readonly error: string | undefined
  readonly busy: boolean
}

/** What the file is taken for under these corrections. A newer look ends the one before. */
export function useLook(file: File, corrections: readonly string[]): Looked {
  const [looked, setLooked] = useState<Looked>({ look: undefined, error: undefined, busy: true })
  const key = corrections.join('\n')

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the corrections, which are a new list each time
  useEffect(() => {
    const given = new AbortController()
    setLooked((last) => ({ ...last, busy: true }))
    const start = () =>
      lookAt(file, corrections, given.signal).then(
        (look) => given.signal.aborted || setLooked({ look, error: undefined, busy: false }),
        (error: unknown) =>
          given.signal.aborted ||
          isNahrainError(error, 'cancelled') ||
          setLooked(({ look }) => ({ look, error: messageOf(error), busy: false })),
      )
    const timer = setTimeout(start, corrections.length === 0 ? 0 : DEBOUNCE_MS)
    return () => {
      clearTimeout(timer)
      given.abort()
    }
  }, [file, key])

  return looked
}
