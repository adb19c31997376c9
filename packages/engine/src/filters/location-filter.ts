import type { Geometry, Position } from '@nahrain/model'
import { type Dataset, type Locations, NONE, STEPS_PER_DEGREE } from '../dataset/dataset.ts'
import { CERTAIN, OUT, POSSIBLE, type RegionRelation, type RegionTest } from '../geography/relation.ts'
import type { BlockTest } from './masks.ts'
import { ancestors } from './place-geometry.ts'
import type { DatasetRegion } from './region-filter.ts'

/** How one location of the dataset (an index into its locations) lies to a region. */
type LocationTest = (location: number) => RegionRelation

/** For datasets whose rows may have several places, shapes, and places that are rows: each location is asked. They are small. */
export function locationFilter(dataset: Dataset, locations: Locations, regions: readonly DatasetRegion[]): BlockTest {
  const tests = regions.map((region) => locationTest(dataset, locations, region))
  const { offsets } = locations
  return (start, end, into) => {
    for (let row = start; row < end; row++) {
      let best: RegionRelation = OUT
      for (let at = offsets[row] as number; at < (offsets[row + 1] as number) && best !== CERTAIN; at++) {
        for (const test of tests) best = Math.max(best, test(at)) as RegionRelation
      }
      into[row - start] = best
    }
    return undefined
  }
}

/** The row's own geometry, its first place: that is the one that a map draws and an API sends. Without any it is out. */
export function firstLocationFilter(dataset: Dataset, locations: Locations, test: RegionTest): BlockTest {
  const ask = geometryTest(dataset, locations, test)
  return (start, end, into) => {
    for (let row = start; row < end; row++) {
      into[row - start] = row < dataset.placed ? ask(locations.offsets[row] as number) : OUT
    }
    return undefined
  }
}

/** Shapes are shared by many locations: each is decided once. */
function geometryTest(dataset: Dataset, locations: Locations, test: RegionTest): LocationTest {
  const { longitudeE7, latitudeE7, radiusKm, shape } = locations
  const decided = new Map<number, RegionRelation>()
  return (location) => {
    const index = shape[location] as number
    if (index === NONE) {
      const center: Position = [
        (longitudeE7[location] as number) / STEPS_PER_DEGREE,
        (latitudeE7[location] as number) / STEPS_PER_DEGREE,
      ]
      return test.relateDisc(center, radiusKm[location] as number)
    }
    const known = decided.get(index)
    if (known !== undefined) return known
    const relation = test.relateShape(dataset.shapes[index] as Geometry)
    decided.set(index, relation)
    return relation
  }
}

/**
 * Inside a place: what authors say goes before what outlines suggest, since free boundary layers are wrong in places.
 *
 * The finest country or governorate that a location was assigned to decides where it can: part of the wanted place is certain,
 * another branch is out. Only below it, and for what was assigned to none, geometry is asked.
 */
function locationTest(dataset: Dataset, locations: Locations, { test, place: wanted }: DatasetRegion): LocationTest {
  const byGeometry = geometryTest(dataset, locations, test)
  // A place of another dataset is only an outline here.
  if (wanted?.row === undefined) return byGeometry
  const wantedRow = wanted.row
  const isAdministrative = (row: number) => dataset.administrative?.[row] === 1
  const wantedChain = ancestors(dataset, wantedRow)
  return (location) => {
    const place = locations.place[location] as number
    const chain = ancestors(dataset, place)
    if (chain.includes(wantedRow)) return CERTAIN
    if (wantedChain.includes(place)) return POSSIBLE
    const assigned = chain.find(isAdministrative)
    if (!isAdministrative(wantedRow) || assigned === undefined || wantedChain.includes(assigned)) {
      return byGeometry(location)
    }
    return OUT
  }
}
