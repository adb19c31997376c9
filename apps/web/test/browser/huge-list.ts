import type { BrowserContext } from 'playwright-core'

/** Lines that the dataset really has for a page to be filled with. */
const REAL_LINES = 600

/**
 * Makes the page's atlas say that `total` entries match, and answer pages beyond its real lines with these over again: what a list of that
 * length does to the page, without a dataset of that size. Stands between page and worker, in the messages of Comlink.
 */
export async function pretendTotal(context: BrowserContext, total: number): Promise<void> {
  await context.addInitScript(
    ({ total, lines }) => {
      interface Call {
        readonly id: string
        readonly path?: readonly string[]
        readonly argumentList?: readonly { readonly value: { offset: number } }[]
      }
      const asked = new Set<string>()
      globalThis.Worker = class extends Worker {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options)
          this.addEventListener('message', ({ data }: MessageEvent) => {
            if (asked.delete(data.id) && data.value.kind === 'done') Object.assign(data.value.value, { total })
          })
        }
        override postMessage(call: Call, options?: Transferable[] | StructuredSerializeOptions) {
          const method = call.path?.[0]
          const shape = call.argumentList?.[1]?.value
          if (method === 'ask') asked.add(call.id)
          if (method === 'page' && shape) shape.offset %= lines
          super.postMessage(call, options as StructuredSerializeOptions)
        }
      }
    },
    { total, lines: REAL_LINES },
  )
}
