import type { RowFeature } from '@nahrain/engine'
import type { Bbox, Geometry } from '@nahrain/model'
import { boundsOf, NO_BOUNDS, union } from './bounds.ts'
import { createByteBlocks } from './byte-blocks.ts'
import { byteStream } from './byte-stream.ts'
import { createFeatureEncoder, encodeHeader } from './flatgeobuf-tables.ts'
import type { FeatureFormat, FormatContext } from './format.ts'
import { FILE_LIMITS, tooLarge } from './limits.ts'
import { packedTree } from './packed-tree.ts'
import { tableColumns } from './table-columns.ts'

/** `fgb`, version 3, `fgb`, patch 1. */
const MAGIC = [0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 1] as const

const TITLE = 'FlatGeobuf'

/** FlatGeobuf 3 with an index. What the file opens with is known only after its last feature, so all of it is held in memory. */
export const flatGeobuf: FeatureFormat = {
  id: 'flatgeobuf',
  title: TITLE,
  mediaType: 'application/flatgeobuf',
  contentType: 'application/flatgeobuf',
  extension: 'fgb',
  mostRows: FILE_LIMITS.rows,
  write: (features, context) => byteStream(flatGeobufChunks(features, context)),
}

async function* flatGeobufChunks(
  features: AsyncIterable<readonly RowFeature[]>,
  context: FormatContext,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const columns = tableColumns(context, [])
  const encode = createFeatureEncoder(columns)
  const file = createByteBlocks()
  const leaves: { readonly bounds: Bbox; readonly offset: number }[] = []
  const types = new Set<Geometry['type']>()
  for await (const batch of features) {
    for (const feature of batch) {
      leaves.push({ bounds: boundsOf(feature.geometry), offset: file.length })
      file.add(encode(feature))
      if (feature.geometry !== null) types.add(feature.geometry.type)
      if (leaves.length > FILE_LIMITS.rows || file.length > FILE_LIMITS.bytes) throw tooLarge(TITLE, leaves.length)
    }
  }
  const [only = 'Unknown', ...others] = types
  const header = encodeHeader(context, {
    columns,
    count: leaves.length,
    geometryType: others.length === 0 ? only : 'Unknown',
    bounds: types.size === 0 ? undefined : leaves.map(({ bounds }) => bounds).reduce(union, NO_BOUNDS),
  })
  yield Uint8Array.from(MAGIC)
  yield Uint8Array.from(header)
  if (leaves.length > 0) yield packedTree(leaves)
  yield* file.blocks()
}
