import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SERVICE_SETTINGS } from '@nahrain/api/node'
import { propertyOptions, writtenRandomTable } from '@nahrain/testkit'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readServiceFlags } from '../src/commands/serve-settings.ts'
import { writeDatasetFolder } from '../src/dataset-folder.ts'
import { main } from '../src/main.ts'

let parent: string
let dataset: string

const version = (rows: number) => writtenRandomTable({ rows, seed: rows, facetValues: [3] })

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'nahrain-serve-'))
  dataset = join(parent, 'random')
  await writeDatasetFolder(await version(50), dataset)
})
afterAll(() => rm(parent, { recursive: true, force: true }))

async function run(...args: string[]): Promise<{ code: number; out: string; note: string }> {
  const [out, note]: [string[], string[]] = [[], []]
  const code = await main(['serve', ...args], { out: (text) => out.push(text), note: (text) => note.push(text) })
  return { code, out: out.join('\n'), note: note.join('\n') }
}

const flagOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

test('the help names every setting with what holds where it is left out', async () => {
  const { out } = await run('--help')
  for (const [name, { fallback }] of Object.entries(SERVICE_SETTINGS)) {
    expect(out).toMatch(new RegExp(`^ *--${flagOf(name)} .*\\[${fallback}\\]$`, 'm'))
  }
  expect(out.split('\n').filter((line) => line.length > 120)).toEqual([])
})

test.each([
  [['--rate-limit', 'many'], '--rate-limit: got "many", expected a number from 0 to 1000000'],
  [['--max-running', '0'], 'from 1 to 10000'],
  [['--max-url-bytes', '99999'], 'from 256 to 15000'],
  [['--log', 'xml'], '--log: got "xml", expected off or text or json'],
  [['--metrics', 'yes'], 'expected on or off'],
  [['--metrics-port', '70000'], 'metrics-port: got 70000, expected a number from 0 to 65535'],
  [['--host', '203.0.113.7'], '--host: got 203.0.113.7, expected an address or a name of this machine'],
])('%j is refused in one sentence', async (args, message) => {
  const { code, note } = await run(dataset, '--port', '0', ...args)
  expect(code).toBe(2)
  expect(note.split('\n')).toEqual([expect.stringContaining(message), 'See: nahrain serve --help'])
})

test('numbers within their bounds are taken as they are, all others refused', () => {
  const numbers = Object.entries(SERVICE_SETTINGS).flatMap(([name, setting]) =>
    setting.kind === 'number' ? [{ name, ...setting }] : [],
  )
  fc.assert(
    fc.property(fc.constantFrom(...numbers), fc.integer({ min: -10, max: 2_000_000 }), (setting, value) => {
      const read = () => readServiceFlags({ [flagOf(setting.name)]: String(value) })
      if (value >= setting.lowest && value <= setting.highest) expect(read()).toEqual({ [setting.name]: value })
      else expect(read).toThrow(`--${flagOf(setting.name)}: got "${value}"`)
    }),
    propertyOptions(200),
  )
})

test.each(['--port', '--metrics-port'])('a taken port is named: %s', async (flag) => {
  const other = createServer().listen(0)
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  const rest = flag === '--port' ? [] : ['--port', '0']
  const { code, note } = await run(dataset, flag, String(port), ...rest)
  other.close()
  expect(code).toBe(2)
  expect(note).toContain(`got port ${port}, which is taken`)
})

test('a server takes up what it finds on SIGHUP, logs as it is told, and ends on SIGTERM', async () => {
  const { server, url, errors } = await start('--log', 'json', '--watch-seconds', '0')
  await writeDatasetFolder(await version(60), dataset)
  server.kill('SIGHUP')
  await expect.poll(errors).toContain('dataset-replaced')
  const items = await (await fetch(`${url}/api/collections/random/items?limit=1`)).json()
  expect(items).toMatchObject({ numberMatched: 60 })
  await expect.poll(errors).toContain('"path":"/api/collections/random/items"')
  for (const line of errors().trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('event')
  server.kill('SIGTERM')
  expect(await once(server, 'exit')).toEqual([0, null])
})

const MAIN = new URL('../src/main.ts', import.meta.url).href

/** The command in a process of its own, from its sources. */
async function start(...args: string[]): Promise<{ server: ChildProcess; url: string; errors: () => string }> {
  const list = JSON.stringify(['serve', dataset, '--port', '0', ...args])
  const program = `const { main } = await import('${MAIN}'); process.exitCode = await main(${list})`
  const server = spawn(process.execPath, ['--conditions=nahrain-source', '--input-type=module', '--eval', program])
  let [greeting, errors] = ['', '']
  server.stdout.on('data', (data) => {
    greeting += data
  })
  server.stderr.on('data', (data) => {
    errors += data
  })
  await expect.poll(() => greeting + errors, { timeout: 30_000 }).toMatch(/\n/)
  return { server, url: /http:\S+(?= \()/.exec(greeting)?.[0] ?? errors, errors: () => errors }
}
