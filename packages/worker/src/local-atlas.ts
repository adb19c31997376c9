import {
  type Archive,
  createArchive,
  createEngine,
  type DatasetReader,
  type Engine,
  readDataset,
  toFeature,
} from '@nahrain/engine'
import { type AnswerRows, NahrainError, type Query, rowId, rowIds } from '@nahrain/model'
import type { Atlas } from './atlas.ts'
import { createLatest } from './latest.ts'

/** The atlas on the thread of its caller: what the worker runs, and what tests and servers use without one. */
export function createLocalAtlas(name: string, reader: DatasetReader): Atlas {
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

  /** A question may need texts or ids, which a page that never asks so does not load. */
  async function readyFor(query: Query) {
    const opened = ready()
    await opened.engine.prepare(query)
    return opened
  }

  return {
    async open() {
      const dataset = await readDataset(name, reader)
      opened = { engine: createEngine(dataset), archive: createArchive(dataset) }
      const { vocabulary, briefings } = dataset.documents
      return { manifest: dataset.manifest, vocabulary, briefings }
    },
    ask: (query, shape) => latestAnswer(async () => (await readyFor(query)).engine.ask(query, shape)),
    async page(query, shape) {
      const { engine, archive } = await readyFor(query)
      const { rows: page } = engine.ask(query, { facets: false, rows: shape })
      const { offset: _, ...rows } = page as AnswerRows
      return { ...rows, listings: await archive.listings(rowIds(rows.rows)) }
    },
    count: async (query) => (await readyFor(query)).engine.ask(query, { facets: false }).total,
    draw: (query) =>
      latestDrawing(async () => {
        const { engine, archive } = await readyFor(query)
        const outlines = engine.outlines(query)
        const flows = (await archive.flows?.(rowIds(engine.rows(query)))) ?? []
        return { outlines, flows }
      }),
    async outlines() {
      const { dataset } = ready().engine
      return dataset.shapes.map((geometry, shape) => ({ shape, place: dataset.shapeIds[shape] as string, geometry }))
    },
    list: async (rows) => ready().archive.listings(rowIds(rows)),
    cell: async (query, zoom, key) => (await readyFor(query)).engine.cell(query, zoom, key),
    async dossier(id) {
      const { engine, archive } = ready()
      const { rowOf } = await engine.dataset.details.loadIdentities()
      const row = rowOf(id)
      if (row === undefined) {
        throw new NahrainError('not-found', `got entry "${id}", expected an id of dataset ${name}`, {
          what: 'entry',
          id,
        })
      }
      return archive.dossier(rowId(row))
    },
    async features(query) {
      const { engine, archive } = await readyFor(query)
      const dossiers = await Promise.all(rowIds(engine.rows(query)).map((row) => archive.dossier(row)))
      return dossiers.map(toFeature)
    },
    close() {
      opened = undefined
    },
  }
}
