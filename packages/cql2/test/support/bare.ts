import type { Expression } from '@nahrain/cql2'

/** A tree without the places where its parts stand, which are no part of what it means. */
export function bare(expression: Expression): unknown {
  return JSON.parse(JSON.stringify(expression, (key, value: unknown) => (key === 'at' ? undefined : value)))
}
