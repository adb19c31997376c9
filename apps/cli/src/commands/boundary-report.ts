import type { Boundaries, BoundaryFeature, BoundaryMatch } from '@nahrain/ingest'

/** So many lines of one kind are shown; a layer of the whole world has thousands of strangers. */
const SHOWN = 40

/** Which outline is which place, and what has no partner, on both sides. */
export function describeMatch(boundaries: Boundaries, match: BoundaryMatch): string[] {
  const { field, kind, pairs, strangers, missing } = match
  const places = pairs.length + missing.length
  const column = boundaries.fields.indexOf(field)
  const how = kind === 'name' ? 'names only, because no property has codes of the atlas; look closely' : `${kind} codes`
  return [
    `${boundaries.fileName}: ${boundaries.features.length} outlines; ${pairs.length} of ${places} places match by property "${field}" (${how})`,
    ...pairs.map(({ feature, place }) => `  ${feature.texts[column]} → ${place.id}`),
    ...listed(
      'no place of the atlas, left out',
      strangers.map((feature) => describeFeature(boundaries, feature)),
    ),
    ...listed(
      'no outline in the file, stays as it is',
      missing.map(({ id }) => id),
    ),
    ...listed('left out', boundaries.notes),
  ]
}

function listed(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return []
  const hidden = items.length - SHOWN
  const lines = items.slice(0, SHOWN).map((item) => `  ${item}`)
  return [`${title}: ${items.length}`, ...lines, ...(hidden > 0 ? [`  and ${hidden} more`] : [])]
}

/** By its first texts that are no numbers: which of them is a name only a reader knows. */
function describeFeature({ fields }: Boundaries, { number, texts }: BoundaryFeature): string {
  const words = fields.flatMap((field, index) => {
    const text = texts[index] ?? ''
    return text === '' || !Number.isNaN(Number(text)) ? [] : [`${field} "${text.slice(0, 60)}"`]
  })
  return [`feature ${number}`, ...words.slice(0, 3)].join(', ')
}
