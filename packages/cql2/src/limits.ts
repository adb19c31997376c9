import { Cql2Error, type Position } from './errors.ts'
import { positionsOf } from './geometry.ts'
import type { Expression } from './tree.ts'
import { childrenOf } from './walk.ts'

/** What a filter may cost at most. Each bound is inclusive. */
export interface Limits {
  /** UTF-16 code units of a text. JSON is already in memory; whoever parses it bounds its bytes. */
  readonly length: number
  /** Levels of nesting, also of parentheses that mean nothing; a flat chain of ANDs or ORs is one level. */
  readonly depth: number
  /** Nodes of the tree: `a = 1` has three. */
  readonly nodes: number
  /** Positions of all geometry literals together. */
  readonly vertices: number
}

export const DEFAULT_LIMITS: Limits = { length: 20_000, depth: 64, nodes: 10_000, vertices: 5_000 }

/** @throws `limit` with the exceeded bound. */
export function limitFault(position: Position, got: string, most: number): Cql2Error {
  return new Cql2Error({ kind: 'limit', position, got, expected: `at most ${most}` })
}

/**
 * Measures a tree against the limits and returns it. It walks by a list of its own and not by recursion: a chain
 * `1 + 1 + …` makes a tree that is deeper than the parser ever was.
 */
export function withinLimits(root: Expression, limits: Limits): Expression {
  let nodes = 0
  let vertices = 0
  const open: { readonly node: Expression; readonly depth: number }[] = [{ node: root, depth: 1 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next
    nodes += 1
    if (node.kind === 'geometry') vertices += positionsOf(node.geometry).length
    if (depth > limits.depth) throw limitFault(node.at, `${depth} levels of nesting`, limits.depth)
    if (nodes > limits.nodes) throw limitFault(node.at, 'a larger expression', limits.nodes)
    if (vertices > limits.vertices) throw limitFault(node.at, `${vertices} positions`, limits.vertices)
    for (const child of childrenOf(node)) open.push({ node: child, depth: depth + 1 })
  }
  return root
}
