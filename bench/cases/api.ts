import type { BenchCase } from '../measure.ts'
import { measureFuzz } from './api-fuzz.ts'
import { measureLoad } from './api-load.ts'
import { measurePages } from './api-pages.ts'
import { measureFullRead } from './api-read.ts'

/** The API over HTTP: its server in a process of its own, asked from this one. */
export const apiCase: BenchCase = {
  name: 'api',
  async run(report) {
    await measurePages(report)
    await measureFullRead(report)
    await measureFuzz(report)
    await measureLoad(report)
  },
}
