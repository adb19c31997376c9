import { type Entry, OPEN_END, OPEN_START } from '@nahrain/model'
import { type Dataset, isListed, noneOf, type SingleCodes } from '../dataset/dataset.ts'
import { knownOf, whenOf } from '../details/days-of-row.ts'
import { cellReader } from '../details/record-cells.ts'
import { geometryOf } from '../filters/place-geometry.ts'
import { GEOMETRY, hasSeveral, propertiesOf, type RowProperty } from './queryables.ts'

/** The values of a property, by row. */
export type PropertyColumn =
  /** NaN where there is none. */
  | { readonly kind: 'numbers'; readonly values: Float64Array }
  /** `values[codes[row]]`; null where there is none. */
  | { readonly kind: 'coded'; readonly codes: SingleCodes | Uint32Array; readonly values: readonly unknown[] }
  /** Made for each row as it is asked. */
  | { readonly kind: 'made'; readonly at: (row: number) => unknown }

/** The properties of a dataset's rows as columns, read from its records when they are first wanted. */
export interface PropertyColumns {
  /** @throws damaged-dataset */
  readonly load: (names: Iterable<string>) => Promise<void>
  /** Of a loaded property. */
  readonly get: (name: string) => PropertyColumn
}

/** Values of loaded columns that are kept at most, over all of them; those that were used longest ago go first. */
const MOST_VALUES = 60_000_000

export function createPropertyColumns(dataset: Dataset): PropertyColumns {
  const properties = new Map(propertiesOf(dataset).map((property) => [property.name, property]))
  const loaded = new Map<string, PropertyColumn>()
  const loading = new Map<string, Promise<unknown>>()

  async function read(names: readonly string[]): Promise<void> {
    const wanted = names.map((name) => properties.get(name) as RowProperty)
    const columns = await readColumns(dataset, wanted)
    for (const [name, column] of columns) loaded.set(name, column)
  }

  function forget(kept: ReadonlySet<string>): void {
    for (const name of loaded.keys()) {
      if (loaded.size * dataset.count <= MOST_VALUES) return
      if (!kept.has(name)) loaded.delete(name)
    }
  }

  return {
    async load(names) {
      const wanted = new Set(names)
      for (const name of wanted) {
        const column = loaded.get(name) ?? residentColumn(dataset, name)
        if (column === undefined) continue
        // The newest stands last.
        loaded.delete(name)
        loaded.set(name, column)
      }
      const missing = [...wanted].filter((name) => !loaded.has(name) && !loading.has(name))
      if (missing.length > 0) {
        const work = read(missing).finally(() => {
          for (const name of missing) loading.delete(name)
        })
        for (const name of missing) loading.set(name, work)
      }
      await Promise.all([...wanted].map((name) => loading.get(name)))
      forget(wanted)
    },
    get(name) {
      const column = loaded.get(name)
      if (column === undefined) throw new Error(`got property ${name} before it was read, expected prepare() first`)
      return column
    },
  }
}

/** What is in memory anyhow; undefined for what only the records say. Facets of a table are shortened and tidied: its fields are not. */
function residentColumn(dataset: Dataset, name: string): PropertyColumn | undefined {
  if (name === GEOMETRY) {
    return { kind: 'made', at: (row) => (row < dataset.placed ? geometryOf(dataset, row) : null) }
  }
  if (dataset.manifest.table?.fields.some((field) => field.name === name)) return undefined
  switch (name) {
    case 'start':
      return { kind: 'made', at: (row) => boundedDay(whenOf(dataset, row)?.start) }
    case 'end':
      return { kind: 'made', at: (row) => boundedDay(whenOf(dataset, row)?.end) }
    case 'known':
      return { kind: 'made', at: (row) => knownOf(dataset, row) ?? null }
    default:
      return facetColumn(dataset, name)
  }
}

/** An open end is no date. */
function boundedDay(day: number | undefined): number | null {
  return day === undefined || day === OPEN_START || day === OPEN_END ? null : day
}

