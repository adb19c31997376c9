import type { Bbox } from '@nahrain/model'
import { calcTreeSize } from 'flatgeobuf/lib/mjs/packedrtree.js'
import { expect, test } from 'vitest'
import { NO_BOUNDS } from '../../src/formats/bounds.ts'
import { NODE_SIZE, packedTree } from '../../src/formats/packed-tree.ts'

const leaf = (bounds: Bbox, offset = 0) => ({ bounds, offset })

test.each([1, 2, 16, 17, 256, 257, 5000])('the tree of %i leaves is as long as readers expect', (count) => {
  const leaves = Array.from({ length: count }, (_, index) => leaf([index, index, index, index], index * 8))
  expect(packedTree(leaves).byteLength).toBe(calcTreeSize(count, NODE_SIZE))
})

test('the root comes first and holds all, nothing widens it', () => {
  const tree = packedTree([leaf([0, 1, 2, 3]), leaf(NO_BOUNDS, 64), leaf([-5, 2, 1, 9], 128)])
  const view = new DataView(tree.buffer)
  expect([0, 8, 16, 24].map((at) => view.getFloat64(at, true))).toEqual([-5, 1, 2, 9])
  expect(view.getBigUint64(32, true)).toBe(1n)
  expect([72, 112, 152].map((at) => view.getBigUint64(at, true))).toEqual([0n, 64n, 128n])
})
