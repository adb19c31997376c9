import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'data/basemap/PROVENANCE.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
]

/** Links to our own files; what has a scheme leads elsewhere. */
const LINK = /\]\((?!https?:|#)([^)#\s]+)/g

test.each(PAGES)('every link of %s leads somewhere', (page) => {
  const targets = [...readFileSync(join(ROOT, page), 'utf8').matchAll(LINK)].map(([, target = '']) => target)
  expect(targets.filter((target) => !existsSync(join(ROOT, dirname(page), target)))).toEqual([])
})

test('the commands that the docs name exist', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const text = PAGES.map((page) => readFileSync(join(ROOT, page), 'utf8')).join('\n')
  const named = [...text.matchAll(/npm run ([a-z-]+)/g)].map(([, name = '']) => name)
  expect(named.filter((name) => !(name in scripts))).toEqual([])
})

test('no page names a host of a package registry', () => {
  const files = [
    ...PAGES,
    'package.json',
    'package-lock.json',
    '.npmrc',
    'scripts/bootstrap.mjs',
    'scripts/chromium.mjs',
  ]
  expect(
    files.filter((file) =>
      /registry\.npmjs|deb\.debian|pypi\.org|repo1\.maven/.test(readFileSync(join(ROOT, file), 'utf8')),
    ),
  ).toEqual([])
})
