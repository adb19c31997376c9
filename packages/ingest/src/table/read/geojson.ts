import type { Note, OpenTable } from '../record-batch.ts'
import { BrokenFile } from './broken-file.ts'
import type { ByteWindow } from './byte-window.ts'
import { isObject, toFeatureRecord } from './feature-record.ts'
import { jsonMembers } from './json-members.ts'
import type { ValueRecord } from './value-batch.ts'
import { openValueTable } from './value-table.ts'

/** Reads a FeatureCollection of any size, or one Feature. @throws BrokenFile */
export function openGeojson(window: ByteWindow, encoding: string, note: (note: Note) => void): Promise<OpenTable> {
  return openValueTable(`GeoJSON, ${encoding}`, featureRecords(window, note), note)
}

/** Members come in any order: what the object is may be said after its features. */
async function* featureRecords(window: ByteWindow, note: (note: Note) => void): AsyncGenerator<ValueRecord[]> {
  const others: Record<string, unknown> = {}
  let [number, hasFeatures] = [0, false]
  for await (const part of jsonMembers(window, 'features')) {
    if (part.kind === 'member') {
      if (part.name === 'crs') refuseOtherSystem(part.value)
      if (part.name === 'type') refuseOtherType(part.value)
      others[part.name] = part.value
      continue
    }
    hasFeatures = true
    const records: ValueRecord[] = []
    for (const feature of part.values) {
      const record = toFeatureRecord(feature, ++number, note)
      if (record !== undefined) records.push(record)
    }
    yield records
  }
  if (others.type === 'Feature' && !hasFeatures) {
    const record = toFeatureRecord(others, 1, note)
    if (record !== undefined) yield [record]
  } else if (others.type !== 'FeatureCollection') refuseOtherType(others.type)
}

function refuseOtherType(type: unknown): void {
  if (type === 'FeatureCollection' || type === 'Feature') return
  const got = typeof type === 'string' ? `JSON of type "${type.slice(0, 40)}"` : 'JSON that does not say it is GeoJSON'
  throw new BrokenFile(`got ${got}, expected a GeoJSON FeatureCollection; convert it, with ogr2ogr or QGIS, say`)
}

/** Older GeoJSON could name another system of coordinates; RFC 7946 has only WGS 84. */
function refuseOtherSystem(crs: unknown): void {
  if (crs === null) return
  const name = isObject(crs) && isObject(crs.properties) ? crs.properties.name : undefined
  if (typeof name === 'string' && /(^|:)(CRS:?84|EPSG:([\d.]*:)?4326)$/i.test(name)) return
  const got = JSON.stringify(typeof name === 'string' ? name : crs)
  throw new BrokenFile(`got coordinates in ${got.slice(0, 100)}, expected WGS 84 (EPSG:4326); reproject the file to it`)
}
