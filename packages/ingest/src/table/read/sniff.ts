/** What a file is, by its first bytes. A name is only asked to tell apart what looks the same. */

export type Container = 'gzip' | 'parquet' | 'text'

/** A kind of file that is no table for us, and what to do with it. */
export interface Stranger {
  readonly got: string
  readonly wayOut: string
}

const EXPORT_IT = 'open it where it comes from and export the table as CSV, GeoJSON or Parquet'
const SAVE_AS_CSV = 'open it in a spreadsheet program and save the sheet as CSV (UTF-8)'
const UNPACK_IT = 'unpack it and give the table that is inside'

/** Beginnings in Latin-1. The longer ones stand first where one is the beginning of another. */
const STRANGERS: readonly (readonly [magic: string, got: string, wayOut: string])[] = [
  ['\xd0\xcf\x11\xe0', 'an old Excel workbook (.xls)', SAVE_AS_CSV],
  ['BZh', 'a bzip2 archive', UNPACK_IT],
  ['\xfd7zXZ', 'an xz archive', UNPACK_IT],
  ['\x28\xb5\x2f\xfd', 'a zstd archive', UNPACK_IT],
  ['7z\xbc\xaf', 'a 7z archive', UNPACK_IT],
  ['Rar!', 'a RAR archive', UNPACK_IT],
  ['%PDF', 'a PDF document', 'ask its publisher for the table itself'],
  ['SQLite format 3\0', 'an SQLite database or GeoPackage', EXPORT_IT],
  ['\0\0\x27\x0a', 'a shapefile', 'convert it to GeoJSON (WGS 84), with ogr2ogr or QGIS, say'],
  ['ARROW1', 'an Arrow file', 'write it as Parquet'],
]

export function containerOf(first: Uint8Array): Container {
  if (first[0] === 0x1f && first[1] === 0x8b) return 'gzip'
  return latin1(first, 4) === 'PAR1' ? 'parquet' : 'text'
}

/** Undefined where the bytes may be text. `isWide`: the text is UTF-16, where zero bytes are good. */
export function strangerOf(name: string, first: Uint8Array, isWide: boolean): Stranger | undefined {
  if (first.length === 0) return { got: 'an empty file', wayOut: 'see whether it was saved or fetched completely' }
  const start = latin1(first, 16)
  if (start.startsWith('PK\x03\x04')) return zipStranger(name, latin1(first, first.length))
  const found = STRANGERS.find(([magic]) => start.startsWith(magic))
  if (found !== undefined) return { got: found[1], wayOut: found[2] }
  if (!isWide && first.some((byte) => byte < 32 && (byte < 8 || byte > 13) && byte !== 27 && byte !== 30)) {
    return { got: 'binary data', wayOut: EXPORT_IT }
  }
  return undefined
}

function zipStranger(name: string, content: string): Stranger {
  if (/\.xlsx?$/i.test(name) || content.includes('xl/'))
    return { got: 'an Excel workbook (.xlsx)', wayOut: SAVE_AS_CSV }
  if (/\.ods$/i.test(name) || content.includes('opendocument')) {
    return { got: 'an OpenDocument spreadsheet', wayOut: SAVE_AS_CSV }
  }
  return { got: 'a zip archive', wayOut: UNPACK_IT }
}

function latin1(bytes: Uint8Array, length: number): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, length))
}
