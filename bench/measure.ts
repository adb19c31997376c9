/** One figure: what was measured, and what it is compared with. */
export interface Figure {
  readonly name: string
  readonly rows: number
  readonly value: number
  readonly unit: string
  readonly baseline: string
  readonly baselineValue: number
  /** Baseline over ours where faster is the aim, ours over the baseline where a multiple is allowed. */
  readonly ratio: number
}

/** What a figure should reach. */
export interface Goal {
  readonly ratio?: { readonly atLeast: number } | { readonly atMost: number }
  readonly value?: { readonly atMost: number }
}

export interface Measured {
  readonly figure: Figure
  readonly goal: Goal
  /** Of the value: the least and the largest that was seen. */
  readonly spread: readonly [least: number, largest: number]
  /** What a reader has to know of how it was measured. */
  readonly remark?: string
}

/** A group of figures that share their data. */
export interface BenchCase {
  readonly name: string
  readonly run: (report: (measured: Measured) => void) => Promise<void>
}

export interface Times {
  readonly medianMs: number
  readonly leastMs: number
  readonly largestMs: number
}

export interface Side {
  readonly run: () => unknown
  /** How often it is measured, after one unmeasured run in ten, at least one. */
  readonly times: number
}

/**
 * Two sides by turns, so that whatever else the machine does meets both: a round of ours, a round of the baseline. Sides that are
 * asked more often than the other go on alone.
 */
export function measureBoth(ours: Side, baseline: Side): { readonly ours: Times; readonly baseline: Times } {
  const sides = [ours, baseline].map((side) => ({ ...side, ms: [] as number[] }))
  for (const { run, times } of sides) for (let round = 0; round < Math.ceil(times / 10); round++) run()
  const most = Math.max(ours.times, baseline.times)
  for (let round = 0; round < most; round++) {
    for (const { run, times, ms } of sides) if (ms.length < times) ms.push(timeOf(run))
  }
  const [first, second] = sides.map(({ ms }) => summarize(ms))
  return { ours: first as Times, baseline: second as Times }
}

export function summarize(values: readonly number[]): Times {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number
  return { medianMs: at(0.5), leastMs: at(0), largestMs: at(1) }
}

export function timeOf(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

/** A figure in milliseconds where a multiple of the baseline is allowed. */
export function multipleOf(
  name: string,
  rows: number,
  baseline: string,
  { ours, baseline: other }: { readonly ours: Times; readonly baseline: Times },
): Pick<Measured, 'figure' | 'spread'> {
  const { figure, spread } = fasterThan(name, rows, baseline, { ours, baseline: other })
  return { figure: { ...figure, ratio: 1 / figure.ratio }, spread }
}

/** A figure in milliseconds where faster is the aim. */
export function fasterThan(
  name: string,
  rows: number,
  baseline: string,
  { ours, baseline: other }: { readonly ours: Times; readonly baseline: Times },
): Pick<Measured, 'figure' | 'spread'> {
  return {
    figure: {
      name,
      rows,
      value: ours.medianMs,
      unit: 'ms',
      baseline,
      baselineValue: other.medianMs,
      ratio: other.medianMs / ours.medianMs,
    },
    spread: [ours.leastMs, ours.largestMs],
  }
}

/** A figure of how many of so many pass: all of them should. */
export function passedOf(
  name: string,
  passed: number,
  { of: rows, what }: { readonly of: number; readonly what: string },
): Measured {
  return {
    figure: { name, rows, value: passed, unit: 'passed', baseline: what, baselineValue: rows, ratio: passed / rows },
    spread: [passed, passed],
    goal: { ratio: { atLeast: 1 } },
  }
}
