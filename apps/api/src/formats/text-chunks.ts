import type { RowFeature } from '@nahrain/engine'

/** Characters after which a chunk is handed on: it is never longer than this and one line. */
export const CHUNK_CHARACTERS = 65_536

/** How features are written as lines of text. */
export interface LineFormat {
  /** Before the first line. */
  readonly head: string
  readonly lineOf: (feature: RowFeature) => string
}

/** Lines as chunks of UTF-8; what no UTF-8 can say (a lone surrogate) becomes U+FFFD. */
export async function* textChunks(
  features: AsyncIterable<readonly RowFeature[]>,
  { head, lineOf }: LineFormat,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const encoder = new TextEncoder()
  let text = head
  for await (const batch of features) {
    for (const feature of batch) {
      text += lineOf(feature)
      if (text.length < CHUNK_CHARACTERS) continue
      yield encoder.encode(text)
      text = ''
    }
  }
  if (text !== '') yield encoder.encode(text)
}
