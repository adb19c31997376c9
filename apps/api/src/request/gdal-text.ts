import { type Comparison, type Expression, type Queryables, type ReadOptions, readText } from '@nahrain/cql2'

/**
 * Reads `filter-lang=cql-text`, which is how GDAL says what its users ask for: CQL2 text with ILIKE, and with 1 and 0 for true and false,
 * because booleans are integers to GDAL.
 * @throws Cql2Error
 */
export function readGdalText(text: string, queryables: Queryables, options: ReadOptions): Expression {
  return withBooleans(readText(text, { ...options, hasIlike: true }), queryables)
}

/** Goes as deep as GDAL writes conditions: junctions, negations, and comparisons with the property on the left. */
function withBooleans(expression: Expression, queryables: Queryables): Expression {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return { ...expression, args: expression.args.map((arg) => withBooleans(arg, queryables)) }
    case 'not':
      return { ...expression, arg: withBooleans(expression.arg, queryables) }
    case 'comparison':
      return comparedWithBoolean(expression, queryables)
    default:
      return expression
  }
}

function comparedWithBoolean(comparison: Comparison, queryables: Queryables): Comparison {
  const { left, right } = comparison
  const isBoolean = left.kind === 'property' && queryables[left.name]?.type === 'boolean'
  if (!isBoolean || right.kind !== 'number' || (right.value !== 0 && right.value !== 1)) return comparison
  return { ...comparison, right: { kind: 'boolean', value: right.value === 1, at: right.at } }
}
