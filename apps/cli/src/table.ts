import type { RowFeature } from '@nahrain/engine'

const TITLE_WIDTH = 64

/** Entries as lines of a table: date as written, type, title, number of sources, and km along a route where asked for. */
export function formatTable(features: readonly RowFeature[], alongKm: Float64Array | undefined): string {
  const header = [...(alongKm ? ['km'] : []), 'when', 'type', 'title', 'sources', 'id']
  const lines = features.map(({ id, properties }, index) => [
    ...(alongKm ? [Number.isFinite(alongKm[index]) ? (alongKm[index] as number).toFixed(0) : ''] : []),
    String(properties.when ?? ''),
    String(properties.type),
    cut(String(properties.name)),
    String((properties.citations as readonly unknown[]).length),
    id,
  ])
  const widths = header.map((title, column) =>
    Math.max(title.length, ...lines.map((line) => (line[column] ?? '').length)),
  )
  return [header, ...lines]
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] as number))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function cut(text: string): string {
  return text.length > TITLE_WIDTH ? `${text.slice(0, TITLE_WIDTH - 1)}…` : text
}
