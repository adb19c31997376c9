export { buildAtlas } from './atlas/build-atlas.ts'
export { type CheckedAtlas, checkAtlasFiles } from './atlas/check.ts'
export type { Coverage } from './atlas/coverage.ts'
export type { AtlasFiles } from './atlas/read-atlas.ts'
export { type BoundaryPlace, boundaryPlaces } from './boundaries/boundary-place.ts'
export type { BoundaryCredit } from './boundaries/credit-layer.ts'
export type { BoundaryMatch, BoundaryPair, MatchKind } from './boundaries/match-boundaries.ts'
export { type Boundaries, type BoundaryFeature, readBoundaries } from './boundaries/read-boundaries.ts'
export {
  BOUNDARY_PATHS,
  type BoundaryImport,
  type BoundaryTarget,
  replaceBoundaries,
} from './boundaries/replace-boundaries.ts'
export { type Fault, formatFault } from './fault.ts'
