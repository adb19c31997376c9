import { isNahrainError } from '@nahrain/model'
import { useEffect, useRef, useState } from 'react'

/**
 * Runs asynchronous work whenever `keys` change, one at a time, and shows every result that comes: while a hand moves a slider the page
 * follows it as fast as answers come, and never waits for a hand to rest. Of what comes in between, only the newest is run.
 */
export function useFollowing<Value>(
  work: () => Promise<Value>,
  keys: readonly unknown[],
  fail: (error: unknown) => void,
): Value | undefined {
  const [value, setValue] = useState<Value>()
  const waiting = useRef<(() => Promise<Value>) | undefined>(undefined)
  const isRunning = useRef(false)

  useEffect(() => {
    const run = async (next: () => Promise<Value>) => {
      isRunning.current = true
      try {
        const done = await next()
        setValue(() => done)
      } catch (error) {
        if (!isNahrainError(error, 'cancelled')) fail(error)
      }
      isRunning.current = false
      const newest = waiting.current
      waiting.current = undefined
      if (newest !== undefined) void run(newest)
    }
    if (isRunning.current) waiting.current = work
    else void run(work)
    // biome-ignore lint/correctness/useExhaustiveDependencies: `keys` say what the work depends on
  }, keys)
  return value
}
