import { type Archive, createArchive, createEngine, type Dataset, type Engine, toFeature } from '@nahrain/engine'
import { type AnswerRows, type AnswerShape, EVERYTHING, NahrainError, type Query, rowId, rowIds } from '@nahrain/model'
import type { Atlas, Overview } from './atlas.ts'
import type { ArrivalListener, AtlasSource, TableTally } from './atlas-source.ts'
import { createLatest } from './latest.ts'
import { placesOf } from './places.ts'

/** What is quicker than this is shown at once; what is slower shows its first rows, and more of them as often. */
const FIRST_ROWS_MS = 400

interface Opened {
  readonly engine: Engine
  readonly archive: Archive
  /** Where the places are that a question may name. */
  readonly gazetteer: Dataset
}

/** The atlas on the thread of its caller: what the worker runs, and what tests and servers use without one. */
export function createLocalAtlas(source: AtlasSource): Atlas {
  let opened: Opened | undefined

  const latestAnswer = createLatest()
  const latestDrawing = createLatest()

  function ready() {
    if (opened !== undefined) return opened
    throw new NahrainError('not-found', `got a question before open(), expected open() of ${source.name} first`, {
      what: 'open dataset',
      id: source.name,
    })
  }

  /** A question may need texts, ids or records, which a page that never asks so does not load. */
  async function readyFor(query: Query, shape?: AnswerShape) {
    const opened = ready()
    await opened.engine.prepare(query, shape)
    return opened
  }

  return {
    open: (listen = () => {}) =>
      openInParts(source, listen, (dataset, gazetteer) => {
        opened = {
          engine: createEngine(dataset, gazetteer),
          archive: createArchive(dataset),
          gazetteer: placed(dataset, gazetteer),
        }
      }),
    ask: (query, shape) => latestAnswer(async () => (await readyFor(query, shape)).engine.ask(query, shape)),
    async page(query, shape) {
      const wanted = { facets: false, rows: shape }
      const { engine, archive } = await readyFor(query, wanted)
      const { rows: page } = engine.ask(query, wanted)
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
    totals: async () => (await readyFor(EVERYTHING)).engine.ask(EVERYTHING, { facets: true }).facets ?? [],
    places: () => placesOf(ready().gazetteer),
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
        throw new NahrainError('not-found', `got entry "${id}", expected an id of ${source.name}`, {
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

/** An atlas knows its own places; a table has only those of the atlas beside it. */
function placed(dataset: Dataset, gazetteer: Dataset | undefined): Dataset {
  return dataset.manifest.table === null ? dataset : (gazetteer ?? dataset)
}

/** Resolves with the first rows that can be asked, `use` gets these and then more, until all are there. */
async function openInParts(
  source: AtlasSource,
  listen: ArrivalListener,
  use: (dataset: Dataset, gazetteer: Dataset | undefined) => void,
): Promise<Overview> {
  const gazetteer = await source.gazetteer?.()
  const first = Promise.withResolvers<Overview>()
  let isOpen = false
  let lastAt = performance.now()
  const take = (dataset: Dataset, tally?: TableTally) => {
    use(dataset, gazetteer)
    isOpen = true
    lastAt = performance.now()
    const { vocabulary, briefings } = dataset.documents
    first.resolve({ manifest: dataset.manifest, vocabulary, briefings, tally })
  }
  const onRows = (dataset: Dataset) => {
    if (performance.now() - lastAt < FIRST_ROWS_MS) return
    take(dataset)
    listen({ kind: 'rows', rows: dataset.count, of: dataset.manifest.count })
  }
  source.read(listen, onRows).then(
    ({ dataset, tally }) => {
      take(dataset, tally)
      listen({ kind: 'complete' })
    },
    (error: unknown) => {
      if (isOpen) listen({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
      else first.reject(error)
    },
  )
  return first.promise
}
