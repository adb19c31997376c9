import { FEATURE_FORMATS } from '../formats/feature-formats.ts'
import type { FeatureFormat } from '../formats/format.ts'
import { GEOJSON_FORM, HTML_FORM, type Representation } from '../negotiation.ts'

/** Forms of single items, and of pages of them. The first is what nobody has to ask for. */
export const PAGE_FORMS: readonly [Representation, ...Representation[]] = [GEOJSON_FORM, HTML_FORM]

/** The forms of items: of pages, and every format of whole sets. */
export const ITEM_FORMS: readonly [Representation, ...Representation[]] = [...PAGE_FORMS, ...FEATURE_FORMATS]

/** Undefined for a form of pages. */
export function fileFormat({ id }: Representation): FeatureFormat | undefined {
  return FEATURE_FORMATS.find((format) => format.id === id)
}
