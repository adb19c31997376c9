import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Writes several files that belong together. All are written beside first, then moved into place: a disk that is full leaves everything as
 * it was, and no reader ever sees half of a file. Where a move fails, those before it are taken back.
 */
export async function replaceFiles(files: ReadonlyMap<string, string>): Promise<void> {
  const paths = [...files.keys()]
  const undo: (() => Promise<void>)[] = []
  try {
    for (const [path, text] of files) {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(besideOf(path), text)
    }
    for (const path of paths) undo.unshift(await moveIntoPlace(path))
    await removeAll(paths.map(formerOf))
  } catch (error) {
    for (const step of undo) await step()
    throw error
  } finally {
    await removeAll(paths.map(besideOf))
  }
}

/** Gives the way back. */
async function moveIntoPlace(path: string): Promise<() => Promise<void>> {
  const existed = await rename(path, formerOf(path)).then(
    () => true,
    () => false,
  )
  const takeBack = () => (existed ? rename(formerOf(path), path) : rm(path, { force: true }))
  try {
    await rename(besideOf(path), path)
  } catch (error) {
    await takeBack()
    throw error
  }
  return takeBack
}

function besideOf(path: string): string {
  return `${path}.new-${process.pid}`
}

function formerOf(path: string): string {
  return `${path}.old-${process.pid}`
}

async function removeAll(paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(path, { force: true })
}
