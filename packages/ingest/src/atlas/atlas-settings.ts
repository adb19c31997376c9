import { Manifest } from '@nahrain/model'
import type * as z from 'zod'

/** `atlas.yaml`: what the atlas is as a whole, and where its map starts; its dataset's manifest says the same. */
export const AtlasSettings = Manifest.pick({
  id: true,
  title: true,
  description: true,
  licence: true,
  attribution: true,
  languages: true,
  firstView: true,
})
export type AtlasSettings = z.infer<typeof AtlasSettings>
