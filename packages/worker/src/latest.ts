import { NahrainError } from '@nahrain/model'

/**
 * Runs one question at a time and keeps only the newest of those that wait: while a hand moves a slider, the thread computes the
 * question it is at and then the last one, never those in between. A superseded question rejects with `cancelled`.
 */
export function createLatest(): <Value>(run: () => Promise<Value>) => Promise<Value> {
  let running = false
  let supersede: (() => void) | undefined
  let waiting: (() => void) | undefined

  return (run) =>
    new Promise((resolve, reject) => {
      supersede?.()
      let superseded = false
      supersede = () => {
        superseded = true
        reject(new NahrainError('cancelled', 'a newer question took the place of this one', {}))
      }
      const start = async () => {
        running = true
        try {
          resolve(await run())
        } catch (error) {
          reject(error)
        } finally {
          running = false
          const next = waiting
          waiting = undefined
          next?.()
        }
      }
      if (!running) void start()
      else waiting = () => void (superseded || start())
    })
}
