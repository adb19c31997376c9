import { type Fault, sortFaults } from '../fault.ts'
import { checkAtlas } from './check-atlas.ts'
import { type Coverage, coverageOf } from './coverage.ts'
import { type Atlas, type AtlasFiles, readAtlas } from './read-atlas.ts'

/** An atlas folder with everything that is wrong with it, and how far it covers its briefings. */
export interface CheckedAtlas {
  readonly atlas: Atlas
  readonly faults: readonly Fault[]
  readonly coverage: readonly Coverage[]
}

/** Reads and checks all files in one run: no fault hides another. */
export function checkAtlasFiles(files: AtlasFiles): CheckedAtlas {
  const { atlas, faults } = readAtlas(files)
  return { atlas, faults: sortFaults([...faults, ...checkAtlas(atlas)]), coverage: coverageOf(atlas) }
}
