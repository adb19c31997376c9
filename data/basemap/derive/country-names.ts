import type { Extract } from './packages.ts'

export interface CountryName {
  /** ISO 3166 alpha-2. */
  readonly code: string
  readonly ar: string
  /** Central Kurdish, where CLDR has it. */
  readonly ckb?: string
}

/** ISO 3166 number, as the atlas has it (`368`) → code and names, from Unicode's CLDR. */
export type CountryNames = ReadonlyMap<string, CountryName>

const CODES = 'cldr-core@48.2.0'
const NAMES = 'cldr-localenames-full@48.2.0'

interface CodeMappings {
  supplemental: { codeMappings: Record<string, { _numeric?: string }> }
}
interface Territories {
  main: Record<string, { localeDisplayNames: { territories: Record<string, string> } }>
}

export async function readCountryNames(extract: Extract): Promise<CountryNames> {
  const mappings = JSON.parse(await extract(CODES, 'supplemental/codeMappings.json')) as CodeMappings
  const arabic = await readTerritories(extract, 'ar')
  const kurdish = await readTerritories(extract, 'ckb')
  const names = new Map<string, CountryName>()
  for (const [code, { _numeric: number }] of Object.entries(mappings.supplemental.codeMappings)) {
    const ar = arabic[code]
    // The table also holds currencies and codes out of use (`ZR` beside `CD`); these come without a name or second.
    if (number === undefined || code.length !== 2 || ar === undefined || WITHDRAWN.has(code)) continue
    const ckb = kurdish[code]
    names.set(number, ckb === undefined ? { code, ar } : { code, ar, ckb })
  }
  return names
}

/** Codes that share their number with the one in use. */
const WITHDRAWN: ReadonlySet<string> = new Set(['BU', 'TP', 'ZR'])

async function readTerritories(extract: Extract, language: string): Promise<Record<string, string>> {
  const file = JSON.parse(await extract(NAMES, `main/${language}/territories.json`)) as Territories
  return file.main[language]?.localeDisplayNames.territories ?? {}
}
