import { VectorTile } from '@mapbox/vector-tile'
import { fromVectorTileJs } from '@maplibre/vt-pbf'
import { collectionsOf, loadDataset, tileMaker } from '@nahrain/api'
import { EVERYTHING, type Query } from '@nahrain/model'
import { PbfReader } from 'pbf'
import { randomDataset } from '../events.ts'
import { type BenchCase, measureBoth, multipleOf } from '../measure.ts'

const POINTS = 20_000
/** Some rows of the table have no place. */
const ROWS = 20_020

/** A tile of a whole table, from the question to its bytes, beside the encoder alone. */
export const tileCase: BenchCase = {
  name: 'tiles',
  async run(report) {
    const dataset = await randomDataset(ROWS)
    const [collection] = collectionsOf([loadDataset(dataset)]).values()
    if (collection === undefined) throw new Error('a dataset is at least one collection')
    const make = await tileMaker([collection])
    let turn = 0
    const tile = () => make([{ collection, query: QUESTIONS[turn++ % 2] as Query }], { zoom: 0, column: 0, row: 0 })
    const { encode, length } = encoderAlone(tile())
    if (length < POINTS) throw new Error(`got a tile of ${length} points, expected ${POINTS} at least`)
    const times = measureBoth({ run: tile, times: 60 }, { run: encode, times: 60 })
    report({
      ...multipleOf('api/tile', POINTS, 'vt-pbf alone, its layer prepared', times),
      goal: { ratio: { atMost: 2 } },
      remark: `${length} points with 11 properties; the question changes every time; both write the same bytes`,
    })
  },
}

/** All rows that have a place, in two boxes, so that a filter runs each time. */
const QUESTIONS: readonly Query[] = [
  { ...EVERYTHING, bbox: [30, 20, 60, 45] },
  { ...EVERYTHING, bbox: [31, 21, 59, 44] },
]

/** The encoder on a layer whose features, points and properties are there beforehand: what a tile cannot do without. */
function encoderAlone(bytes: Uint8Array): { readonly encode: () => Uint8Array; readonly length: number } {
  const [layer] = Object.values(new VectorTile(new PbfReader(bytes)).layers)
  if (layer === undefined) throw new Error('got a tile without a layer')
  const features = Array.from({ length: layer.length }, (_, index) => {
    const feature = layer.feature(index)
    const { id, type, extent, properties } = feature
    const geometry = feature.loadGeometry()
    return { id, type, extent, properties: { ...properties }, loadGeometry: () => geometry }
  })
  const { name, version, extent, length } = layer
  const prepared = {
    name,
    version,
    extent,
    length,
    feature: (index: number) => features[index] as (typeof features)[0],
  }
  const encode = () => fromVectorTileJs({ layers: { [name]: prepared } })
  if (Buffer.compare(encode(), bytes) !== 0)
    throw new Error('got other bytes from the encoder alone, expected the same')
  return { encode, length }
}
