// `npm run conformance -- URL`: the abstract tests of OGC API – Features against any server; one line each, then a tally.
// Ends with 0 where nothing failed, 1 where something did, 2 where it was called wrongly.
import { ABSTRACT_TESTS, openClient, runTest } from '../apps/api/test/conformance/suite.ts'

const [address, ...more] = process.argv.slice(2)
if (address === undefined || more.length > 0 || !/^https?:$/.test(URL.parse(address)?.protocol ?? '')) {
  console.error(
    `got "${process.argv.slice(2).join(' ')}", expected the address of a landing page, such as http://localhost:8787/api`,
  )
  process.exit(2)
}

const client = openClient(address)
const tally = { passed: 0, failed: 0, skipped: 0 }
for (const test of ABSTRACT_TESTS) {
  const outcome = await runTest(test, client)
  tally[outcome.kind]++
  const reason = outcome.kind === 'passed' ? '' : `: ${outcome.reason}`
  console.log(`${outcome.kind.padEnd(7)} ${test.id}  ${test.title}${reason}`)
}
console.log(`\n${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`)
process.exitCode = tally.failed > 0 ? 1 : 0
