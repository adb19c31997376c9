import type { Bbox } from '@nahrain/model'
import { union } from './bounds.ts'

/** Children of a node, as FlatGeobuf writes it unless its header says otherwise. */
export const NODE_SIZE = 16

/** Four doubles and an offset. */
const NODE_BYTES = 40

interface Node {
  readonly bounds: Bbox
  /** Of a leaf: where its feature starts, bytes from the first feature. Of another node: the number of its first child. */
  readonly offset: number
}

/**
 * FlatGeobuf's index: a tree of boxes packed from the leaves up, the root first. The leaves stand in the order of the features; it
 * finds what it should in any order, and is quick where neighbours are near each other, as the rows of a dataset are.
 * Expects at least one leaf.
 */
export function packedTree(leaves: readonly Node[]): Uint8Array<ArrayBuffer> {
  const levels: (readonly Node[])[] = [leaves]
  const sizes = levelSizes(leaves.length)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  let first = total - leaves.length
  for (const size of sizes.slice(1)) {
    levels.push(parentsOf(levels[levels.length - 1] as readonly Node[], first))
    first -= size
  }
  return encodeNodes(levels.reverse().flat())
}

/** Nodes of each level, from the leaves to the root; even a single leaf has a root above it. */
function levelSizes(leaves: number): number[] {
  const sizes = [leaves]
  do sizes.push(Math.ceil((sizes[sizes.length - 1] as number) / NODE_SIZE))
  while (sizes[sizes.length - 1] !== 1)
  return sizes
}

/** `first` is the number of the first child. */
function parentsOf(children: readonly Node[], first: number): Node[] {
  return Array.from({ length: Math.ceil(children.length / NODE_SIZE) }, (_, index) => {
    const own = children.slice(index * NODE_SIZE, (index + 1) * NODE_SIZE)
    return { bounds: own.map(({ bounds }) => bounds).reduce(union), offset: first + index * NODE_SIZE }
  })
}

function encodeNodes(nodes: readonly Node[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(nodes.length * NODE_BYTES)
  const view = new DataView(bytes.buffer)
  nodes.forEach(({ bounds, offset }, index) => {
    const at = index * NODE_BYTES
    bounds.forEach((edge, side) => {
      view.setFloat64(at + side * 8, edge, true)
    })
    view.setBigUint64(at + 32, BigInt(offset), true)
  })
  return bytes
}
