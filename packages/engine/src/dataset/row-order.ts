import type { ContentColumns } from './content.ts'
import { CURVE_LEVELS, curveIndex, gridX, gridY } from './curve.ts'
import { ascendingOrder } from './sort-order.ts'

/** Past every key of a place. */
const UNPLACED = 4 ** CURVE_LEVELS

/** How the rows of a content are laid out in a dataset. */
export interface RowOrder {
  /** Content row of each dataset row. */
  readonly contentRows: Uint32Array
  /** Dataset rows from 0 up to, not including, this one have a place. */
  readonly placed: number
}

/** Rows along the curve, those without a place last; rows at the same place stay in the order of the content. */
export function orderRows({ longitude, latitude }: ContentColumns): RowOrder {
  const keys = new Float64Array(longitude.length)
  let placed = 0
  for (let row = 0; row < keys.length; row++) {
    const isPlaced = !Number.isNaN(longitude[row])
    keys[row] = isPlaced ? curveIndex(gridX(longitude[row] as number), gridY(latitude[row] as number)) : UNPLACED
    if (isPlaced) placed++
  }
  return { contentRows: ascendingOrder(keys), placed }
}

type Numbers = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array

/** The values of a content's column in the order of the dataset's rows. */
export function gather<Values extends Numbers>(values: Values, order: Uint32Array): Values {
  const Kind = values.constructor as new (length: number) => Values
  const gathered = new Kind(order.length)
  for (let row = 0; row < order.length; row++) gathered[row] = values[order[row] as number] as number
  return gathered
}
