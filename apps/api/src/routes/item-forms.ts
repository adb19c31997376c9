import { FEATURE_FORMATS } from '../formats/feature-formats.ts'
import { GEOJSON_FORM, HTML_FORM, type Representation } from '../negotiation.ts'

/** The forms of items: pages as GeoJSON and HTML, and every format of whole sets. The first is what nobody has to ask for. */
export const ITEM_FORMS: readonly [Representation, ...Representation[]] = [GEOJSON_FORM, HTML_FORM, ...FEATURE_FORMATS]
