import type { Geometry } from '../geometry.ts'
import { printDay, printInstant } from '../time.ts'
import type { Expression, IntervalEnd } from '../tree.ts'

/** CQL2 JSON as plain values, ready for `JSON.stringify`. */
export type Json = string | number | boolean | readonly Json[] | Geometry | { readonly [key: string]: Json }

/** Writes CQL2 JSON (OGC 21-065r2, annex C) that `readJson` reads as the same tree. */
export function printJson(expression: Expression): Json {
  switch (expression.kind) {
    case 'string':
    case 'number':
    case 'boolean':
      return expression.value
    case 'property':
      return { property: expression.name }
    case 'date':
      return { date: printDay(expression.day) }
    case 'timestamp':
      return { timestamp: printInstant(expression.instant) }
    case 'interval':
      return { interval: [printEnd(expression.start), printEnd(expression.end)] }
    case 'geometry':
      return expression.geometry
    case 'bbox':
      return { bbox: expression.bbox }
    case 'array':
      return expression.items.map(printJson)
    default:
      return printOperation(expression)
  }
}

type Operation = Exclude<
  Expression,
  {
    readonly kind:
      | ('string' | 'number' | 'boolean' | 'property' | 'date' | 'timestamp')
      | ('interval' | 'geometry' | 'bbox' | 'array')
  }
>

function printOperation(expression: Operation): Json {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return operation(expression.kind, expression.args)
    case 'not':
      return operation('not', [expression.arg])
    case 'comparison':
    case 'spatial':
    case 'temporal':
    case 'array-relation':
    case 'arithmetic':
      return operation(expression.op, [expression.left, expression.right])
    case 'like':
      return operation('like', [expression.value, expression.pattern])
    case 'between':
      return operation('between', [expression.value, expression.low, expression.high])
    case 'in':
      return { op: 'in', args: [printJson(expression.value), expression.list.map(printJson)] }
    case 'is-null':
      return operation('isNull', [expression.value])
    case 'fold':
      return operation(expression.op, [expression.arg])
    case 'call':
      return operation(expression.name, expression.args)
  }
}

function operation(op: string, args: readonly Expression[]): Json {
  return { op, args: args.map(printJson) }
}

function printEnd(end: IntervalEnd): Json {
  switch (end.kind) {
    case 'open':
      return '..'
    case 'date':
      return printDay(end.day)
    case 'timestamp':
      return printInstant(end.instant)
    case 'property':
    case 'call':
      return printJson(end)
  }
}
