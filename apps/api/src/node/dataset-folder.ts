import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { type Dataset, type DatasetFileName, type DatasetReader, readDataset } from '@nahrain/engine'
import { NahrainError } from '@nahrain/model'

/** A dataset with the folder that it was read from. Its files stay open: a rebuild that takes their place changes nothing here. */
export interface DatasetFolder {
  readonly dataset: Dataset
  readonly reader: DatasetReader
  readonly close: () => Promise<void>
}

const PIECE_BYTES = 1024 * 1024

/** A page of neighbours comes from all over the records file: 64 MB of it stay, and zlib itself is quicker than the streams of the web. */
const RECORDS = { keptMembers: 1024, gunzip: promisify(gunzip) }

/** @throws damaged-dataset, not-found */
export async function openDatasetFolder(folder: string): Promise<DatasetFolder> {
  const handles = new Map<DatasetFileName, Promise<FileHandle>>()
  const handle = (file: DatasetFileName) => {
    const opened = handles.get(file) ?? openFile(folder, file)
    handles.set(file, opened)
    return opened
  }
  const reader: DatasetReader = {
    async read(file, range) {
      const opened = await handle(file)
      const { start, end } = range ?? { start: 0, end: (await opened.stat()).size }
      const buffer = new Uint8Array(end - start)
      const { bytesRead } = await opened.read(buffer, 0, buffer.length, start)
      return buffer.subarray(0, bytesRead)
    },
    async *stream(file) {
      const { size } = await (await handle(file)).stat()
      for (let start = 0; start < size; start += PIECE_BYTES) {
        yield await reader.read(file, { start, end: Math.min(size, start + PIECE_BYTES) })
      }
    },
  }
  const close = async () => {
    for (const opened of handles.values()) await (await opened.catch(() => undefined))?.close()
  }
  try {
    const dataset = await readDataset(basename(folder), reader, { records: RECORDS })
    // Opened now, so that details come from the same build as the rows.
    await Promise.all(Object.keys(dataset.manifest.files).map((file) => handle(file as DatasetFileName)))
    return { dataset, reader, close }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * Reads every file to its end and holds it against the manifest, those too that `readDataset` leaves for later: before a dataset takes
 * the place of one that answers. @throws damaged-dataset
 */
export async function verifyDatasetFolder({ dataset: { manifest }, reader }: DatasetFolder): Promise<void> {
  for (const [name, { bytes, sha256 }] of Object.entries(manifest.files)) {
    const hash = createHash('sha256')
    let length = 0
    for await (const piece of reader.stream(name as DatasetFileName)) {
      hash.update(piece)
      length += piece.byteLength
    }
    if (length === bytes && hash.digest('hex') === sha256) continue
    const reason = `${name} is not the file that was written`
    const message = `dataset ${manifest.id} is damaged: ${reason}; build it again`
    throw new NahrainError('damaged-dataset', message, { dataset: manifest.id, reason })
  }
}

/** A dataset for a program that ends soon: its files close with it. @throws damaged-dataset, not-found */
export async function readDatasetFolder(folder: string): Promise<Dataset> {
  return (await openDatasetFolder(folder)).dataset
}

function openFile(folder: string, file: DatasetFileName): Promise<FileHandle> {
  return open(join(folder, file)).catch((cause: unknown) => {
    const message = `got no ${join(folder, file)}, expected a dataset folder; build one with: nahrain build`
    throw new NahrainError('not-found', message, { what: 'dataset file', id: join(folder, file) }, { cause })
  })
}
