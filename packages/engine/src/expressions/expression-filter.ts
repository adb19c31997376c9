import {
  type Checked,
  Cql2Error,
  check,
  childrenOf,
  conjuncts,
  type Expression,
  type Queryables,
  readText,
  type Spatial,
} from '@nahrain/cql2'
import { invalidParameter } from '@nahrain/model'
import { lazy } from '../dataset/lazy.ts'
import { BLOCK_ROWS, type BlockTest } from '../filters/masks.ts'
import type { Places } from '../filters/place-geometry.ts'
import { pointFilter } from '../filters/point-filter.ts'
import type { RowBlocks } from '../filters/row-blocks.ts'
import { areaTest } from '../geography/area.ts'
import { CERTAIN, OUT, type RegionRelation } from '../geography/relation.ts'
import { areaOfPart } from './area-of-part.ts'
import { callsFunction, namesIn, type PartContext, type PartTest, testOfPart } from './part-tests.ts'
import type { PropertyColumns } from './property-columns.ts'
import { propertiesOf } from './queryables.ts'
import { ROW_FUNCTIONS, rowFunctions } from './row-functions.ts'

/** Filters by expressions of CQL2 text. */
export interface ExpressionFilters {
  /** Reads what the expression looks at. @throws invalid-parameter, damaged-dataset */
  readonly prepare: (text: string) => Promise<void>
  /** Of a prepared expression. @throws invalid-parameter */
  readonly compile: (text: string) => BlockTest
}

export function createExpressionFilters(
  places: Places,
  blocks: RowBlocks,
  columns: PropertyColumns,
): ExpressionFilters {
  const { dataset } = places
  const queryables: Queryables = Object.fromEntries(propertiesOf(dataset).map(({ name, type }) => [name, type]))
  // Geometry on the edge is exact and large: only a filter that relates geometries waits for it.
  const spatial = lazy(async () => (await import('./relate-geometries.ts')).relateGeometries())
  const checkedOf = (expression: Expression): Checked => check(expression, { queryables, functions: ROW_FUNCTIONS })

  function compileParts(text: string): PartTest[] {
    const at = { row: 0 }
    const functions = rowFunctions({ places, blocks, at })
    const related: Spatial<object> | undefined = spatial.value()
    const context: PartContext = {
      columnOf: columns.get,
      runtime: { functions, ...(related && { spatial: related }) },
      at,
      checkedOf,
    }
    const parts = conjuncts(checkedOf(readText(text)).expression)
    const tests = parts.map((part) => pointTest(places, blocks, part) ?? testOfPart(part, context))
    return tests
  }

  return {
    async prepare(text) {
      const { expression } = blaming(() => checkedOf(readText(text)))
      await Promise.all([
        columns.load(namesIn(expression)),
        relatesGeometries(expression) && spatial.load(),
        // Functions name places by their ids.
        ...(callsFunction(expression) ? [places.dataset, places.gazetteer] : []).map((owner) =>
          owner?.details.loadIdentities(),
        ),
      ])
    },
    compile: (text) => blockTest(blaming(() => compileParts(text))),
  }
}

/** A fault of an expression is one of the parameter that it came in. */
function blaming<Value>(work: () => Value): Value {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Cql2Error)) throw error
    const where = 'column' in error.position ? `col ${error.position.column}` : error.position.pointer
    throw invalidParameter('filter', `${error.got} (${where})`, error.expected, error)
  }
}

function relatesGeometries(expression: Expression): boolean {
  return expression.kind === 'spatial' || childrenOf(expression).some(relatesGeometries)
}

/** All parts must be true: each looks only at the rows that those before it let in. */
function blockTest(parts: readonly PartTest[]): BlockTest {
  return (start, end, into) => {
    into.fill(CERTAIN, 0, end - start)
    for (const part of parts) part(start, end, into)
    return uniform(into, end - start)
  }
}

/** What all of the first `length` relations are; undefined where they differ. */
function uniform(relations: Uint8Array, length: number): RegionRelation | undefined {
  const first = relations[0] as RegionRelation
  for (let at = 1; at < length; at++) if (relations[at] !== first) return undefined
  return first
}

/** Points in an area are what the engine's own index decides; undefined for any other part. */
function pointTest({ dataset }: Places, blocks: RowBlocks, part: Expression): PartTest | undefined {
  const area = dataset.locations === undefined ? areaOfPart(part) : undefined
  if (area === undefined) return undefined
  // The expression asks where the row is marked, whatever lies around it.
  const isIn = pointFilter({ ...dataset, radiusKm: undefined }, blocks, [areaTest(area)])
  const scratch = new Uint8Array(BLOCK_ROWS)
  return (start, end, into) => {
    const all = isIn(start, end, scratch)
    if (all === CERTAIN) return
    if (all === OUT) into.fill(OUT, 0, end - start)
    else for (let at = 0; at < end - start; at++) into[at] = Math.min(into[at] as number, scratch[at] as number)
  }
}
