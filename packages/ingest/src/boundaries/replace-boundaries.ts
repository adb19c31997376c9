import { boundaryFault } from './boundary-fault.ts'
import { BOUNDARY_FILE, type BoundaryPlace } from './boundary-place.ts'
import { checkPositions } from './check-position.ts'
import { type BoundaryCredit, creditLayer } from './credit-layer.ts'
import { innerBorders } from './inner-borders.ts'
import { type Layer, type LayerFeature, readLayer, writeLayer } from './layer-file.ts'
import { type BoundaryMatch, type BoundaryPair, matchBoundaries } from './match-boundaries.ts'
import type { Boundaries } from './read-boundaries.ts'

/** The files that an import writes, as paths in the atlas folder. */
export const BOUNDARY_PATHS = {
  places: `places/geometry/${BOUNDARY_FILE}`,
  basemap: 'basemap/governorates.geojson',
  borders: 'basemap/borders.geojson',
} as const

/** A page loads them on a phone, too. */
const MOST_BYTES = 2_000_000

/** The feature of the borders' file that holds all lines between governorates. */
const BORDERS_FEATURE = 'governorates'

export interface BoundaryTarget {
  readonly places: readonly BoundaryPlace[]
  /** Path → text, of those of `BOUNDARY_PATHS` that are there; an atlas may do without a basemap. */
  readonly files: ReadonlyMap<string, string>
}

export interface BoundaryImport {
  readonly match: BoundaryMatch
  /** Path → new text. */
  readonly files: ReadonlyMap<string, string>
}

/**
 * Puts the outlines of a file in place of those that its places have: in the atlas, where questions are asked of them, and in the basemap,
 * where they are drawn. What the file has no outline for stays as it is.
 * @throws invalid-input where nothing matches, an outline lies elsewhere, or a file would become too large
 */
export function replaceBoundaries(
  boundaries: Boundaries,
  { places, files }: BoundaryTarget,
  credit: BoundaryCredit,
): BoundaryImport {
  const match = matchBoundaries(boundaries, places)
  checkPositions(boundaries.fileName, match.pairs)
  const written = new Map<string, string>()
  const atlas = readLayer(BOUNDARY_PATHS.places, files.get(BOUNDARY_PATHS.places) ?? EMPTY)
  written.set(BOUNDARY_PATHS.places, writeLayer(withOutlines(atlas, match.pairs.map(placeFeature), credit)))
  const basemapText = files.get(BOUNDARY_PATHS.basemap)
  if (basemapText !== undefined) {
    const former = readLayer(BOUNDARY_PATHS.basemap, basemapText)
    const basemap = withOutlines(former, match.pairs.flatMap(basemapFeature), credit)
    written.set(BOUNDARY_PATHS.basemap, writeLayer(basemap))
    const borders = files.get(BOUNDARY_PATHS.borders)
    if (borders !== undefined) written.set(BOUNDARY_PATHS.borders, withBorders(borders, basemap, credit))
  }
  for (const [path, text] of written) checkSize(boundaries.fileName, path, text)
  return { match, files: written }
}

const EMPTY = '{"type":"FeatureCollection","features":[]}'

function placeFeature({ feature, place }: BoundaryPair): LayerFeature {
  return { type: 'Feature', id: place.feature, properties: {}, geometry: feature.area }
}

/** None for a place without an ISO code, by which the basemap names its features. */
function basemapFeature({ feature, place }: BoundaryPair): LayerFeature[] {
  const id = place.codes.iso3166
  if (id === undefined) return []
  const { en, ar } = place.title
  const properties = { country: id.slice(0, 2), name_en: en, name_ar: ar ?? en }
  return [{ type: 'Feature', id, properties, geometry: feature.area }]
}

/** A feature that is there keeps its properties. */
function withOutlines(layer: Layer, outlines: readonly LayerFeature[], credit: BoundaryCredit): Layer {
  const byId = new Map(layer.features.map((feature) => [feature.id, feature]))
  for (const outline of outlines) {
    const properties = { ...outline.properties, ...byId.get(outline.id)?.properties }
    byId.set(outline.id, { ...outline, properties })
  }
  const ids = outlines.map(({ id }) => id).toSorted()
  // In one order whatever order they came in, so that the same import gives the same bytes.
  const features = [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return creditLayer({ ...layer, features }, credit, ids)
}

/** The dashed lines of the map are those between the basemap's governorates, imported or not. */
function withBorders(text: string, basemap: Layer, credit: BoundaryCredit): string {
  const areas = basemap.features.flatMap(({ id, geometry }) =>
    geometry.type === 'Polygon' || geometry.type === 'MultiPolygon' ? [{ group: id.slice(0, 2), area: geometry }] : [],
  )
  const coordinates = innerBorders(areas)
  const geometry = { type: 'MultiLineString', coordinates } as const
  const lines: LayerFeature = { type: 'Feature', id: BORDERS_FEATURE, properties: { level: 'governorate' }, geometry }
  const former = readLayer(BOUNDARY_PATHS.borders, text)
  const others = former.features.filter(({ id }) => id !== BORDERS_FEATURE)
  // An empty MultiLineString is none that RFC 7946 would draw.
  if (coordinates.length === 0) return writeLayer({ ...former, features: others })
  return writeLayer(creditLayer({ ...former, features: [...others, lines] }, credit, [BORDERS_FEATURE]))
}

function checkSize(fileName: string, path: string, text: string): void {
  const { length } = new TextEncoder().encode(text)
  if (length <= MOST_BYTES) return
  const [got, most] = [length, MOST_BYTES].map((bytes) => `${(bytes / 1e6).toFixed(1)} MB`)
  const wayOut = 'simplify the layer as a whole, so that neighbours stay together: mapshaper FILE -simplify 10% -o OUT'
  throw boundaryFault(fileName, `got outlines that make ${path} ${got} large, expected at most ${most}; ${wayOut}`)
}
