import { expect, test } from 'vitest'
import { createByteBlocks } from '../../src/formats/byte-blocks.ts'

test('pieces come back one after the other, whatever their sizes', () => {
  const pieces = [0, 1, 200_000, 100_000, 1_000_000, 3].map((size, index) => new Uint8Array(size).fill(index))
  const bytes = createByteBlocks()
  for (const piece of pieces) bytes.add(piece)
  const whole = Buffer.concat([...bytes.blocks()])
  expect(bytes.length).toBe(whole.length)
  expect(whole.equals(Buffer.concat(pieces))).toBe(true)
})

test('what was added is kept though its buffer is used again', () => {
  const bytes = createByteBlocks()
  const piece = Uint8Array.of(1)
  bytes.add(piece)
  piece[0] = 2
  expect([...bytes.blocks()].flatMap((block) => [...block])).toEqual([1])
})
