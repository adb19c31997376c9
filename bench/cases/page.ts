import type { BenchCase } from '../measure.ts'

/** The page in a real browser. */
export const pageCase: BenchCase = {
  name: 'page',
  async run() {},
}
