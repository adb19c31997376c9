import type { TableFile } from '../record-batch.ts'

/** A file that was dropped or chosen on a page; of a plain Blob the name has to be said. */
export function blobTableFile(
  blob: Blob,
  name = 'name' in blob ? String(blob.name) : 'a file without a name',
): TableFile {
  return {
    name,
    size: blob.size,
    stream: () => blob.stream(),
    read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  }
}
