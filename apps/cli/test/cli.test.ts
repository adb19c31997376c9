import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ATLAS_FOLDER } from '@nahrain/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { main } from '../src/main.ts'

let folder: string
let dataset: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nahrain-cli-'))
  dataset = join(folder, 'built')
  const skipped = ['basemap', 'dist', 'node_modules'].map((name) => join(ATLAS_FOLDER, name))
  await cp(ATLAS_FOLDER, join(folder, 'atlas'), { recursive: true, filter: (path) => !skipped.includes(path) })
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(...args: string[]): Promise<{ code: number; out: string; note: string }> {
  const [out, note]: [string[], string[]] = [[], []]
  const code = await main(args, { out: (text) => out.push(text), note: (text) => note.push(text) })
  return { code, out: out.join('\n'), note: note.join('\n') }
}

test('check, build and query, on a copy of the atlas', async () => {
  expect(await run('check', join(folder, 'atlas'))).toMatchObject({ code: 0, out: '' })
  const built = await run('build', join(folder, 'atlas'), '--out', dataset)
  expect(built.code).toBe(0)
  expect(built.note).toContain('wrote')
  const { code, out } = await run('query', 'q=kirkuk', 'type=place', '--dataset', dataset)
  expect(code).toBe(0)
  const collection = JSON.parse(out)
  expect(collection.numberMatched).toBe(collection.features.length)
  expect(collection.features.map(({ id }: { id: string }) => id)).toContain('kirkuk')
})

test('a table names what it shows, in order along the road', async () => {
  const { out, note } = await run(
    'query',
    'region=along:development-road:25&type=place',
    'sort=along',
    'match=certain',
    '--format',
    'table',
    '--dataset',
    dataset,
  )
  const lines = out.split('\n')
  expect(lines[0]).toMatch(/^km\s+when\s+type\s+title\s+sources\s+id$/)
  expect(lines.findIndex((line) => line.endsWith('  basra'))).toBeLessThan(
    lines.findIndex((line) => line.endsWith('  mosul')),
  )
  expect(note).toContain('certain')
})

test('a faulty atlas is reported with file, line and column, and leaves the last dataset in place', async () => {
  const file = join(folder, 'atlas', 'places', 'cities.yaml')
  const before = await readFile(join(dataset, 'manifest.json'), 'utf8')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace('kind: city', 'kind: citty'))
  const line = text.slice(0, text.indexOf('kind: city')).split('\n').length
  for (const args of [
    ['check', join(folder, 'atlas')],
    ['build', join(folder, 'atlas'), '--out', dataset],
  ]) {
    const { code, out } = await run(...args)
    expect(code).toBe(1)
    expect(out).toContain(`cities.yaml:${line}:9  `)
    expect(out).toContain('got "citty"')
  }
  expect(await readFile(join(dataset, 'manifest.json'), 'utf8')).toBe(before)
  await writeFile(file, text)
})

test.each([
  [['query', 'colour=red'], 'colour'],
  [['query', 'kirkuk'], 'PARAMETER=VALUE'],
  [['query', '--format', 'xml'], 'geojson or table'],
  [['check', '/nowhere'], 'atlas.yaml'],
  [['build', '--wrong'], '--wrong'],
  [['check', 'data', 'extra'], 'at most 1'],
  [['serve', '--port', '99999'], '0 to 65535'],
  [['serve', '/nowhere'], 'expected a dataset folder'],
  [['dance'], 'one of check'],
])('%j is refused with the way out', async (args, message) => {
  const where = args[0] === 'query' ? ['--dataset', dataset] : []
  const { code, note } = await run(...args, ...where)
  expect(code).not.toBe(0)
  expect(note).toContain(message)
  expect(note).not.toContain('    at ')
})

test('a build never replaces what is no dataset', async () => {
  const precious = join(folder, 'precious')
  await mkdir(precious)
  await writeFile(join(precious, 'thesis.txt'), 'years of work')
  const { code, note } = await run('build', join(folder, 'atlas'), '--out', precious)
  expect(code).toBe(2)
  expect(note).toContain('something else than a dataset')
  expect(await readFile(join(precious, 'thesis.txt'), 'utf8')).toBe('years of work')
  expect((await run('build', join(folder, 'atlas'), '--out', `${dataset}/`)).code).toBe(0)
})

test('a damaged dataset is refused by name and reason', async () => {
  const damaged = join(folder, 'damaged')
  await cp(dataset, damaged, { recursive: true })
  await writeFile(join(damaged, 'rows.arrow'), 'x')
  const { code, note } = await run('query', 'q=kirkuk', '--dataset', damaged)
  expect(code).toBe(1)
  expect(note).toContain('dataset damaged is damaged: rows.arrow has 1 bytes')
})

test.each(['check', 'build', 'query', 'serve'])('nahrain %s --help shows its use and an example', async (name) => {
  const { code, out } = await run(name, '--help')
  expect(code).toBe(0)
  expect(out).toContain(`nahrain ${name}`)
  expect(out).toContain('Example:')
})

test('nahrain alone lists its commands', async () => {
  const { out } = await run('--help')
  for (const name of ['check', 'build', 'query', 'serve']) expect(out).toContain(name)
})
