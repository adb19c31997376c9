import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { WrittenDataset } from '@nahrain/engine'

/** Writes a dataset beside, then moves it to its name, as `nahrain build` does. */
export async function putDataset(folder: string, { manifest, files }: WrittenDataset): Promise<void> {
  const [beside, former] = [`${folder}.new`, `${folder}.old`]
  await mkdir(beside, { recursive: true })
  for (const [name, pieces] of files) await writeFile(join(beside, name), pieces)
  await writeFile(join(beside, 'manifest.json'), JSON.stringify(manifest))
  await rename(folder, former).catch(() => undefined)
  await rename(beside, folder)
  await rm(former, { recursive: true, force: true })
}
