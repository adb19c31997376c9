import { useEffect, useState } from 'react'

/** A value once what it says has not changed for a while, in ms; at once for 0, and where there was none before. */
export function useRested<Value>(value: Value, restMs: number): Value {
  const [rested, setRested] = useState(value)
  const isAtOnce = restMs === 0 || rested === undefined
  useEffect(() => {
    if (rested === value) return
    const timer = setTimeout(() => setRested(() => value), isAtOnce ? 0 : restMs)
    return () => clearTimeout(timer)
  }, [value, rested, restMs, isAtOnce])
  return isAtOnce ? value : rested
}
