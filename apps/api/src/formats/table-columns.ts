import type { RowFeature } from '@nahrain/engine'
import type { DeclaredColumn, FormatContext } from './format.ts'

/** A column of a table of features; null where a feature says nothing. */
export type TableColumn = { readonly name: string } & (
  | { readonly type: 'number'; readonly read: (feature: RowFeature) => number | null }
  | { readonly type: 'text'; readonly read: (feature: RowFeature) => string | null }
  | { readonly type: 'json'; readonly read: (feature: RowFeature) => unknown }
)

/**
 * The id, then a column for each declared property; citations become a column for each part of the first one, and a list of all.
 * No two names differ in case alone, and none is in `reserved`, since many readers of tables take such names for one.
 */
export function tableColumns({ columns }: FormatContext, reserved: readonly string[]): TableColumn[] {
  const id: TableColumn = { name: 'id', type: 'text', read: (feature) => feature.id }
  const all = [id, ...columns.flatMap(expand)]
  const names = uniqueNames(
    all.map(({ name }) => name),
    reserved,
  )
  return all.map((column, index) => ({ ...column, name: names[index] as string }))
}

function expand({ name, type }: DeclaredColumn): TableColumn[] {
  switch (type) {
    case 'number':
      return [{ name, type, read: ({ properties }) => numberOf(properties[name]) }]
    case 'text':
      return [{ name, type, read: ({ properties }) => textOf(properties[name]) }]
    case 'json':
      return [{ name, type, read: ({ properties }) => properties[name] ?? null }]
    case 'citations':
      return citationColumns(name)
  }
}

/** What a reader sees of the first citation: a row of a table that names no document rests on the file it was imported from. */
const CITATION_PARTS: Readonly<Record<string, readonly string[]>> = {
  citation_title: ['title', 'file'],
  citation_publisher: ['publisher'],
  citation_date: ['date'],
  citation_url: ['url'],
}

function citationColumns(property: string): TableColumn[] {
  const parts = Object.entries(CITATION_PARTS).map(([name, keys]): TableColumn => {
    return { name, type: 'text', read: ({ properties }) => partOfFirst(properties[property], keys) }
  })
  return [...parts, { name: property, type: 'json', read: ({ properties }) => properties[property] ?? null }]
}

function partOfFirst(citations: unknown, keys: readonly string[]): string | null {
  const first: Readonly<Record<string, unknown>> | undefined = Array.isArray(citations) ? citations[0] : undefined
  const key = keys.find((candidate) => first?.[candidate] !== undefined)
  return key === undefined ? null : textOf(first?.[key])
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  return value === null || value === undefined ? null : JSON.stringify(value)
}

function uniqueNames(names: readonly string[], reserved: readonly string[]): string[] {
  const taken = new Set(reserved)
  return names.map((name) => {
    const plain =
      name
        .toWellFormed()
        .replace(/\p{Cc}/gu, ' ')
        .trim() || 'column'
    let unique = plain
    for (let copy = 2; taken.has(unique.toLowerCase()); copy++) unique = `${plain}_${copy}`
    taken.add(unique.toLowerCase())
    return unique
  })
}
