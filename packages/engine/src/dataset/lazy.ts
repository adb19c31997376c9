/** Reads something once. After a failure the next one may try again: a network can come back. */
export function lazy<Value>(read: () => Promise<Value>): {
  value: () => Value | undefined
  load: () => Promise<Value>
} {
  let value: Value | undefined
  let loading: Promise<Value> | undefined
  const load = () => {
    loading ??= read().then(
      (found) => {
        value = found
        return found
      },
      (error: unknown) => {
        loading = undefined
        throw error
      },
    )
    return loading
  }
  return { value: () => value, load }
}
