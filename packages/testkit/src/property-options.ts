/** How often a property test runs: `NAHRAIN_RUNS` multiplies it. */
export function propertyOptions(runs: number): { numRuns: number } {
  const factor = Number(process.env.NAHRAIN_RUNS ?? 1)
  return { numRuns: Math.max(1, Math.round(runs * factor)) }
}
