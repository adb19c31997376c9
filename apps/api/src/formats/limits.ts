import { invalidParameter, type NahrainError } from '@nahrain/model'
import type { FeatureFormat } from './format.ts'

/** Of a file that is whole in memory before its first byte leaves. */
export const FILE_LIMITS = { rows: 200_000, bytes: 256 * 1024 * 1024 } as const

/** For a route, before it answers. @throws invalid-parameter where a file of the format holds fewer rows than the question finds */
export function requireRoom({ title, mostRows }: FeatureFormat, rows: number): void {
  if (mostRows !== undefined && rows > mostRows) throw tooLarge(title, rows)
}

export function tooLarge(title: string, rows: number): NahrainError<'invalid-parameter'> {
  const { rows: most, bytes } = FILE_LIMITS
  const expected =
    `at most ${most} features and ${bytes / 1024 / 1024} MB in one ${title} file: ` +
    'ask for fewer, or take f=geoparquet, f=csv or f=geojsonseq, which have no limit'
  return invalidParameter('f', `${title} of ${rows} features or more`, expected)
}
