import { useEffect, useState } from 'react'

/** A value once it has not changed for a while, in ms; at once for 0. */
export function useRested<Value>(value: Value, restMs: number): Value {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    if (restMs === 0) return
    const timer = setTimeout(() => setRested(() => value), restMs)
    return () => clearTimeout(timer)
  }, [value, restMs])
  return restMs === 0 ? value : rested
}
