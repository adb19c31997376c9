import type { Expression } from '../tree.ts'
import { compileArithmetic } from './arithmetic.ts'
import { type ArrayOperand, compileArrays } from './arrays.ts'
import { compileCall } from './call.ts'
import { compileComparison, compileIn } from './comparison.ts'
import type { Environment } from './environment.ts'
import { fold } from './fold.ts'
import { likeMatcher } from './like.ts'
import { compileAnd, compileIsNull, compileNot, compileOr } from './logic.ts'
import { readValue } from './read-value.ts'
import { bboxGeometry, compileSpatial } from './spatial.ts'
import { compileInterval, compileTemporal } from './temporal.ts'
import { constant, derive, deriveFrom, type Term } from './term.ts'

/** A checked expression as a function of the item. */
export function compileTerm(node: Expression, environment: Environment): Term {
  const term = (child: Expression) => compileTerm(child, environment)
  switch (node.kind) {
    case 'and':
      return compileAnd(node.args.map(term))
    case 'or':
      return compileOr(node.args.map(term))
    case 'not':
      return compileNot(term(node.arg))
    case 'comparison':
      return compileComparison(node.op, term(node.left), term(node.right))
    case 'like':
      return compileLike(term(node.value), node.pattern)
    case 'between': {
      const value = term(node.value)
      return compileAnd([
        compileComparison('>=', value, term(node.low)),
        compileComparison('<=', value, term(node.high)),
      ])
    }
    case 'in':
      return compileIn(term(node.value), node.list.map(term))
    case 'is-null':
      return compileIsNull(term(node.value))
    case 'spatial':
      return compileSpatial(node, {
        left: term(node.left),
        right: term(node.right),
        spatial: environment.spatial,
      })
    case 'temporal':
      return compileTemporal(node.op, term(node.left), term(node.right))
    case 'array-relation':
      return compileArrays(node.op, arrayOperand(node.left, environment), arrayOperand(node.right, environment))
    case 'arithmetic':
      return compileArithmetic(node.op, term(node.left), term(node.right))
    case 'fold':
      return deriveFrom('string', term(node.arg), (text) => fold(node.op, String(text)))
    case 'call':
      return compileCall(node, { args: node.args.map(term), environment })
    default:
      return compileLeaf(node, environment)
  }
}

type Leaf = Extract<
  Expression,
  {
    readonly kind:
      | ('property' | 'string' | 'number' | 'boolean' | 'date' | 'timestamp')
      | ('interval' | 'geometry' | 'bbox' | 'array')
  }
>

function compileLeaf(node: Leaf, environment: Environment): Term {
  switch (node.kind) {
    case 'property':
      return compileProperty(node.name, environment)
    case 'string':
    case 'number':
    case 'boolean':
      return constant(node.kind, node.value)
    case 'date':
      return constant('date', node.day)
    case 'timestamp':
      return constant('timestamp', node.instant)
    case 'interval':
      return compileInterval(node, (end) => compileTerm(end, environment))
    case 'geometry':
      return constant('geometry', node.geometry)
    case 'bbox':
      return constant('geometry', bboxGeometry(node.bbox))
    case 'array':
      return arrayTerm(node.items.map((item) => compileTerm(item, environment)))
  }
}

function compileProperty(name: string, { checked }: Environment): Term {
  // `check` let only known names through; what is of no type is null.
  const type = checked.queryables[name]?.type ?? 'string'
  return { type, isConstant: false, read: (item) => readValue(type, item(name)) }
}

/** The pattern is folded part by part, so that no letter becomes a wildcard. */
function compileLike(value: Term, pattern: Expression): Term {
  const ops: ('casei' | 'accenti')[] = []
  let text = pattern
  for (; text.kind === 'fold'; text = text.arg) ops.unshift(text.op)
  const normalize = (letters: string) => ops.reduce((folded, op) => fold(op, folded), letters)
  const matches = likeMatcher(text.kind === 'string' ? text.value : '', normalize)
  return deriveFrom('boolean', value, (candidate) => matches(String(candidate)))
}

function arrayTerm(items: readonly Term[]): Term {
  return derive('array', items, (item) => items.map(({ read }) => read(item)))
}

function arrayOperand(node: Expression, environment: Environment): ArrayOperand {
  if (node.kind === 'array') {
    const items = node.items.map((item) => compileTerm(item, environment))
    return { term: arrayTerm(items), items }
  }
  const term = compileTerm(node, environment)
  const queryable = node.kind === 'property' ? environment.checked.queryables[node.name] : undefined
  return { term, itemType: queryable?.type === 'array' ? queryable.items : undefined }
}
