// `npm test`: build, type check, lint, the atlas's own check, then unit, property and browser tests; closes with one tally over all of them.
// `--quick` leaves the tests out.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'

const quick = process.argv.includes('--quick')
const tally = { passed: 0, failed: 0, skipped: 0 }

function run(script, args, env = {}) {
  return (
    spawnSync(process.execPath, [script, ...args], { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0
  )
}

/** A step that is one check: it passes or fails as a whole. */
function step(name, script, args) {
  console.log(`\n── ${name}`)
  const passed = run(script, args)
  tally[passed ? 'passed' : 'failed']++
  return passed
}

/** A run of vitest: every test counts. A run that ends without a report counts as one failure. */
function vitest() {
  console.log('\n── tests')
  // Found or installed once, before test files that run side by side look for it.
  process.env.CHROMIUM_PATH = ensureChromium()
  const folder = mkdtempSync(join(tmpdir(), 'nahrain-tests-'))
  const report = join(folder, 'report.json')
  const ended = run('node_modules/vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, success } = JSON.parse(
      readFileSync(report, 'utf8'),
    )
    tally.passed += numPassedTests
    tally.failed += numFailedTests + ((success && ended) || numFailedTests > 0 ? 0 : 1)
    tally.skipped += numPendingTests + numTodoTests
  } catch {
    tally.failed++
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const built = step('build', 'node_modules/turbo/bin/turbo', ['run', 'build', '--output-logs=errors-only'])
step('types', 'node_modules/typescript/bin/tsc', ['-p', 'tsconfig.tests.json'])
step('lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings'])
if (built) step('atlas', 'apps/cli/bin/nahrain.js', ['check', 'data'])
if (built && !quick) vitest()

const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''
console.log(`\n${tally.passed} passed, ${tally.failed} failed${skipped}`)
process.exitCode = tally.failed > 0 ? 1 : 0
