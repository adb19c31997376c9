import { FINEST_TILES, type MapTile, worldX, worldY } from '@nahrain/engine'
import { type Bbox, invalidParameter, NahrainError } from '@nahrain/model'

export const WEB_MERCATOR_QUAD = 'WebMercatorQuad'
export const WEB_MERCATOR_QUAD_URI = 'http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad'
export const WEB_MERCATOR = 'http://www.opengis.net/def/crs/EPSG/0/3857'

/** Matrices that the standard defines: 0 to 24. Tiles are served as far as the coordinates of datasets have something to say. */
const MATRICES = 25
const TILE_PIXELS = 256
/** Half of the equator's length on the sphere that the projection uses, in metres. */
const HALF_WORLD = Math.PI * 6_378_137
/** Width of a rendered pixel that scale denominators assume, in metres. */
const PIXEL_METRES = 0.00028

/** The definition of the tile matrix set WebMercatorQuad (OGC 17-083r4, annex D.1), computed from the projection. */
export function tileMatrixSet() {
  return {
    id: WEB_MERCATOR_QUAD,
    title: 'Google Maps Compatible for the World',
    uri: WEB_MERCATOR_QUAD_URI,
    crs: WEB_MERCATOR,
    orderedAxes: ['X', 'Y'],
    wellKnownScaleSet: 'http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible',
    tileMatrices: Array.from({ length: MATRICES }, (_, zoom) => ({
      id: String(zoom),
      ...scaleOf(zoom),
      cornerOfOrigin: 'topLeft',
      pointOfOrigin: [-HALF_WORLD, HALF_WORLD],
      tileWidth: TILE_PIXELS,
      tileHeight: TILE_PIXELS,
      matrixWidth: 2 ** zoom,
      matrixHeight: 2 ** zoom,
    })),
  }
}

/** Of a tile matrix: metres of a pixel at the equator, and what a screen of the standard's pixels shrinks by. */
export function scaleOf(zoom: number): { readonly scaleDenominator: number; readonly cellSize: number } {
  const cellSize = (2 * HALF_WORLD) / TILE_PIXELS / 2 ** zoom
  return { scaleDenominator: cellSize / PIXEL_METRES, cellSize }
}

/** Tiles of one matrix that may have something; all bounds inclusive. */
export interface TileLimits {
  readonly tileMatrix: string
  readonly minTileRow: number
  readonly maxTileRow: number
  readonly minTileCol: number
  readonly maxTileCol: number
}

/** The tiles that a box touches at every zoom that is served; all tiles across where it crosses the antimeridian. */
export function tileLimits([west, south, east, north]: Bbox): TileLimits[] {
  const [left, right] = west <= east ? [worldX(west), worldX(east)] : [0, 1]
  return Array.from({ length: FINEST_TILES + 1 }, (_, zoom) => {
    const indexOf = (share: number) => Math.min(2 ** zoom - 1, Math.max(0, Math.floor(share * 2 ** zoom)))
    return {
      tileMatrix: String(zoom),
      minTileRow: indexOf(worldY(north)),
      maxTileRow: indexOf(worldY(south)),
      minTileCol: indexOf(left),
      maxTileCol: indexOf(right),
    }
  })
}

/** A tile's address as it was written. */
export interface TileAddress {
  readonly tileMatrix: string
  readonly tileRow: string
  readonly tileCol: string
}

/**
 * Reads the address of a tile.
 * @throws invalid-parameter where a part is no whole number; not-found outside the limits (OGC 20-057, /req/core/tc-error)
 */
export function readTile(address: TileAddress, limits: readonly TileLimits[]): MapTile {
  const zoom = readIndex('tileMatrix', address.tileMatrix)
  const row = readIndex('tileRow', address.tileRow)
  const column = readIndex('tileCol', address.tileCol)
  const limit = limits[zoom]
  if (limit === undefined) throw outside(address, `a tile matrix from 0 to ${limits.length - 1}`)
  const { minTileRow, maxTileRow, minTileCol, maxTileCol } = limit
  if (row < minTileRow || row > maxTileRow || column < minTileCol || column > maxTileCol) {
    const expected = `rows ${minTileRow} to ${maxTileRow} and columns ${minTileCol} to ${maxTileCol} of tile matrix ${zoom}`
    throw outside(address, expected)
  }
  return { zoom, row, column }
}

function readIndex(name: keyof TileAddress, text: string): number {
  if (/^-?\d{1,9}$/.test(text)) return Number(text)
  throw invalidParameter(name, text, 'a whole number')
}

function outside({ tileMatrix, tileRow, tileCol }: TileAddress, expected: string): NahrainError {
  const id = `${tileMatrix}/${tileRow}/${tileCol}`
  return new NahrainError('not-found', `got tile ${id}, expected ${expected}`, { what: 'tile', id })
}
