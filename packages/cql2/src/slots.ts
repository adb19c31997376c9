import { Cql2Error, quoted } from './errors.ts'
import type { Expression } from './tree.ts'

/**
 * What the grammar allows where (OGC 21-065r2, annex B; the JSON schema says the same). Both readers put every operand
 * through here, so that a tree can always be written in both encodings.
 */
export type Slot = 'boolean' | 'scalar' | 'character' | 'pattern' | 'number' | 'any' | 'spatial' | 'temporal' | 'array'

type Kind = Expression['kind']

const PREDICATES = [
  'and',
  'or',
  'not',
  'comparison',
  'like',
  'between',
  'in',
  'is-null',
  'spatial',
  'temporal',
  'array-relation',
] as const satisfies readonly Kind[]

const SLOTS: Readonly<Record<Slot, { readonly kinds: ReadonlySet<Kind>; readonly expected: string }>> = {
  boolean: { kinds: new Set([...PREDICATES, 'boolean', 'call', 'property']), expected: 'a condition' },
  scalar: {
    kinds: new Set(['string', 'number', 'boolean', 'date', 'timestamp', 'fold', 'arithmetic', 'property', 'call']),
    expected: 'a property, a function, a string, a number, TRUE, FALSE, a DATE or a TIMESTAMP',
  },
  character: { kinds: new Set(['string', 'fold', 'property', 'call']), expected: 'a string, a property or a function' },
  pattern: { kinds: new Set(['string', 'fold']), expected: 'a pattern in single quotes' },
  number: {
    kinds: new Set(['number', 'arithmetic', 'property', 'call']),
    expected: 'a number, a property or a function',
  },
  any: {
    kinds: new Set([
      ...PREDICATES,
      ...(['string', 'number', 'boolean', 'date', 'timestamp', 'interval', 'geometry', 'bbox', 'array'] as const),
      ...(['fold', 'arithmetic', 'property', 'call'] as const),
    ]),
    expected: 'a value',
  },
  spatial: {
    kinds: new Set(['geometry', 'bbox', 'property', 'call']),
    expected: 'a geometry, a BBOX, a property or a function',
  },
  temporal: {
    kinds: new Set(['date', 'timestamp', 'interval', 'property', 'call']),
    expected: 'a DATE, a TIMESTAMP, an INTERVAL, a property or a function',
  },
  array: {
    kinds: new Set(['array', 'property', 'call']),
    expected: 'a list in parentheses, a property or a function',
  },
}

/** The node as an operand of a slot. A property that stands where a condition must is read as `property = TRUE`. */
export function admit(node: Expression, slot: Slot): Expression {
  const { kinds, expected } = SLOTS[slot]
  const innermost = slot === 'pattern' ? unfolded(node) : node
  if (!kinds.has(innermost.kind) || (slot === 'pattern' && innermost.kind !== 'string')) {
    throw new Cql2Error({ kind: 'syntax', position: innermost.at, got: describe(innermost), expected })
  }
  if (slot !== 'boolean' || node.kind !== 'property') return node
  const right: Expression = { kind: 'boolean', value: true, at: node.at }
  return { kind: 'comparison', op: '=', left: node, right, at: node.at }
}

function unfolded(node: Expression): Expression {
  let inner = node
  while (inner.kind === 'fold') inner = inner.arg
  return inner
}

/** A node in the words of a message. */
export function describe(node: Expression): string {
  switch (node.kind) {
    case 'string':
      return `the string ${quoted(node.value)}`
    case 'number':
      return `the number ${node.value}`
    case 'boolean':
      return node.value ? 'TRUE' : 'FALSE'
    case 'property':
      return `property ${quoted(node.name)}`
    case 'call':
      return `function ${quoted(node.name)}`
    case 'fold':
      return node.op.toUpperCase()
    case 'date':
      return 'a DATE'
    case 'timestamp':
      return 'a TIMESTAMP'
    case 'interval':
      return 'an INTERVAL'
    case 'geometry':
      return 'a geometry'
    case 'bbox':
      return 'a BBOX'
    case 'array':
      return 'a list'
    case 'arithmetic':
      return 'a calculation'
    case 'and':
    case 'or':
    case 'not':
    case 'comparison':
    case 'like':
    case 'between':
    case 'in':
    case 'is-null':
    case 'spatial':
    case 'temporal':
    case 'array-relation':
      return 'a condition'
  }
}
