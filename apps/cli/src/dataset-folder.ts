import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { WrittenDataset } from '@nahrain/engine'
import { UsageError } from './command.ts'

/**
 * Writes a dataset folder. It is written beside and then moved into place, so that a build that fails leaves the last
 * dataset as it was, and no reader ever sees half of one. Only a dataset or an empty folder is ever replaced.
 * @throws UsageError where the folder holds something else
 */
export async function writeDatasetFolder({ manifest, files }: WrittenDataset, wanted: string): Promise<void> {
  const folder = resolve(wanted)
  const exists = await checkReplaceable(folder)
  const beside = `${folder}.new-${process.pid}`
  const former = `${folder}.old-${process.pid}`
  await mkdir(dirname(folder), { recursive: true })
  try {
    await mkdir(beside)
    for (const [name, pieces] of files) await writeFile(join(beside, name), pieces)
    await writeFile(join(beside, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`)
    if (exists) await rename(folder, former)
    try {
      await rename(beside, folder)
    } catch (error) {
      if (exists) await rename(former, folder)
      throw error
    }
    await rm(former, { recursive: true, force: true })
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

/** True where there is a dataset to replace, false where there is nothing. */
async function checkReplaceable(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((error: unknown) => {
    if ((error as { code?: unknown }).code === 'ENOENT') return undefined
    throw new UsageError(`--out: got ${folder}, which is no folder, expected a dataset or a new folder`)
  })
  if (names === undefined) return false
  const isDataset = names.length === 0 || (await readFormat(join(folder, 'manifest.json'))) === 'nahrain-dataset'
  if (isDataset) return true
  throw new UsageError(
    `--out: got ${folder}, which holds something else than a dataset, expected a dataset or a new folder`,
  )
}

async function readFormat(manifest: string): Promise<unknown> {
  try {
    return (JSON.parse(await readFile(manifest, 'utf8')) as { format?: unknown } | null)?.format
  } catch {
    return undefined
  }
}
