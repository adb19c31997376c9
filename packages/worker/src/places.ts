import { createArchive, createEngine, type Dataset } from '@nahrain/engine'
import { EVERYTHING, type Geometry, type LocalizedText, rowIds } from '@nahrain/model'

/** A place that a question may name: in a region, or as what it follows. */
export interface NamedPlace {
  readonly id: string
  readonly title: LocalizedText
  /** A point, or the line or area that the place is. */
  readonly geometry: Geometry
}

/** The places of an atlas that are somewhere on the map. A table has none: its rows name no places. */
export async function placesOf(dataset: Dataset): Promise<readonly NamedPlace[]> {
  if (dataset.manifest.table !== null) return []
  const archive = createArchive(dataset)
  const rows = createEngine(dataset).rows({ ...EVERYTHING, facets: { type: ['place'] } })
  const dossiers = await Promise.all(rowIds(rows).map((row) => archive.dossier(row)))
  return dossiers.flatMap((dossier) =>
    dossier.kind === 'entry' && dossier.geometry
      ? [{ id: dossier.id, title: dossier.entry.title, geometry: dossier.geometry }]
      : [],
  )
}
