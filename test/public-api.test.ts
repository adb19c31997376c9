import { expect, test } from 'vitest'

/** The exported names of every published entry: a change here is a change that users notice, and wants a changeset. */
const ENTRIES: readonly (readonly [name: string, load: () => Promise<Record<string, unknown>>])[] = [
  ['model', () => import('../packages/model/src/index.ts')],
  ['cql2', () => import('../packages/cql2/src/index.ts')],
  ['engine', () => import('../packages/engine/src/index.ts')],
  ['ingest', () => import('../packages/ingest/src/index.ts')],
  ['ingest/table', () => import('../packages/ingest/src/table/index.ts')],
  ['worker', () => import('../packages/worker/src/index.ts')],
]

test.each(ENTRIES)('@nahrain/%s exports what it promises', async (name, load) => {
  const names = Object.keys(await load()).sort()
  await expect(names.join('\n')).toMatchFileSnapshot(`public-api/${name.replace('/', '-')}.txt`)
})
