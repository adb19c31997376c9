import { type Archive, toFeature } from '@nahrain/engine'
import { type RowId, rowId } from '@nahrain/model'

/** Features as GeoJSON texts, so that a page is put together and not written anew. */
export interface FeatureStore {
  /** In the order of the rows, each without its last two brackets: what only this question says goes before them. */
  readonly openTexts: (rows: Uint32Array) => Promise<readonly string[]> | readonly string[]
}

/** UTF-16 units that are kept, by default: two bytes each at most. */
const MOST_UNITS = 48 * 1024 * 1024
const CLOSING = '}}'

export function createFeatureStore(archive: Archive, mostUnits = MOST_UNITS): FeatureStore {
  const texts = new Map<number, string>()
  let units = 0

  async function write(row: RowId): Promise<string> {
    const text = JSON.stringify(toFeature(await archive.dossier(row))).slice(0, -CLOSING.length)
    if (!texts.has(row)) {
      texts.set(row, text)
      units += text.length
    }
    return text
  }

  /** Those that came first go first. */
  function shrink(): void {
    for (const [row, text] of texts) {
      if (units <= mostUnits) return
      texts.delete(row)
      units -= text.length
    }
  }

  return {
    openTexts(rows) {
      const found = Array.from(rows, (row) => texts.get(row))
      if (found.every((text) => text !== undefined)) return found as string[]
      const all = Promise.all(found.map((text, index) => text ?? write(rowId(rows[index] as number))))
      return all.finally(shrink)
    },
  }
}
