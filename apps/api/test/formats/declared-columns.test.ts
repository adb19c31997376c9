import type { TableDescription } from '@nahrain/model'
import { atlasDataset, randomTable, writtenRandomTable } from '@nahrain/testkit'
import { expect, test } from 'vitest'
import { declaredColumns } from '../../src/formats/declared-columns.ts'

const typesOf = (columns: ReturnType<typeof declaredColumns>) =>
  Object.fromEntries(columns.map(({ name, type }) => [name, type]))

test('an atlas has the fields of its schema, by type', async () => {
  const { manifest } = await atlasDataset()
  expect(typesOf(declaredColumns(manifest))).toMatchObject({
    name: 'text',
    when: 'text',
    start: 'text',
    radiusKm: 'number',
    quantity: 'json',
    themes: 'json',
    from: 'text',
    to: 'text',
    citations: 'citations',
  })
})

test('entries of one type have only its fields', async () => {
  const { manifest } = await atlasDataset()
  const flows = typesOf(declaredColumns(manifest, ['flow']))
  expect(flows).toMatchObject({ from: 'text', to: 'text' })
  expect(flows).not.toHaveProperty('indicator')
  expect(typesOf(declaredColumns(manifest, ['recommendation']))).toMatchObject({ to: 'json', by: 'json' })
})

test('a field of a table goes before a flat property of the same name', async () => {
  const { manifest } = await writtenRandomTable({ rows: 1, seed: 1 })
  const { table } = await randomTable({ rows: 1, seed: 1 })
  const fields = [
    { name: 'start', type: 'number' as const },
    { name: 'number', type: 'number' as const },
  ]
  const columns = declaredColumns({ ...manifest, table: { ...(table as TableDescription), fields } })
  expect(columns.filter(({ name }) => name === 'start')).toEqual([{ name: 'start', type: 'number' }])
  expect(columns.map(({ name }) => name)).toEqual(['name', 'end', 'known', 'radiusKm', 'citations', 'start', 'number'])
})
