import type { BenchCase } from '../measure.ts'
import { measurePages } from './api-pages.ts'

/** The API over HTTP: its server in a process of its own, asked from this one. */
export const apiCase: BenchCase = {
  name: 'api',
  async run(report) {
    await measurePages(report)
  },
}
