import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { WrittenDataset } from '@nahrain/engine'

/** Writes a dataset into a new folder. */
export async function writeFolder({ manifest, files }: WrittenDataset, folder: string): Promise<void> {
  await mkdir(folder)
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest))
  for (const [name, pieces] of files) await writeFile(join(folder, name), pieces)
}
