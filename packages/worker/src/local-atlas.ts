import {
  type Archive,
  createArchive,
  createEngine,
  type DatasetReader,
  type Engine,
  readDataset,
  toFeature,
} from '@nahrain/engine'
import { type AnswerRows, NahrainError, type Query, rowIds } from '@nahrain/model'
import type { Atlas } from './atlas.ts'
import { createLatest } from './latest.ts'

/** The atlas on the thread of its caller: what the worker runs, and what tests and servers use without one. */
export function createLocalAtlas(name: string, read: DatasetReader): Atlas {
  let opened: { readonly engine: Engine; readonly archive: Archive } | undefined

  const latestAnswer = createLatest()
  const latestDrawing = createLatest()

  function ready() {
    if (opened !== undefined) return opened
    throw new NahrainError('not-found', `got a question before open(), expected open() of dataset ${name} first`, {
      what: 'open dataset',
      id: name,
    })
  }

  const listings = (rows: Uint32Array) => rowIds(rows).map((row) => ready().archive.listing(row))

  /** A text search waits for its texts, which a page that never searches does not load. */
  async function readyFor(query: Query) {
    const opened = ready()
    if (query.text !== undefined) await opened.engine.dataset.loadStrings()
    return opened
  }

  return {
    async open() {
      const dataset = await readDataset(name, read, { texts: 'on-demand' })
      opened = { engine: createEngine(dataset), archive: createArchive(dataset) }
      const { vocabulary, briefings } = dataset.documents
      return { manifest: dataset.manifest, vocabulary, briefings }
    },
    ask: (query, shape) => latestAnswer(async () => (await readyFor(query)).engine.ask(query, shape)),
    async page(query, shape) {
      const { rows: page } = (await readyFor(query)).engine.ask(query, { facets: false, rows: shape })
      const { offset: _, ...rows } = page as AnswerRows
      return { ...rows, listings: listings(rows.rows) }
    },
    count: async (query) => (await readyFor(query)).engine.ask(query, { facets: false }).total,
    draw: (query) =>
      latestDrawing(async () => {
        const { engine, archive } = await readyFor(query)
        const flows = rowIds(engine.rows(query)).flatMap((row) => archive.flow(row) ?? [])
        return { outlines: engine.outlines(query), flows }
      }),
    async outlines() {
      const { dataset } = ready().engine
      return dataset.shapes.map((geometry, shape) => ({ shape, place: dataset.shapeIds[shape] as string, geometry }))
    },
    list: async (rows) => listings(rows),
    cell: async (query, zoom, key) => (await readyFor(query)).engine.cell(query, zoom, key),
    async dossier(id) {
      const { engine, archive } = ready()
      const row = engine.rowOf(id)
      if (row === undefined) {
        throw new NahrainError('not-found', `got entry "${id}", expected an id of dataset ${name}`, {
          what: 'entry',
          id,
        })
      }
      return archive.dossier(row)
    },
    async features(query) {
      const { engine, archive } = await readyFor(query)
      return rowIds(engine.rows(query)).map((row) => toFeature(archive.dossier(row)))
    },
    close() {
      opened = undefined
    },
  }
}
