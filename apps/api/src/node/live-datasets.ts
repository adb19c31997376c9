import { isNahrainError } from '@nahrain/model'
import type { Hono } from 'hono'
import { describeError, type Log } from '../service/log.ts'
import { type DatasetFolder, openDatasetFolder, verifyDatasetFolder } from './dataset-folder.ts'
import { createGenerations, type Generations } from './generations.ts'
import { fingerprintOf, watchFolder } from './watch-folder.ts'

export interface LiveDatasetsOptions {
  readonly paths: readonly string[]
  /** Seconds between looks at the folders; 0 where they are read again only when `reload` is called. */
  readonly watchSeconds: number
  readonly log: Log
  /** The app that answers from these datasets. @throws invalid-input where they do not go together */
  readonly createApp: (folders: readonly DatasetFolder[]) => Hono
}

/** Datasets that follow their folders on disk. */
export interface LiveDatasets {
  readonly generations: Generations
  /** How often a dataset was replaced, and how often a new one was refused. */
  readonly counts: () => { readonly replaced: number; readonly refused: number }
  /** Why the dataset of a folder is not what lies on disk; undefined where all are. */
  readonly fault: () => string | undefined
  /** Reads all folders again; those of another version take their place. Never throws: what is refused is logged. */
  readonly reload: () => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * A dataset that changes on disk is opened beside the one that answers, checked to its last byte, and takes its place between two
 * requests. One that is damaged, or does not go with the others, changes nothing.
 * @throws damaged-dataset, not-found, invalid-input for the datasets of the start
 */
export async function openLiveDatasets(options: LiveDatasetsOptions): Promise<LiveDatasets> {
  const { paths, watchSeconds, createApp } = options
  // Before they are opened, so that no change falls between.
  const known = await Promise.all(paths.map(fingerprintOf))
  const folders = await openAll(paths)
  const generations = createGenerations({ app: createApp(folders), folders })
  const replacements = createReplacements(options, generations)
  const watches =
    watchSeconds === 0
      ? []
      : paths.map((path, index) =>
          watchFolder(path, {
            known: known[index],
            everySeconds: watchSeconds,
            onChange: () => void replacements.inLine(index),
          }),
        )
  return {
    generations,
    counts: replacements.counts,
    fault: replacements.fault,
    reload: async () => {
      await Promise.all(paths.map((_, index) => replacements.inLine(index)))
    },
    async close() {
      for (const stop of watches) stop()
      await replacements.rest()
      await generations.close()
    },
  }
}

interface Replacements extends Pick<LiveDatasets, 'counts' | 'fault'> {
  /** Looks at one folder after those that were asked for before, so that no two start from the same generation. */
  readonly inLine: (index: number) => Promise<void>
  /** When nothing is looked at any more. */
  readonly rest: () => Promise<void>
}

function createReplacements(options: LiveDatasetsOptions, generations: Generations): Replacements {
  const { paths, watchSeconds, log, createApp } = options
  const faults = new Map<string, string>()
  const counts = { replaced: 0, refused: 0 }
  let line = Promise.resolve()

  async function replace(index: number): Promise<void> {
    const path = paths[index] as string
    const before = await fingerprintOf(path)
    try {
      const replaced = await replaceFolder({ generations, index, path, createApp })
      faults.delete(path)
      if (replaced === undefined) return
      counts.replaced++
      log.event('dataset-replaced', replaced)
    } catch (error) {
      // It is still being written; where it is watched, it is looked at again when it stands still.
      if (watchSeconds > 0 && before !== (await fingerprintOf(path))) return
      counts.refused++
      faults.set(path, isNahrainError(error) ? error.message : String(error))
      log.event('dataset-refused', { folder: path, error: describeError(error) })
    }
  }
  return {
    counts: () => counts,
    fault: () => faults.values().next().value,
    inLine(index) {
      line = line.then(() => replace(index))
      return line
    },
    rest: () => line,
  }
}

/** All or none: what was opened beside a faulty one is closed again. */
async function openAll(paths: readonly string[]): Promise<DatasetFolder[]> {
  const opened = await Promise.allSettled(paths.map(openDatasetFolder))
  const folders = opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  const failed = opened.find((result) => result.status === 'rejected')
  if (failed === undefined) return folders
  await Promise.all(folders.map(({ close }) => close()))
  throw failed.reason
}

interface Replacement extends Pick<LiveDatasetsOptions, 'createApp'> {
  readonly generations: Generations
  readonly index: number
  readonly path: string
}

/** Gives what to log; undefined where the folder holds the version that answers already. */
async function replaceFolder({ generations, index, path, createApp }: Replacement) {
  const opened = await openDatasetFolder(path)
  try {
    const { id, version, count } = opened.dataset.manifest
    const { folders } = generations.current()
    if (folders[index]?.dataset.manifest.version === version) {
      await opened.close()
      return undefined
    }
    await verifyDatasetFolder(opened)
    const next = folders.with(index, opened)
    generations.replace({ app: createApp(next), folders: next })
    return { dataset: id, version, rows: count }
  } catch (error) {
    await opened.close()
    throw error
  }
}
