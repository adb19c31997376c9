import * as fc from 'fast-check'

/**
 * Property tests try the same cases in each run, so that a red run is the fault of a change and never of chance.
 * `NAHRAIN_SEED` takes another seed, or `random`; fast-check prints the seed of a failure.
 */
const FIXED_SEED = 20240617

const wanted = process.env.NAHRAIN_SEED ?? String(FIXED_SEED)
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted) })
