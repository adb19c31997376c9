import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WrittenDataset } from '@nahrain/engine'
import { builtAtlas, importedTable } from '@nahrain/testkit'
import { startServer } from '../../src/node.ts'
import { pointsCsv, shapesGeoJson } from './tables.ts'

/** A request that the server answered. */
export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly status: number
}

export interface ClientServer {
  /** Of the landing page. */
  readonly api: string
  /** What was asked since the last call. */
  readonly seen: () => readonly SeenRequest[]
  readonly close: () => Promise<void>
}

/** A real server with the atlas, and with two imported tables: `points` and `shapes`. */
export async function startClientServer(): Promise<ClientServer> {
  const folder = await mkdtemp(join(tmpdir(), 'nahrain-clients-'))
  const datasets: [name: string, dataset: WrittenDataset][] = [
    ['atlas', await builtAtlas()],
    ['points', await importedTable({ id: 'points', fileName: 'points.csv', text: pointsCsv() })],
    ['shapes', await importedTable({ id: 'shapes', fileName: 'shapes.geojson', text: shapesGeoJson() })],
  ]
  for (const [name, dataset] of datasets) await writeFolder(join(folder, name), dataset)
  let requests: SeenRequest[] = []
  const server = await startServer({
    datasetFolders: datasets.map(([name]) => join(folder, name)),
    port: 0,
    service: { log: 'json', rateLimit: 0, watchSeconds: 0 },
    writeLog: (line) => {
      const { event, method, path, query, status } = JSON.parse(line)
      if (event === 'request') requests.push({ method, path, query: new URLSearchParams(query), status })
    },
  })
  return {
    api: `${server.url}/api`,
    seen() {
      const before = requests
      requests = []
      return before
    },
    async close() {
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function writeFolder(folder: string, { manifest, files }: WrittenDataset): Promise<void> {
  await mkdir(folder)
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest))
  for (const [name, pieces] of files) await writeFile(join(folder, name), pieces)
}

/** A feature as our own GeoJSON has it. */
export interface OwnFeature {
  readonly id: string
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null
  readonly properties: Readonly<Record<string, unknown>>
}

/** Every feature that a question finds, in one file. */
export async function ownFeatures(api: string, collection: string, question = ''): Promise<OwnFeature[]> {
  const response = await fetch(`${api}/collections/${collection}/items?f=geojsonseq&${question}`)
  if (!response.ok) throw new Error(await response.text())
  const [, ...texts] = (await response.text()).split('\u001e')
  return texts.map((text) => JSON.parse(text))
}

export async function ownCollections(api: string): Promise<string[]> {
  const { collections } = (await (await fetch(`${api}/collections?f=json`)).json()) as { collections: { id: string }[] }
  return collections.map(({ id }) => id)
}
