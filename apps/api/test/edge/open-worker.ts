import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { WrittenDataset } from '@nahrain/engine'
import { createTestHarness, unstable_readConfig } from 'wrangler'

const ENTRY = fileURLToPath(new URL('../../src/edge.ts', import.meta.url))
const SETTINGS = fileURLToPath(new URL('../../wrangler.jsonc', import.meta.url))

/** A server that runs for the time of a test file. */
export interface TestServer {
  /** Without a slash at its end. */
  readonly url: string
  readonly close: () => Promise<void>
}

/** The app on workerd, as `npm run edge` and Cloudflare run it: bundled from its sources and started on a free port, with these datasets as its assets. */
export async function openWorker(datasets: readonly WrittenDataset[]): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'nahrain-edge-'))
  await writeDatasets(join(folder, 'datasets'), datasets)
  // Workspace packages from their sources, as everywhere in tests; the rest is what wrangler takes by itself.
  process.env.WRANGLER_BUILD_CONDITIONS = 'nahrain-source,workerd,worker,browser'
  process.env.WRANGLER_SEND_METRICS = 'false'
  const { compatibility_date } = unstable_readConfig({ config: SETTINGS })
  const server = createTestHarness({
    workers: [
      {
        config: {
          name: 'nahrain',
          main: ENTRY,
          compatibility_date,
          assets: { directory: folder, binding: 'ASSETS', run_worker_first: ['/api', '/api/*'] },
        },
      },
    ],
  })
  const close = async () => {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const { url } = await server.listen()
    return { url: url.href.replace(/\/$/, ''), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** As `scripts/edge.mjs` lays them out: a folder for each, and an index, the atlas first. */
export async function writeDatasets(folder: string, datasets: readonly WrittenDataset[]): Promise<void> {
  for (const { manifest, files } of datasets) {
    const own = join(folder, manifest.id)
    await mkdir(own, { recursive: true })
    await writeFile(join(own, 'manifest.json'), JSON.stringify(manifest))
    for (const [name, bytes] of files) await writeFile(join(own, name), bytes)
  }
  const index = datasets.map(({ manifest: { id, title, count } }) => ({ id, title, count }))
  await writeFile(join(folder, 'index.json'), JSON.stringify(index))
}
