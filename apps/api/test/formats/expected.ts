import type { RowFeature } from '@nahrain/engine'
import type { DeclaredColumn } from '../../src/formats/format.ts'

/** What a column must hold of a property, written down once more. */
export function expectedCell(value: unknown, type: DeclaredColumn['type']): unknown {
  if (value === null || value === undefined) return null
  if (type === 'text') return typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value)
  return value
}

/** The cells of a feature by the names of its properties; those of its first citation beside them. */
export function expectedCells({ properties }: RowFeature, columns: readonly DeclaredColumn[]): Record<string, unknown> {
  const citations = properties.citations as readonly Readonly<Record<string, string>>[]
  const { title, file, publisher, date, url } = citations[0] ?? {}
  return {
    ...Object.fromEntries(columns.map(({ name, type }) => [name, expectedCell(properties[name], type)])),
    citation_title: title ?? file ?? null,
    citation_publisher: publisher ?? null,
    citation_date: date ?? null,
    citation_url: url ?? null,
  }
}

/** The same in CSV, where everything is text and what looks like a formula has an apostrophe. */
export function asCsv(cells: Readonly<Record<string, unknown>>): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(cells).map(([name, value]) => {
      if (value === null) return [name, null]
      return [name, typeof value === 'string' ? csvText(value) : JSON.stringify(value)]
    }),
  )
}

export function csvText(text: string): string | null {
  const readable = text.toWellFormed().replaceAll('\0', '\ufffd')
  const formula = /^[=+\-@\t\r\n＝＋－＠]/.test(readable) && !(/\d$/.test(readable) && !Number.isNaN(Number(readable)))
  return formula ? `'${readable}` : readable || null
}
