import { type Atlas, createWorkerAtlas } from '@nahrain/worker'

/** The atlas of this page, on a thread of its own. Its dataset lies beside the page, so a static host is enough. */
export function startAtlas(): Atlas {
  const id = new URLSearchParams(location.search).get('dataset') ?? 'atlas'
  const urlOf = (name: string) => new URL(`datasets/${name}`, document.baseURI).href
  const startThread = () => new Worker(new URL('./thread.ts', import.meta.url), { type: 'module', name: 'engine' })
  const gazetteer = id === 'atlas' ? {} : { gazetteerUrl: urlOf('atlas') }
  return createWorkerAtlas(startThread, { kind: 'folder', name: id, url: urlOf(id), ...gazetteer })
}
