import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ChildServer, startChild } from './child-server.ts'
import { type MapServer, startMapServer } from './mapserver.ts'
import { pointsText } from './points.ts'

const CLI = fileURLToPath(new URL('../../apps/cli/bin/nahrain.js', import.meta.url))

/** The same points behind our server and, where it is installed, behind MapServer. */
export interface ServedPoints {
  readonly ours: ChildServer
  readonly mapServer: MapServer | undefined
}

export async function withServedPoints(
  work: (served: ServedPoints) => Promise<void>,
  { withMapServer = true }: { readonly withMapServer?: boolean } = {},
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nahrain-bench-'))
  const servers: { readonly stop: () => Promise<void> }[] = []
  try {
    const file = join(folder, 'points.geojson')
    writeFileSync(file, pointsText())
    const dataset = importFile(file, folder, 'points')
    const ours = await startChild('serve-dataset.ts', [dataset])
    servers.push(ours)
    const mapServer = withMapServer ? await startMapServer(file, folder) : undefined
    if (mapServer !== undefined) servers.push(mapServer)
    await work({ ours, mapServer })
  } finally {
    await Promise.all(servers.map(({ stop }) => stop()))
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The dataset's folder. */
export function importFile(file: string, folder: string, id: string): string {
  const out = join(folder, id)
  const { status, stderr } = spawnSync(process.execPath, [CLI, 'import', file, '--id', id, '--out', out], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`import of ${file} ended with ${status}:\n${stderr}`)
  return out
}
