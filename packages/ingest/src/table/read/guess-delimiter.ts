import { firstCell } from './delimited-batch.ts'
import { type Span, tokenize } from './tokenizer.ts'

const DELIMITERS = [',', ';', '\t', '|'] as const

/**
 * The delimiter by which most records have as many cells as the first one has; among equals the one that makes most cells.
 * A table of one field has none: then it is the comma.
 */
export function guessDelimiter(sample: Span): string {
  let [best, bestShare, bestCells] = [',', 0, 1]
  for (const delimiter of DELIMITERS) {
    const tokens = tokenize(sample, delimiter.charCodeAt(0))
    const cells = firstCell(tokens, 1)
    if (tokens.count === 0 || cells < 2) continue
    let same = 0
    for (let record = 0; record < tokens.count; record++) {
      if (firstCell(tokens, record + 1) - firstCell(tokens, record) === cells) same++
    }
    const share = same / tokens.count
    if (share > bestShare || (share === bestShare && cells > bestCells)) {
      ;[best, bestShare, bestCells] = [delimiter, share, cells]
    }
  }
  return best
}
