/**
 * How property tests run: `NAHRAIN_RUNS` multiplies their number of runs, `NAHRAIN_SEED` replays one.
 * fast-check prints the seed of a failure.
 */
export function propertyOptions(runs: number): { numRuns: number; seed?: number } {
  const factor = Number(process.env.NAHRAIN_RUNS ?? 1)
  const seed = process.env.NAHRAIN_SEED
  return { numRuns: Math.max(1, Math.round(runs * factor)), ...(seed === undefined ? {} : { seed: Number(seed) }) }
}
