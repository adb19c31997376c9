import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseProperties } from 'flatgeobuf/lib/mjs/generic/feature.js'
import { deserialize } from 'flatgeobuf/lib/mjs/generic/featurecollection.js'
import { fromGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js'
import { parquetReadObjects } from 'hyparquet'
import Papa from 'papaparse'

/** A feature as a reader that is not ours found it; a cell that is empty, or not there, is null. */
export interface ReadRow {
  readonly id: unknown
  readonly geometry: unknown
  readonly cells: Readonly<Record<string, unknown>>
}

export function readSequence(bytes: Uint8Array): unknown[] {
  const [before, ...texts] = new TextDecoder().decode(bytes).split('\u001e')
  if (before !== '') throw new Error(`got ${before} before the first separator`)
  return texts.map((text) => JSON.parse(text))
}

/** The header, then every line. */
export function readCsvLines(bytes: Uint8Array): string[][] {
  const { data, errors } = Papa.parse<string[]>(new TextDecoder().decode(bytes), {
    newline: '\r\n',
    skipEmptyLines: true,
  })
  if (errors.length > 0) throw new Error(JSON.stringify(errors[0]))
  return data
}

export function readCsv(bytes: Uint8Array): ReadRow[] {
  const [names = [], ...lines] = readCsvLines(bytes)
  return lines.map((line) => {
    const { id, wkt, ...cells } = Object.fromEntries(
      line.map((cell, index) => [names[index], cell === '' ? null : cell]),
    )
    return { id, geometry: wkt ? readWkt(wkt) : null, cells }
  })
}

/** Well-known text turned into JSON arrays, position by position. */
export function readWkt(text: string): unknown {
  const [, word = '', body = ''] = /^([A-Z]+)(.*)$/s.exec(text) ?? []
  const json = body
    .replace(/(-?[\d.E+-]+) (-?[\d.E+-]+)/g, '[$1,$2]')
    .replaceAll('(', '[')
    .replaceAll(')', ']')
  const parts = JSON.parse(json)
  const types = ['Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon']
  const type = types.find((name) => name.toUpperCase() === word)
  return { type, coordinates: type === 'Point' ? parts[0] : type === 'MultiPoint' ? parts.flat() : parts }
}

/** With its own reader; `rect` goes by the index. */
export async function readFlatGeobuf(bytes: Uint8Array, rect?: Rect): Promise<ReadRow[]> {
  const rows: ReadRow[] = []
  const context = {
    ...(rect && { rect }),
    fromFeature(_: number, feature: FlatFeature, header: FlatHeader) {
      const geometry = feature.geometry()
      const { id, ...cells } = parseProperties(feature, header.columns) as Record<string, unknown>
      rows.push({ id, geometry: geometry === null ? null : fromGeometry(geometry, header.geometryType), cells })
    },
  }
  for await (const _ of deserialize(bytes, context as unknown as Parameters<typeof deserialize>[1]));
  return rows
}

interface Rect {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
}
type FlatFeature = Parameters<typeof parseProperties>[0]
type FlatGeometry = Parameters<typeof fromGeometry>[0]
interface FlatHeader {
  readonly columns: NonNullable<Parameters<typeof parseProperties>[1]>
  readonly geometryType: NonNullable<ReturnType<FlatGeometry['type']>>
}

export async function readGeoParquet(bytes: Uint8Array<ArrayBuffer>): Promise<ReadRow[]> {
  const rows = await parquetReadObjects({ file: bytes.buffer })
  return rows.map(({ id, geometry, bbox: _, ...cells }) => ({ id, geometry: geometry ?? null, cells }))
}

/** GDAL's own programs, where they are installed (Debian: gdal-bin). */
export const HAS_GDAL = spawnSync('ogr2ogr', ['--version']).status === 0

/** Every feature of a file as GDAL reads it. */
export function readWithGdal(bytes: Uint8Array, extension: string, options: readonly string[] = []): GdalFeature[] {
  const folder = mkdtempSync(join(tmpdir(), 'nahrain-formats-'))
  try {
    const file = join(folder, `file.${extension}`)
    writeFileSync(file, bytes)
    const more = ['-lco', 'COORDINATE_PRECISION=15', ...options]
    const run = spawnSync('ogr2ogr', ['-f', 'GeoJSON', '/vsistdout/', file, ...more], { maxBuffer: 2 ** 28 })
    if (run.status !== 0) throw new Error(run.stderr.toString())
    return JSON.parse(run.stdout.toString()).features
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface GdalFeature {
  readonly geometry: unknown
  readonly properties: Readonly<Record<string, unknown>>
}
