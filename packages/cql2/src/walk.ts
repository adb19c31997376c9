import type { Expression, Interval } from './tree.ts'

/** The expressions directly inside an expression, in reading order. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
    case 'call':
      return expression.args
    case 'not':
    case 'fold':
      return [expression.arg]
    case 'comparison':
    case 'spatial':
    case 'temporal':
    case 'array-relation':
    case 'arithmetic':
      return [expression.left, expression.right]
    case 'like':
      return [expression.value, expression.pattern]
    case 'between':
      return [expression.value, expression.low, expression.high]
    case 'in':
      return [expression.value, ...expression.list]
    case 'is-null':
      return [expression.value]
    case 'interval':
      return endsOf(expression)
    case 'array':
      return expression.items
    case 'property':
    case 'string':
    case 'number':
    case 'boolean':
    case 'date':
    case 'timestamp':
    case 'geometry':
    case 'bbox':
      return []
  }
}

function endsOf({ start, end }: Interval): readonly Expression[] {
  return [start, end].filter((bound) => bound.kind !== 'open')
}

/**
 * The parts that must all be true for the whole to be true: a planner answers some by an index and evaluates the rest.
 * Nested conjunctions are opened; anything else is one part.
 */
export function conjuncts(expression: Expression): readonly Expression[] {
  return expression.kind === 'and' ? expression.args.flatMap(conjuncts) : [expression]
}
