import { atlasDataset } from '@nahrain/testkit'
import { expect, test } from 'vitest'
import { type Collection, collectionsOf, loadDataset } from '../../src/collections.ts'
import { formatContext } from '../../src/formats/format-context.ts'

async function contextOf(id: string) {
  const collection = collectionsOf([loadDataset(await atlasDataset())]).get(id) as Collection
  return formatContext(collection, [{ name: 'match', type: 'text' }])
}

test('a file says whose the data are, and has the columns that were added', async () => {
  const { manifest } = await atlasDataset()
  const context = await contextOf('entries')
  expect(context).toMatchObject({ id: 'entries', attribution: manifest.attribution, licence: manifest.licence })
  expect(context.columns.at(-1)).toEqual({ name: 'match', type: 'text' })
})

test('a collection of one type has the columns of that type', async () => {
  const { columns } = await contextOf('places')
  expect(columns.map(({ name }) => name)).toContain('partOf')
  expect(columns.map(({ name }) => name)).not.toContain('indicator')
})

test('marks stand where the map has them', async () => {
  const { markOf } = await contextOf('entries')
  const [longitude = 0, latitude = 0] = markOf('diyala') ?? []
  expect([Math.round(longitude), Math.round(latitude)]).toEqual([45, 34])
  expect(markOf('none')).toBeUndefined()
})
