import { type Archive, toFeature } from '@nahrain/engine'
import { rowId } from '@nahrain/model'
import type { TextCache } from './text-cache.ts'

/** What ends a feature's text: its properties, then itself. */
const CLOSING = '}}'

/** The rows of a dataset as GeoJSON texts, so that a page is put together and not written anew. */
export interface FeatureStore {
  /**
   * In the order of the rows, each without its last two brackets: properties that only this question has go before them. A promise only
   * where some are not in memory. @throws damaged-dataset
   */
  readonly openTexts: (rows: Uint32Array) => readonly string[] | Promise<readonly string[]>
}

/** `base` is where the dataset's rows start among the keys of a cache that datasets share. */
export function createFeatureStore(archive: Archive, cache: TextCache, base: number): FeatureStore {
  async function write(row: number): Promise<string> {
    const { properties, ...feature } = toFeature(await archive.dossier(rowId(row)))
    // What the question says goes before a cell of the same name.
    const { match: _, alongKm: __, ...own } = properties
    const text = JSON.stringify({ ...feature, properties: own }).slice(0, -CLOSING.length)
    cache.set(base + row, text)
    return text
  }

  async function writeMissing(rows: Uint32Array, texts: (string | undefined)[]): Promise<readonly string[]> {
    return Promise.all(texts.map((text, index) => text ?? write(rows[index] as number)))
  }

  return {
    openTexts(rows) {
      const texts = new Array<string | undefined>(rows.length)
      let isWhole = true
      for (let index = 0; index < rows.length; index++) {
        const text = cache.get(base + (rows[index] as number))
        if (text === undefined) isWhole = false
        texts[index] = text
      }
      return isWhole ? (texts as string[]) : writeMissing(rows, texts)
    },
  }
}
