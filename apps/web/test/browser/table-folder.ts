import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** A folder for tables that are too large to hand over in memory; it is gone after the tests of the file. */
export function tableFolder(): () => Promise<string> {
  let made: Promise<string> | undefined
  afterAll(async () => {
    if (made !== undefined) await rm(await made, { recursive: true, force: true })
  })
  return () => {
    made ??= mkdtemp(join(tmpdir(), 'nahrain-tables-'))
    return made
  }
}
