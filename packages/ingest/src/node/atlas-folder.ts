import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { NahrainError } from '@nahrain/model'
import type { AtlasFiles } from '../atlas/read-atlas.ts'

/** Top-level folders of an atlas that hold no entries: derived, built or installed. */
const SKIPPED: readonly string[] = ['basemap', 'dist', 'node_modules']

/** Reads every YAML and GeoJSON file of an atlas folder. @throws not-found where the folder is none */
export async function readAtlasFolder(folder: string): Promise<AtlasFiles> {
  const listed = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => {
    throw notAnAtlas(folder)
  })
  const paths = listed
    .filter((item) => item.isFile() && /\.(ya?ml|geojson)$/.test(item.name))
    .map((item) => relative(folder, join(item.parentPath, item.name)).split(sep).join('/'))
    .filter((path) => !SKIPPED.includes(path.split('/')[0] ?? ''))
  if (!paths.includes('atlas.yaml')) {
    throw notAnAtlas(folder)
  }
  const texts = await Promise.all(
    paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const),
  )
  return new Map(texts)
}

function notAnAtlas(folder: string): NahrainError {
  return new NahrainError('not-found', `got ${folder}, expected the folder of an atlas (the one with atlas.yaml)`, {
    what: 'atlas folder',
    id: folder,
  })
}
