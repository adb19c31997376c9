import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fingerprintOf, watchFolder } from '../../src/node/watch-folder.ts'

let parent: string
let folder: string
let stop: () => void

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'nahrain-watch-'))
  folder = join(parent, 'dataset')
  await mkdir(folder)
  await writeFile(join(folder, 'manifest.json'), '1')
})
afterEach(async () => {
  stop()
  await rm(parent, { recursive: true, force: true })
})

async function watched(everySeconds: number) {
  const onChange = vi.fn()
  stop = watchFolder(folder, { known: await fingerprintOf(folder), everySeconds, onChange })
  return onChange
}

const called = (onChange: ReturnType<typeof vi.fn>, times: number) =>
  vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(times), { timeout: 5000 })

const SLOW = 3600

test('a change in place is noticed once it has come to rest', async () => {
  const onChange = await watched(SLOW)
  for (const text of ['2', '22', '222']) await writeFile(join(folder, 'manifest.json'), text)
  await called(onChange, 1)
})

test('a folder that takes the name of another is noticed, and its changes too', async () => {
  const onChange = await watched(SLOW)
  const beside = join(parent, 'beside')
  await mkdir(beside)
  await writeFile(join(beside, 'manifest.json'), '2')
  await rename(folder, join(parent, 'former'))
  await rename(beside, folder)
  await called(onChange, 1)
  await writeFile(join(folder, 'manifest.json'), '33')
  await called(onChange, 2)
})

test('a folder that goes away is no change, until it comes back', async () => {
  const onChange = await watched(0.05)
  await rename(folder, join(parent, 'away'))
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(onChange).not.toHaveBeenCalled()
  await rename(join(parent, 'away'), folder)
  await writeFile(join(folder, 'rows.arrow'), 'rows')
  await called(onChange, 1)
})