function facetColumn({ manifest, facets }: Dataset, name: string): PropertyColumn | undefined {
  const index = manifest.facets.findIndex(({ id }) => id === name)
  const codes = facets[index]
  const ids = manifest.facets[index]?.values.map(({ id }) => id)
  if (codes === undefined || ids === undefined) return undefined
  if (!isListed(codes)) {
    const values: unknown[] = [...ids]
    // The code of "none" stands far behind the last value.
    values[noneOf(codes)] = null
    return { kind: 'coded', codes, values }
  }
  const { offsets, values } = codes
  const listOf = (row: number) => Array.from(values.subarray(offsets[row], offsets[row + 1]), (code) => ids[code])
  if (hasSeveral(codes)) return { kind: 'made', at: listOf }
  const single = Uint32Array.from({ length: offsets.length - 1 }, (_, row) => {
    const at = offsets[row] as number
    return at < (offsets[row + 1] as number) ? (values[at] as number) : ids.length
  })
  return { kind: 'coded', codes: single, values: [...ids, null] }
}

/** Reads the records once for all of the wanted properties. */
async function readColumns(
  dataset: Dataset,
  wanted: readonly RowProperty[],
): Promise<readonly (readonly [string, PropertyColumn])[]> {
  const { details, manifest } = dataset
  const writers = wanted.map((property) => columnWriter(dataset.count, property))
  const isField = (wantedName: string) => manifest.table?.fields.some(({ name }) => name === wantedName) ?? false
  const { idOf } = await details.loadIdentities()
  // A field called id may be empty; a row's own id never is.
  writers.forEach(({ set }, index) => {
    if (wanted[index]?.name === 'id') for (let row = 0; row < dataset.count; row++) set(row, idOf(row))
  })
  if (wanted.some(({ name }) => name !== 'id' || isField(name))) {
    const valuesOf = recordValues(dataset)
    await details.records((row, text) => {
      const read = valuesOf(text)
      wanted.forEach(({ name }, index) => {
        writers[index]?.set(row, read(name))
      })
    })
  }
  return wanted.map(({ name }, index) => [name, (writers[index] as ColumnWriter).column])
}

/** Reads a property out of a record. */
type ValueOf = (name: string) => unknown

function recordValues({ manifest: { table } }: Dataset): (text: string) => ValueOf {
  if (table !== null) return cellReader(table)
  return (text) => {
    const entry = JSON.parse(text) as Entry
    return (name) => entryValue(entry, name)
  }
}

function entryValue(entry: Entry, name: string): unknown {
  switch (name) {
    case 'id':
      return entry.id
    case 'name':
      return entry.title.en
    case 'description':
      return entry.summary.en
    case 'low':
    case 'best':
    case 'high':
    case 'unit':
      return 'quantity' in entry ? entry.quantity?.[name] : undefined
    default:
      return undefined
  }
}

interface ColumnWriter {
  readonly set: (row: number, value: unknown) => void
  readonly column: PropertyColumn
}

function columnWriter(count: number, { type }: RowProperty): ColumnWriter {
  if (type.type === 'number' || type.type === 'integer') {
    const values = new Float64Array(count).fill(Number.NaN)
    return {
      set(row, value) {
        if (typeof value === 'number') values[row] = value
      },
      column: { kind: 'numbers', values },
    }
  }
  const codes = new Uint32Array(count)
  const values: unknown[] = [null]
  const known = new Map<unknown, number>()
  return {
    set(row, value) {
      if (value === undefined || value === null) return
      let code = known.get(value)
      if (code === undefined) {
        code = values.push(value) - 1
        known.set(value, code)
      }
      codes[row] = code
    },
    column: { kind: 'coded', codes, values },
  }
}

/** The value of a property of a row as features carry it; null where it has none. */
export function valueAt(column: PropertyColumn | undefined, row: number): unknown {
  switch (column?.kind) {
    case 'numbers': {
      const value = column.values[row] as number
      return Number.isNaN(value) ? null : value
    }
    case 'coded':
      return column.values[column.codes[row] as number] ?? null
    case 'made':
      return column.at(row)
    case undefined:
      return null
  }
}
