import { toBbox } from '../geometry.ts'
import { limitFault, withinLimits } from '../limits.ts'
import { DEFAULT_OPTIONS, type InDegrees, type ReadOptions } from '../read-options.ts'
import { admit } from '../slots.ts'
import { DATE_FORM, readDate, readInstantText, readTimestamp } from '../temporal-literals.ts'
import type { Expression, IntervalEnd } from '../tree.ts'
import { readGeometry } from './geometry.ts'
import { readOperation } from './operations.ts'
import { fault, has, itemsOf, type Located, memberOf, numberOf, positionOf, textOf } from './values.ts'

/**
 * Reads parsed CQL2 JSON (OGC 21-065r2, annex C). Members that the schema does not name are ignored, as it allows.
 *
 * @throws Cql2Error `syntax`, `literal` or `limit`, with a JSON pointer.
 */
export function readJson(value: unknown, options: ReadOptions = {}): Expression {
  const { limits, inDegrees } = { ...DEFAULT_OPTIONS, ...options }
  const root = readNode({ value, pointer: '' }, { limits, inDegrees, depth: 1 })
  return withinLimits(admit(root, 'boolean'), limits)
}

interface Descent extends Required<Omit<ReadOptions, 'hasIlike'>> {
  readonly depth: number
}

function readNode(located: Located, descent: Descent): Expression {
  const { limits, depth, inDegrees } = descent
  const at = positionOf(located)
  if (depth > limits.depth) throw limitFault(at, `${depth} levels of nesting`, limits.depth)
  const read = (child: Located) => readNode(child, { ...descent, depth: depth + 1 })
  const { value } = located
  if (typeof value === 'string') return { kind: 'string', value, at }
  if (typeof value === 'number') return { kind: 'number', value: numberOf(located), at }
  if (typeof value === 'boolean') return { kind: 'boolean', value, at }
  if (Array.isArray(value)) {
    return { kind: 'array', items: itemsOf(located).map((item) => admit(read(item), 'any')), at }
  }
  return has(located, 'op') ? readOperation(located, read) : readInstance(located, read, inDegrees)
}

/** What an object without `op` may be; its first telling member decides. */
function readInstance(located: Located, read: (child: Located) => Expression, inDegrees: InDegrees): Expression {
  const at = positionOf(located)
  if (has(located, 'property')) return { kind: 'property', name: readPropertyName(memberOf(located, 'property')), at }
  if (has(located, 'date')) return readDate(textOf(memberOf(located, 'date')), at)
  if (has(located, 'timestamp')) return readTimestamp(textOf(memberOf(located, 'timestamp')), at)
  if (has(located, 'interval')) {
    const [start, end] = itemsOf(memberOf(located, 'interval'), 2).map((bound) => readEnd(bound, read))
    if (start !== undefined && end !== undefined) return { kind: 'interval', start, end, at }
  }
  if (has(located, 'type')) return { kind: 'geometry', geometry: readGeometry(located, inDegrees), at }
  if (has(located, 'bbox')) {
    return { kind: 'bbox', bbox: toBbox(itemsOf(memberOf(located, 'bbox')).map(numberOf), at, inDegrees), at }
  }
  throw fault(located, 'a value, or an object with "op", "property", "date", "timestamp", "interval", "bbox" or "type"')
}

function readPropertyName(located: Located): string {
  const name = textOf(located)
  if (name === '') throw fault(located, 'a name')
  return name
}

function readEnd(located: Located, read: (child: Located) => Expression): IntervalEnd {
  if (typeof located.value === 'string') return readInstantText(located.value, positionOf(located))
  const node = read(located)
  if (node.kind !== 'property' && node.kind !== 'call') throw fault(located, DATE_FORM)
  return node
}
