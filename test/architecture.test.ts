import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/** The arrows of the design: who may import whom. Tests may also use the testkit. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  'packages/model': [],
  'packages/cql2': [],
  'packages/engine': ['@nahrain/model', '@nahrain/cql2'],
  'packages/ingest': ['@nahrain/model', '@nahrain/engine'],
  'packages/worker': ['@nahrain/model', '@nahrain/engine', '@nahrain/ingest'],
  'packages/testkit': ['@nahrain/model', '@nahrain/engine', '@nahrain/ingest'],
  'apps/api': ['@nahrain/model', '@nahrain/engine', '@nahrain/cql2'],
  // The basemap's files, not code, come from the atlas.
  'apps/web': ['@nahrain/model', '@nahrain/worker', '@nahrain/atlas'],
  'apps/cli': ['@nahrain/model', '@nahrain/engine', '@nahrain/ingest', '@nahrain/api', '@nahrain/cql2'],
}

const ROOT = fileURLToPath(new URL('..', import.meta.url))

interface Import {
  readonly file: string
  readonly target: string
}

/** Everything that a module names: static, dynamic and re-exports, and workers made from a URL. */
const SPECIFIER = /(?:\bfrom\s+|\bimport\s+|\bimport\(|new Worker\(\s*new URL\()\s*['"]([^'"\n]+)['"]/g

function importsOf(folder: string): Import[] {
  return readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx|mjs|js)$/.test(file) && !/(^|\/)(node_modules|dist)\//.test(file))
    .flatMap((file) =>
      [...readFileSync(`${ROOT}${folder}/${file}`, 'utf8').matchAll(SPECIFIER)].map(([, target = '']) => ({
        file: `${folder}/${file}`,
        target,
      })),
    )
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function existing(): string[] {
  return ['packages', 'apps'].flatMap((parent) => readdirSync(`${ROOT}${parent}`).map((name) => `${parent}/${name}`))
}

test('every folder of packages and apps has its arrows', () => {
  expect(existing().filter((folder) => !(folder in ARROWS))).toEqual([])
})

test.each(existing())('%s/src imports only along the arrows', (folder) => {
  const forbidden = importsOf(`${folder}/src`).filter(
    ({ target }) => target.startsWith('@nahrain/') && !ARROWS[folder]?.includes(packageOf(target)),
  )
  expect(forbidden).toEqual([])
})

test.each(existing())('%s/src leaves its own folder only through packages', (folder) => {
  const escaping = importsOf(`${folder}/src`).filter(({ file, target }) => {
    if (!target.startsWith('.')) return false
    const resolved = new URL(target, `file:///${file}`).pathname.slice(1)
    return !resolved.startsWith(`${folder}/`)
  })
  expect(escaping).toEqual([])
})

test.each(existing())('%s declares what it imports, and nothing that it does not', (folder) => {
  const manifest: { dependencies?: Record<string, string>; name: string } = JSON.parse(
    readFileSync(`${ROOT}${folder}/package.json`, 'utf8'),
  )
  const declared = Object.keys(manifest.dependencies ?? {})
  const used = new Set(
    importsOf(`${folder}/src`)
      .map(({ target }) => target)
      .filter(
        (target) =>
          !target.startsWith('.') &&
          !target.startsWith('node:') &&
          !target.startsWith('/') &&
          !target.startsWith('data:'),
      )
      .map(packageOf),
  )
  expect([...used].filter((name) => !declared.includes(name) && name !== manifest.name).sort()).toEqual([])
  expect(declared.filter((name) => !used.has(name) && !isUsedInStyles(folder, name)).sort()).toEqual([])
})

/** Fonts and styles are imported by stylesheets and the page. */
function isUsedInStyles(folder: string, name: string): boolean {
  return readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(css|html)$/.test(file) && !/(^|\/)(node_modules|dist)\//.test(file))
    .some((file) => readFileSync(`${ROOT}${folder}/${file}`, 'utf8').includes(name))
}

test('the engine, the model and CQL2 know no platform', () => {
  const platform = ['packages/model', 'packages/cql2', 'packages/engine']
    .flatMap((folder) => importsOf(`${folder}/src`))
    .filter(({ target }) => target.startsWith('node:'))
  expect(platform).toEqual([])
})
