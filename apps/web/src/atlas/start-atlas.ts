import { type Atlas, createWorkerAtlas } from '@nahrain/worker'

/** The atlas of this page, on a thread of its own. Its dataset lies beside the page, so a static host is enough. */
export function startAtlas(): Atlas {
  const url = new URL('datasets/atlas', document.baseURI).href
  const startThread = () => new Worker(new URL('./thread.ts', import.meta.url), { type: 'module', name: 'engine' })
  return createWorkerAtlas(startThread, { kind: 'folder', name: 'atlas', url })
}
