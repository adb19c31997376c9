import type { LoadedDataset } from '../collections.ts'
import { type DrawnShape, drawnShapes } from './drawn-shapes.ts'
import { type RowField, rowFields } from './fields.ts'

/** What the tiles of a dataset are made of beside its columns. */
export interface TileSource {
  readonly fields: readonly RowField[]
  readonly shapes: readonly DrawnShape[]
}

const sources = new WeakMap<LoadedDataset, Promise<TileSource>>()

/** Read with the first tile and kept for as long as the dataset; a read that failed may be tried again. @throws damaged-dataset */
export function tileSource(loaded: LoadedDataset): Promise<TileSource> {
  const known = sources.get(loaded)
  if (known !== undefined) return known
  const reading = readSource(loaded)
  sources.set(loaded, reading)
  reading.catch(() => sources.delete(loaded))
  return reading
}

async function readSource(loaded: LoadedDataset): Promise<TileSource> {
  const [fields, shapes] = await Promise.all([rowFields(loaded), drawnShapes(loaded)])
  return { fields, shapes }
}
