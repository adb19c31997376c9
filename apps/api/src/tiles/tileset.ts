import { FINEST_TILES } from '@nahrain/engine'
import { type Bbox, bboxWidth } from '@nahrain/model'
import type { Collection } from '../collections.ts'
import { link } from '../links.ts'
import { GROUP_FIELDS, MATCH_FIELD, type TileField } from './fields.ts'
import {
  geodataLink,
  type TemplatedLink,
  TILEJSON,
  tilesetsLink,
  tilesPath,
  tileTemplate,
  tilingSchemeLink,
  VECTOR_TILE,
} from './tile-links.ts'
import { POSITIONS_OF_FEATURE } from './tile-rows.ts'
import { MOST_FEATURES } from './vector-tile.ts'
import {
  scaleOf,
  type TileLimits,
  tileLimits,
  WEB_MERCATOR,
  WEB_MERCATOR_QUAD,
  WEB_MERCATOR_QUAD_URI,
} from './web-mercator-quad.ts'

const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'
const WORLD: Bbox = [-180, -90, 180, 90]

/** How a tile says that it has too many rows for all of them. */
const GROUPING =
  `Features are items. Where a tile has more than ${MOST_FEATURES} of them (one for every ${POSITIONS_OF_FEATURE} positions of a line or area), ` +
  'they are groups of the items whose mark stands in it, ' +
  'with cluster = true and count; the counts of all tiles of a zoom add up to the items that match.'

/** What a tileset is of: one collection, or several of the server. */
export interface TilesetSubject {
  /** The address that asked for it. */
  readonly url: URL
  /** The one whose tileset it is; undefined for that of the server. */
  readonly owner: Collection | undefined
  /** Its layers, in their order, at least one. */
  readonly collections: readonly Collection[]
}

/** Names of the variables of a tile's address. */
const VARIABLES = ['tileMatrix', 'tileRow', 'tileCol'] as const

/** An item of a list of tilesets (OGC 20-057, /req/tilesets-list/tileset-links). */
export function tilesetSummary({ url, owner, collections }: TilesetSubject) {
  const self = new URL(`${tilesPath(owner)}/${WEB_MERCATOR_QUAD}`, url).href
  return {
    title: titleOf(owner, collections),
    dataType: 'vector',
    crs: WEB_MERCATOR,
    tileMatrixSetURI: WEB_MERCATOR_QUAD_URI,
    links: [link(self, 'self', 'The tileset'), tilingSchemeLink(url.href)],
  }
}

/** A layer's own fields; those of groups are added where the layer is described. */
export type FieldsOf = (collection: Collection) => readonly TileField[]

/** The metadata of a tileset (OGC 17-083r4, clause 9). */
export function tilesetMetadata(subject: TilesetSubject, fieldsOf: FieldsOf) {
  const { url, owner, collections } = subject
  const { attribution, licence, version } = leading(collections)
  const tiles: TemplatedLink = {
    ...link(tileTemplate(url, owner, VARIABLES), 'item', 'A tile', VECTOR_TILE),
    templated: true,
  }
  const other = new URL(url)
  other.searchParams.set('f', 'tilejson')
  return {
    ...tilesetSummary(subject),
    description: GROUPING,
    attribution,
    license: licence,
    version,
    mediaTypes: [VECTOR_TILE],
    tileMatrixSetLimits: limitsOf(collections),
    boundingBox: boundingBox(collections),
    centerPoint: centerPoint(collections),
    layers: collections.map((collection) => layerOf(url, collection, fieldsOf(collection))),
    links: [
      link(url.href, 'self', 'This tileset'),
      link(other.href, 'alternate', 'This tileset as TileJSON', TILEJSON),
      tiles,
      tilingSchemeLink(url.href),
      { ...tilesetsLink(url.href, owner), rel: 'up' },
    ],
  }
}

/** TileJSON 3.0.0: one address from which MapLibre draws. */
export function tileJson({ url, owner, collections }: TilesetSubject, fieldsOf: FieldsOf) {
  const [west, south, east, north] = extentOf(collections)
  const { coordinates, tileMatrix } = centerPoint(collections)
  return {
    tilejson: '3.0.0',
    name: titleOf(owner, collections),
    description: GROUPING,
    attribution: leading(collections).attribution,
    scheme: 'xyz',
    tiles: [tileTemplate(url, owner, ['z', 'y', 'x'])],
    minzoom: 0,
    maxzoom: FINEST_TILES,
    bounds: west <= east ? [west, south, east, north] : [-180, south, 180, north],
    center: [...coordinates, Number(tileMatrix)],
    vector_layers: collections.map((collection) => ({
      id: collection.id,
      description: collection.title,
      minzoom: 0,
      maxzoom: FINEST_TILES,
      fields: Object.fromEntries(allFields(fieldsOf(collection)).map(({ name, description }) => [name, description])),
    })),
  }
}

/** The tiles that may have something. */
export function limitsOf(collections: readonly Collection[]): TileLimits[] {
  return tileLimits(extentOf(collections))
}

function leading([first]: readonly Collection[]) {
  if (first === undefined) throw new Error('got a tileset of no collection, expected at least one')
  return first.loaded.dataset.manifest
}

function titleOf(owner: Collection | undefined, collections: readonly Collection[]): string {
  return owner?.title ?? leading(collections).title.en
}

/** The box around all collections; one that crosses the antimeridian stays as it is only where it is the only one. */
function extentOf(collections: readonly Collection[]): Bbox {
  const boxes = [...new Set(collections.map(({ loaded }) => loaded.dataset.manifest.extent.bbox ?? WORLD))]
  return boxes.reduce((a, b) => {
    const isCut = a[0] > a[2] || b[0] > b[2]
    const [west, east] = isCut ? [-180, 180] : [Math.min(a[0], b[0]), Math.max(a[2], b[2])]
    return [west, Math.min(a[1], b[1]), east, Math.max(a[3], b[3])]
  })
}

function boundingBox(collections: readonly Collection[]) {
  const [west, south, east, north] = extentOf(collections)
  return { lowerLeft: [west, south], upperRight: [east, north], crs: CRS84, orderedAxes: ['Lon', 'Lat'] }
}

/** The middle of the view with which a map starts, at the zoom that shows all of its width. */
function centerPoint(collections: readonly Collection[]) {
  const view = leading(collections).firstView
  const width = bboxWidth(view)
  const middle = view[0] + width / 2
  const zoom = Math.min(FINEST_TILES, Math.floor(Math.log2(360 / Math.max(width, 360 / 2 ** FINEST_TILES))))
  return {
    coordinates: [middle > 180 ? middle - 360 : middle, (view[1] + view[3]) / 2],
    crs: CRS84,
    tileMatrix: String(zoom),
    ...scaleOf(zoom),
  }
}

function layerOf(url: URL, collection: Collection, fields: readonly TileField[]) {
  const properties = allFields(fields).map(({ name, type, description }) => [name, { type, description }])
  return {
    id: collection.id,
    title: collection.title,
    description: collection.description,
    dataType: 'vector',
    crs: WEB_MERCATOR,
    minTileMatrix: '0',
    maxTileMatrix: String(FINEST_TILES),
    boundingBox: boundingBox([collection]),
    propertiesSchema: { type: 'object', properties: Object.fromEntries(properties) },
    links: [geodataLink(url.href, collection)],
  }
}

function allFields(fields: readonly TileField[]): TileField[] {
  return [...fields, MATCH_FIELD, ...GROUP_FIELDS]
}
