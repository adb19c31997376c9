import { expect, test } from 'vitest'
import { createFieldTypes } from '../../src/table/columns/field-types.ts'
import { memoryTable } from './memory-table.ts'

async function typeOf(cells: readonly string[], batchSize = 2): Promise<string | undefined> {
  const types = createFieldTypes(1)
  const table = memoryTable(
    ['field'],
    cells.map((cell) => [cell]),
    { batchSize },
  )
  for await (const batch of table.batches()) types.read(batch)
  return types.done()[0]
}

test.each([
  [['1', '', '2.5'], 'number'],
  [['', ''], 'text'],
  [['true', '', 'false', 'true'], 'boolean'],
  [['true', 'yes'], 'text'],
  [['2024-01-28', '', '2024-02-29'], 'date'],
  [['2024-01-28', '2024-01'], 'text'],
  [['2024-01-28', '', '', '2024-01-28T10:00:00Z'], 'text'],
  [['2022-04-16T10:13:19', '2022-04-16 10:13:19.000', '2022-04-16T10:13:19+03:00'], 'timestamp'],
  [['2024-13-28'], 'text'],
  [['1', '2', '2024-01-28'], 'text'],
  [['', '', '2024-01-28', '1'], 'text'],
])('cells %j are a %s', async (cells, type) => {
  for (const batchSize of [1, 2, 10]) expect(await typeOf(cells, batchSize)).toBe(type)
})
