const LONGEST = 60

/** An id for a dataset from the name of its file: kebab-case, `table` where the name has no letter or digit. */
export function datasetIdOf(fileName: string): string {
  const name = fileName.toLowerCase().replace(/(\.[a-z0-9]+)+$/, '')
  const id = name.replaceAll(/[^a-z0-9]+/g, '-').slice(0, LONGEST)
  return id.replaceAll(/^-+|-+$/g, '') || 'table'
}
