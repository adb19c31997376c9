import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const LIMITS = { encoding: 'utf8', timeout: 60_000, maxBuffer: 2 ** 28 } as const

/** Why GDAL's programs cannot be run here; undefined where they can (Debian: gdal-bin). */
export const NO_GDAL = (spawnSync('ogrinfo', ['--formats'], { encoding: 'utf8' }).stdout ?? '').includes('OAPIF')
  ? undefined
  : 'no ogrinfo with the OAPIF driver on this machine'

/** Debian's own Python, which is the one that has python3-owslib; any other may be first in the path. */
const PYTHON = ['/usr/bin/python3', 'python3'].find((path) => spawnSync(path, ['-c', 'import owslib']).status === 0)
export const NO_OWSLIB = PYTHON === undefined ? 'no Python with OWSLib on this machine' : undefined

/** Not in step: the server that the program asks runs in this process. @throws what the program said */
export async function runProgram(program: string, options: readonly string[]): Promise<string> {
  const { stdout, stderr } = await execute(program, options, LIMITS)
  if (/^ERROR/m.test(stderr)) throw new Error(stderr)
  return stdout
}

/** Runs Python that prints JSON. */
export async function runPython(code: string, ...options: readonly string[]): Promise<unknown> {
  return JSON.parse(await runProgram(PYTHON ?? 'python3', ['-c', code, ...options]))
}

/** A feature as GDAL hands it on. */
export interface GdalFeature {
  readonly id?: unknown
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null
  readonly properties: Readonly<Record<string, unknown>>
}

/** Every feature of a layer, through `ogr2ogr`. */
export async function gdalFeatures(source: string, ...options: readonly string[]): Promise<GdalFeature[]> {
  const precision = ['-lco', 'COORDINATE_PRECISION=15']
  const text = await runProgram('ogr2ogr', ['-f', 'GeoJSON', '/vsistdout/', source, ...options, ...precision])
  return JSON.parse(text).features
}

/** How many features a layer is said to have. */
export async function gdalCount(source: string, ...options: readonly string[]): Promise<number> {
  const text = await runProgram('ogrinfo', ['-ro', '-so', source, ...options])
  return Number(/^Feature Count: (\d+)$/m.exec(text)?.[1])
}

/** Names and types of a layer's fields. */
export async function gdalFields(source: string, ...options: readonly string[]): Promise<Record<string, string>> {
  const text = await runProgram('ogrinfo', ['-ro', '-so', source, ...options])
  return Object.fromEntries(
    [...text.matchAll(/^(\S+): ([A-Z]\S*) \(\d+\.\d+\)/gm)].map(([, name, type]) => [name, type]),
  )
}
