import type { Checked } from '../check/check.ts'
import type { Runtime } from './environment.ts'
import { compileTerm } from './terms.ts'
import type { Item, Truth } from './value.ts'

/**
 * A checked filter as one function of an item, with everything prepared that is the same for all items. Only true
 * selects an item (OGC 21-065r2, clause 6.2).
 *
 * @throws Cql2Error `unknown-function` for a declared function, or a spatial relation, that nobody implements.
 */
export function compile<Shape>(checked: Checked, runtime: Runtime<Shape> = {}): (item: Item) => Truth {
  const { spatial, functions = {} } = runtime
  const { read } = compileTerm(checked.expression, { checked, spatial, makers: functions })
  return (item) => {
    const answer = read(item)
    return typeof answer === 'boolean' ? answer : null
  }
}
