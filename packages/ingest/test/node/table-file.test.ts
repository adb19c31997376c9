import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTableFile } from '@nahrain/ingest/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileOf, gzipped, readAll } from '../table/read/table-files.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nahrain-table-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function onDisk(bytes: Uint8Array) {
  const path = join(folder, 'table.csv.gz')
  await writeFile(path, bytes)
  return openTableFile(path)
}

async function joinedBlob(...parts: Uint8Array<ArrayBuffer>[]): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}

/** More than is unpacked at once. */
const LINES = Array.from({ length: 100_000 }, (_, row) => `${row},${(row * 7919) % 1009},Baghdad\n`).join('')
const HEAD = 'id,number,place\n'

describe('gzip on a disk reads as gzip in memory does', () => {
  test.each([
    ['of one member', async () => gzipped(HEAD + LINES)],
    [
      'of several members',
      async () => joinedBlob(await gzipped(HEAD), await gzipped(LINES), await gzipped('x,1,Mosul')),
    ],
  ])('%s', async (_, make) => {
    const bytes = await make()
    const [disk, memory] = [await readAll(await onDisk(bytes)), await readAll(fileOf(bytes, 'table.csv.gz'))]
    expect(disk.rows.length).toBeGreaterThanOrEqual(100_000)
    expect(disk).toEqual(memory)
  })

  test.each([
    ['cut off', async () => (await gzipped(HEAD + LINES)).slice(0, -1000)],
    ['with something else after it', async () => joinedBlob(await gzipped(HEAD + LINES), Uint8Array.of(1, 2, 3))],
  ])('%s', async (_, make) => {
    const bytes = await make()
    const damage = /table\.csv\.gz: got gzip data that is cut off or damaged/
    await expect(onDisk(bytes).then(readAll)).rejects.toThrow(damage)
    await expect(readAll(fileOf(bytes, 'table.csv.gz'))).rejects.toThrow(damage)
  })
})
