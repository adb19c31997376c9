const TILES = 'http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf'

/** Classes of OGC API – Tiles, part 1 (OGC 20-057) that the routes of tiles conform to. */
export const TILE_CONFORMANCE = [
  `${TILES}/core`,
  `${TILES}/tileset`,
  `${TILES}/tilesets-list`,
  `${TILES}/dataset-tilesets`,
  `${TILES}/geodata-tilesets`,
  `${TILES}/collections-selection`,
  `${TILES}/mvt`,
  `${TILES}/oas30`,
] as const
