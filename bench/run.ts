// `npm run bench [NAME …]`: measures the named cases, or all, prints a table and writes their figures into bench/latest.json.
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { apiCase } from './cases/api.ts'
import { cql2Case } from './cases/cql2.ts'
import { engineCase } from './cases/engine.ts'
import { growthCase } from './cases/growth.ts'
import { importCase } from './cases/imports.ts'
import { pageCase } from './cases/page.ts'
import { regionCase } from './cases/regions.ts'
import { tileCase } from './cases/tiles.ts'
import type { BenchCase, Figure, Goal, Measured } from './measure.ts'

const CASES: readonly BenchCase[] = [
  engineCase,
  regionCase,
  growthCase,
  tileCase,
  apiCase,
  cql2Case,
  importCase,
  pageCase,
]

const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !CASES.some((candidate) => candidate.name === name))
if (unknown !== undefined) {
  process.stderr.write(`got "${unknown}", expected some of ${CASES.map(({ name }) => name).join(', ')}\n`)
  process.exit(2)
}

const [{ model } = { model: 'unknown' }] = cpus()
print(`${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`)
print('')
print(lineOf('figure', 'value', 'spread', 'baseline', 'ratio', 'goal'))
for (const { name, run } of CASES) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  await run((measured) => {
    keep(measured.figure)
    print(describe(measured))
  })
}

/** A figure stands beside its own baseline, so it takes the place of its last one, and the others stay. */
function keep(figure: Figure): void {
  const latest = new URL('./latest.json', import.meta.url)
  const before: readonly Figure[] = JSON.parse(readFileSync(latest, 'utf8'))
  const others = before.filter(({ name }) => name !== figure.name)
  writeFileSync(latest, `${JSON.stringify([...others, figure], null, 2)}\n`)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function describe({ figure, spread, goal, remark }: Measured): string {
  const { name, value, unit, baseline, baselineValue, ratio } = figure
  const line = lineOf(
    name,
    `${digits(value)} ${unit}`,
    `${digits(spread[0])} to ${digits(spread[1])}`,
    `${digits(baselineValue)} ${baseline}`,
    `${digits(ratio)} ×`,
    `${wordsOf(goal)}${isReached(goal, figure) ? '' : '  MISSED'}`,
  )
  return remark === undefined ? line : `${line}\n    ${remark}`
}

function lineOf(...cells: readonly string[]): string {
  const widths = [30, 18, 20, 52, 12, 0]
  return cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' ')
}

function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}

function wordsOf({ ratio, value }: Goal): string {
  const words = [
    ratio && ('atLeast' in ratio ? `≥ ${ratio.atLeast} ×` : `≤ ${ratio.atMost} ×`),
    value && `≤ ${value.atMost}`,
  ]
  return words.filter(Boolean).join(', ')
}

function isReached({ ratio, value }: Goal, figure: Measured['figure']): boolean {
  const byRatio =
    ratio === undefined || ('atLeast' in ratio ? figure.ratio >= ratio.atLeast : figure.ratio <= ratio.atMost)
  return byRatio && (value === undefined || figure.value <= value.atMost)
}
