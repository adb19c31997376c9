import type { CellValue, Dossier, EntryDossier, Geometry, RecordDossier } from '@nahrain/model'
import { formatDay, OPEN_END, OPEN_START } from '@nahrain/model'

/** A row as a GeoJSON feature (RFC 7946): what the API, the command line and every export write. */
export interface RowFeature {
  readonly type: 'Feature'
  readonly id: string
  readonly geometry: Geometry | null
  readonly properties: Readonly<Record<string, unknown>>
}

/**
 * An entry's own fields stay as they were written, so dates keep their precision, and the cells of a table keep their names; beside
 * them stand flat fields that any table reads: `name`, `start` and `end` (whole days, null where open), `known`, and the sources.
 * A cell goes before a flat field of the same name.
 */
export function toFeature(dossier: Dossier): RowFeature {
  const properties = dossier.kind === 'entry' ? entryProperties(dossier) : recordProperties(dossier)
  return { type: 'Feature', id: dossier.id, geometry: dossier.geometry ?? null, properties }
}

function entryProperties(dossier: EntryDossier): RowFeature['properties'] {
  const { id: _, title, summary, citations, ...rest } = dossier.entry
  return {
    ...('geometry' in rest ? withoutGeometry(rest) : rest),
    name: title.en,
    description: summary.en,
    title,
    summary,
    ...daysOf(dossier),
    citations: citations.map((citation) => {
      const source = dossier.sources.find((candidate) => candidate.id === citation.source)
      return {
        ...citation,
        ...(source && { title: source.title.en, publisher: source.publisher, date: source.date, url: source.url }),
      }
    }),
  }
}

function recordProperties(dossier: RecordDossier): RowFeature['properties'] {
  const { title, radiusKm, source, file, record, fields } = dossier
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined))
  return {
    name: title,
    ...daysOf(dossier),
    radiusKm,
    citations: [{ ...given, file, record }],
    ...Object.fromEntries(fields.map(({ name, value }): [string, CellValue | null] => [name, value ?? null])),
  }
}

function daysOf({ when, known }: Dossier) {
  const day = (value: number | undefined) =>
    value === undefined || value === OPEN_START || value === OPEN_END ? null : formatDay(value)
  return { start: day(when?.start), end: day(when?.end), known: day(known) }
}

/** A place's geometry is the feature's own; it is not said twice. */
function withoutGeometry<Fields extends { geometry?: unknown }>({
  geometry: _,
  ...fields
}: Fields): Omit<Fields, 'geometry'> {
  return fields
}
