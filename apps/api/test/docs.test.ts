import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import { beforeAll, expect, test } from 'vitest'
import { CONFORMS_TO } from '../src/conformance.ts'
import { testApp } from './support.ts'

const TEXT = readFileSync(fileURLToPath(new URL('../../../docs/api.md', import.meta.url)), 'utf8')
const COMMANDS = [...TEXT.matchAll(/^curl .*$/gm)].map(([command]) => command)

let app: Hono

beforeAll(async () => {
  app = await testApp()
})

/** The address that a curl command asks. */
function addressOf(command: string): string {
  const url = new URL(/'(http[^']+)'/.exec(command)?.[1] ?? '')
  for (const [, quoted = ''] of command.matchAll(/--data-urlencode ("[^"]*"|'[^']*')/g)) {
    const pair = quoted.slice(1, -1)
    url.searchParams.append(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
  }
  return url.pathname + url.search
}

test.each(COMMANDS)('%s', async (command) => {
  const response = await app.request(addressOf(command))
  expect(response.status).toBe(200)
  const matched = response.headers.get('ogc-numbermatched')
  if (matched !== null) expect(Number(matched)).toBeGreaterThan(0)
})

test('the fault that is shown is the one that comes', async () => {
  const shown = JSON.parse(/```json\n([^`]+)```/.exec(TEXT)?.[1] ?? '')
  const response = await app.request('/api/collections/entries/items?filter=nam%20IS%20NULL')
  const { detail: _, expected, ...given } = await response.json()
  const { detail: __, expected: ___, ...example } = shown
  expect(given).toEqual(example)
  expect(expected).toContain('"name"')
})

test('every class that is declared is named, and no other', () => {
  const named = new Set(
    [...TEXT.slice(TEXT.indexOf('## Conformance')).matchAll(/[a-z][a-z0-9-]+/g)].map(([word]) => word),
  )
  const declared = CONFORMS_TO.filter((uri) => !uri.includes('tiles')).map((uri) => uri.slice(uri.lastIndexOf('/') + 1))
  expect(declared.filter((name) => !named.has(name))).toEqual([])
})
