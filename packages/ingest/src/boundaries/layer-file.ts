import type { Geometry } from '@nahrain/model'
import * as z from 'zod'
import { boundaryFault } from './boundary-fault.ts'

const LayerFeature = z.object({
  type: z.literal('Feature'),
  id: z.string().min(1),
  properties: z.record(z.string(), z.unknown()).nullable(),
  geometry: z.custom<Geometry>((value) => typeof value === 'object' && value !== null),
})
export type LayerFeature = z.infer<typeof LayerFeature>

/** Which features came from which file, so that each source keeps its credit when another import replaces some of them. */
const LayerImport = z.strictObject({
  file: z.string(),
  date: z.string(),
  attribution: z.string().optional(),
  licence: z.string().optional(),
  features: z.array(z.string()),
})
export type LayerImport = z.infer<typeof LayerImport>

const Layer = z.object({
  type: z.literal('FeatureCollection'),
  attribution: z.string().optional(),
  /** Whom to credit for features that no import has replaced. */
  base: z.string().optional(),
  imports: z.array(LayerImport).default([]),
  features: z.array(LayerFeature),
})
export type Layer = z.infer<typeof Layer>

/** One of our own files of features. @throws invalid-input where it is none */
export function readLayer(file: string, text: string): Layer {
  const layer = Layer.safeParse(parseJson(text))
  if (layer.success) return layer.data
  throw boundaryFault(file, 'got something else, expected a GeoJSON FeatureCollection whose features have string ids')
}

/** One feature a line, so that a change is readable. */
export function writeLayer({ features, ...head }: Layer): string {
  const { imports, ...credit } = head
  const opening = JSON.stringify(imports.length > 0 ? { ...credit, imports } : credit).slice(0, -1)
  const lines = features
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, properties, geometry }) => JSON.stringify({ type: 'Feature', id, properties, geometry }))
  return `${opening},"features":[\n${lines.join(',\n')}\n]}\n`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
