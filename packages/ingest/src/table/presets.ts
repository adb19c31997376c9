import { NahrainError } from '@nahrain/model'
import * as z from 'zod'
import { withFieldsOf } from './mapping/map-fields.ts'
import { Mapping } from './mapping/mapping.ts'
import acled from './presets/acled.json' with { type: 'json' }
import iomDtm from './presets/iom-dtm.json' with { type: 'json' }
import ucdpGed from './presets/ucdp-ged.json' with { type: 'json' }

/** A table that many people have, and what its fields mean by its own codebook. */
export const Preset = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  title: z.string().min(1),
  /** The table is this one where it has all of these fields. */
  fields: z.array(z.string()).min(3),
  codebook: z.strictObject({ title: z.string().min(1), year: z.number().int() }),
  /** What the codebook leaves open and this file decides. */
  remarks: z.array(z.string()).default([]),
  mapping: Mapping,
})
export type Preset = z.infer<typeof Preset>

/** Adding one is adding its data file, and a line here. */
export const PRESETS: readonly Preset[] = [ucdpGed, acled, iomDtm].map((data) => Preset.parse(data))

/** The preset whose fields are all there; of several the one that asks for most. */
export function matchPreset(fields: readonly string[], presets: readonly Preset[] = PRESETS): Preset | undefined {
  return presets
    .filter((preset) => preset.fields.every((field) => fields.includes(field)))
    .sort((a, b) => b.fields.length - a.fields.length)[0]
}

/** @throws not-found */
export function presetById(id: string): Preset {
  const found = PRESETS.find((preset) => preset.id === id)
  if (found !== undefined) return found
  const known = PRESETS.map((preset) => preset.id).join(', ')
  throw new NahrainError('not-found', `preset: got ${id}, expected one of ${known}`, { what: 'preset', id })
}

/** The preset's mapping, as far as the table has its fields. */
export function presetMapping({ mapping }: Preset, fields: readonly string[]): Mapping {
  return withFieldsOf(mapping, fields)
}
