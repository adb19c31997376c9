import { isNahrainError } from '@nahrain/model'
import { useEffect, useState } from 'react'

/**
 * Runs asynchronous work whenever `keys` change and keeps its newest result; a superseded question is no error.
 * Where there is no work, the last result stays.
 */
export function useLatest<Value>(
  work: (() => Promise<Value>) | undefined,
  keys: readonly unknown[],
  fail: (error: unknown) => void,
): Value | undefined {
  const [value, setValue] = useState<Value>()
  useEffect(() => {
    let current = true
    work?.().then(
      (done) => current && setValue(() => done),
      (error: unknown) => current && !isNahrainError(error, 'cancelled') && fail(error),
    )
    return () => {
      current = false
    }
    // biome-ignore lint/correctness/useExhaustiveDependencies: `keys` say what the work depends on
  }, keys)
  return value
}
