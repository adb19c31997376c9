import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { WrittenDataset } from '@nahrain/engine'

/**
 * Writes a dataset folder. It is written beside and then moved into place, so that a build that fails leaves the last
 * dataset as it was, and no reader ever sees half of one.
 */
export async function writeDatasetFolder({ manifest, files }: WrittenDataset, folder: string): Promise<void> {
  const beside = `${folder}.new-${process.pid}`
  const former = `${folder}.old-${process.pid}`
  await mkdir(dirname(folder), { recursive: true })
  try {
    await mkdir(beside)
    for (const [name, bytes] of files) await writeFile(join(beside, name), bytes)
    await writeFile(join(beside, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`)
    const moved = await rename(folder, former).then(
      () => true,
      () => false,
    )
    await rename(beside, folder).catch(async (error: unknown) => {
      if (moved) await rename(former, folder)
      throw error
    })
  } finally {
    await rm(beside, { recursive: true, force: true })
    await rm(former, { recursive: true, force: true })
  }
}
