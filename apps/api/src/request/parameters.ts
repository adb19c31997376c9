import { invalidParameter } from '@nahrain/model'

/** Takes a parameter that may be given once. @throws invalid-parameter */
export function takeOne(parameters: URLSearchParams, name: string): string | undefined {
  const text = parameters.get(name)
  if (text === null) return undefined
  const all = parameters.getAll(name)
  parameters.delete(name)
  if (all.length > 1) throw invalidParameter(name, `${all.length} values`, 'one value')
  return text
}

/** Takes one of a few words. @throws invalid-parameter */
export function takeWord<Word extends string>(
  parameters: URLSearchParams,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const text = takeOne(parameters, name)
  if (text === undefined) return undefined
  const found = words.find((word) => word === text)
  if (found === undefined) throw invalidParameter(name, `"${text}"`, `one of ${words.join(', ')}`)
  return found
}

/** No parameter is ever ignored. @throws invalid-parameter */
export function refuseUnknown(parameters: URLSearchParams, known: ReadonlySet<string>): void {
  for (const name of parameters.keys()) {
    if (known.has(name)) continue
    const expected = known.size === 0 ? 'none: this address takes no parameters' : `one of ${[...known].join(', ')}`
    throw invalidParameter(name, 'an unknown parameter', expected)
  }
}
