import { Bbox, LANGUAGES, LocalizedText } from '@nahrain/model'
import * as z from 'zod'

/** `atlas.yaml`: what the atlas is as a whole, and where its map starts. */
export const AtlasSettings = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  title: LocalizedText,
  description: LocalizedText,
  licence: z.string().min(1),
  attribution: z.string().min(1),
  languages: z.array(z.enum(LANGUAGES)).min(1),
  firstView: Bbox,
})
export type AtlasSettings = z.infer<typeof AtlasSettings>
