import { expect, test } from 'vitest'
import { lineWriter } from '../../src/node/line-writer.ts'

test('lines of one turn are one write, in order', async () => {
  const writes: string[] = []
  const write = lineWriter({ write: (text) => writes.push(text) })
  const turn = () => new Promise((resolve) => setImmediate(resolve))
  write('a')
  write('b')
  expect(writes).toEqual([])
  await turn()
  write('c')
  await turn()
  expect(writes).toEqual(['a\nb\n', 'c\n'])
})
