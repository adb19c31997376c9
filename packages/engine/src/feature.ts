import type { Dossier, Geometry } from '@nahrain/model'
import { formatDay, OPEN_END, OPEN_START } from '@nahrain/model'

/** An entry as a GeoJSON feature (RFC 7946): what the API, the command line and every export write. */
export interface EntryFeature {
  readonly type: 'Feature'
  readonly id: string
  readonly geometry: Geometry | null
  readonly properties: Readonly<Record<string, unknown>>
}

/**
 * The entry's own fields stay as they were written, so dates keep their precision; beside them stand flat fields that
 * any table reads: `name`, `description`, `start` and `end` (whole days, null where open), `known`, and each citation with its source.
 */
export function toFeature({ entry, geometry, when, known, sources }: Dossier): EntryFeature {
  const { id, title, summary, citations, ...rest } = entry
  const day = (value: number | undefined) =>
    value === undefined || value === OPEN_START || value === OPEN_END ? null : formatDay(value)
  return {
    type: 'Feature',
    id,
    geometry: geometry ?? null,
    properties: {
      ...('geometry' in rest ? withoutGeometry(rest) : rest),
      name: title.en,
      description: summary.en,
      title,
      summary,
      start: day(when?.start),
      end: day(when?.end),
      known: day(known),
      citations: citations.map((citation) => {
        const source = sources.find((candidate) => candidate.id === citation.source)
        return {
          ...citation,
          ...(source && { title: source.title.en, publisher: source.publisher, date: source.date, url: source.url }),
        }
      }),
    },
  }
}

/** A place's geometry is the feature's own; it is not said twice. */
function withoutGeometry<Fields extends { geometry?: unknown }>({
  geometry: _,
  ...fields
}: Fields): Omit<Fields, 'geometry'> {
  return fields
}
