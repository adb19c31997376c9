import type { Layer, LayerImport } from './layer-file.ts'

/** Where imported outlines come from. */
export interface BoundaryCredit {
  readonly file: string
  /** Day of the import, `2026-11-24`. */
  readonly date: string
  readonly attribution?: string
  readonly licence?: string
}

/** The layer with its credits: an import takes those of the features that it replaces, the rest keep theirs. */
export function creditLayer(layer: Layer, credit: BoundaryCredit, replaced: readonly string[]): Layer {
  const base = layer.base ?? layer.attribution
  const former = layer.imports
    .map((one) => ({ ...one, features: one.features.filter((id) => !replaced.includes(id)) }))
    .filter(({ features }) => features.length > 0)
  const imports: LayerImport[] = [...former, { ...credit, features: [...replaced] }]
  const imported = new Set(imports.flatMap(({ features }) => features))
  const hasRest = layer.features.some(({ id }) => !imported.has(id))
  const attribution = [...imports.map(describe), ...(hasRest && base !== undefined ? [`the rest: ${base}`] : [])]
  return { ...layer, attribution: attribution.join('; '), ...(base === undefined ? {} : { base }), imports }
}

function describe({ file, date, attribution, licence, features }: LayerImport): string {
  const terms = licence === undefined ? '' : ` (${licence})`
  const count = features.length === 1 ? '1 feature' : `${features.length} features`
  return `${count}: ${attribution ?? 'source not named'}${terms}, from ${file}, imported ${date}`
}
