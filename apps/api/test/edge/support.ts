import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WrittenDataset } from '@nahrain/engine'
import { builtAtlas, writtenRandomTable } from '@nahrain/testkit'
import { startServer } from '../../src/node.ts'
import { openWorker, type TestServer, writeDatasets } from './open-worker.ts'

/** The atlas and a small table of points, which every server of the tests serves. */
export async function bothDatasets(): Promise<readonly WrittenDataset[]> {
  return [await builtAtlas(), await writtenRandomTable({ rows: 300, seed: 11, facetValues: [3, 5], exact: true })]
}

export async function openEdge(): Promise<TestServer> {
  return openWorker(await bothDatasets())
}

/** The same app on Node, over HTTP. */
export async function openNode(): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'nahrain-node-'))
  const datasets = await bothDatasets()
  await writeDatasets(folder, datasets)
  const datasetFolders = datasets.map(({ manifest }) => join(folder, manifest.id))
  const server = await startServer({ datasetFolders, port: 0, writeLog: () => {} })
  const close = async () => {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { url: server.url, close }
}
