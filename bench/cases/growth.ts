import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatasetFolder } from '@nahrain/api/node'
import { createEngine } from '@nahrain/engine'
import { writtenRandomTable } from '@nahrain/testkit'
import { FULL_QUESTIONS, FULL_SHAPE, fullChangeOf, MILLION, queryOf, randomEngine, SEED } from '../events.ts'
import { type BenchCase, measureBoth, multipleOf } from '../measure.ts'
import { writeFolder } from '../write-folder.ts'

const TEN_MILLION = 10 * MILLION
const MOST_BYTES = 40

/** Ten million rows against one million, and what they weigh. */
export const growthCase: BenchCase = {
  name: 'growth',
  async run(report) {
    const small = await randomEngine(MILLION)
    const before = heldBytes()
    const folder = join(mkdtempSync(join(tmpdir(), 'nahrain-bench-')), 'random')
    // From a folder, as a server reads it: details stay on the disk, and what was written is let go of.
    await writeFolder(await writtenRandomTable({ rows: TEN_MILLION, seed: SEED }), folder)
    const opened = await openDatasetFolder(folder)
    const large = createEngine(opened.dataset)
    rmSync(folder, { recursive: true })
    const times = measureBoth({ run: fullChangeOf(large), times: 10 }, { run: fullChangeOf(small), times: 40 })
    report({
      ...multipleOf('engine/growth', TEN_MILLION, 'the same at 1 M rows', times),
      goal: { ratio: { atMost: 12 } },
    })
    const [question] = FULL_QUESTIONS
    // A slide makes the index of days, which counts too.
    large.ask(queryOf(question), FULL_SHAPE)
    large.ask(queryOf({ ...question, window: { first: 501, last: 2001 } }), FULL_SHAPE)
    const bytes = (heldBytes() - before) / TEN_MILLION
    await opened.close()
    report({
      figure: {
        name: 'engine/memory',
        rows: TEN_MILLION,
        value: bytes,
        unit: 'bytes a row',
        baseline: 'the most that it may be',
        baselineValue: MOST_BYTES,
        ratio: bytes / MOST_BYTES,
      },
      spread: [bytes, bytes],
      goal: { value: { atMost: MOST_BYTES } },
      remark:
        'what the process holds more than before, after a garbage collection; the index of days and all masks included',
    })
  },
}

/** Objects and array buffers that are still in use. Needs `node --expose-gc`. */
function heldBytes(): number {
  if (globalThis.gc === undefined) throw new Error('got a node without --expose-gc, expected it: run npm run bench')
  globalThis.gc()
  globalThis.gc()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
