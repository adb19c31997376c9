import { Mapping, whenFields } from '../mapping/mapping.ts'
import { plainText } from '../plain-text.ts'
import { matchPreset, PRESETS, type Preset, presetMapping } from '../presets.ts'
import { FIELD_NAMES, findField, plainName } from './field-names.ts'
import { isNumeric, showRange } from './field-profile.ts'
import { guessPlace } from './guess-place.ts'
import { guessWhen } from './guess-when.ts'
import { guessWords } from './guess-words.ts'
import type { Guessed, Reason } from './reason.ts'
import type { TableSample } from './table-sample.ts'

/** A mapping to begin with, and why it is so: for a page and a command line to show before anything is imported. */
export interface Guess {
  readonly mapping: Mapping
  readonly reasons: readonly Reason[]
  readonly preset: Preset | undefined
}

/** A preset whose fields are all there, otherwise what names and content of the fields say. */
export function guessMapping(sample: TableSample, presets: readonly Preset[] = PRESETS): Guess {
  const preset = matchPreset(sample.fields, presets)
  if (preset === undefined) return guessFromContent(sample)
  const reason = `${preset.title}: ${preset.fields.map((field) => `"${field}"`).join(', ')} are all there`
  const order = guessWhen(sample)
  const dateOrder = order.found.dateOrder ?? 'dmy'
  return {
    mapping: { ...presetMapping(preset, sample.fields), dateOrder },
    reasons: [{ role: 'preset', field: undefined, reason }, ...order.reasons.filter(({ role }) => role === 'order')],
    preset,
  }
}

function guessFromContent(sample: TableSample): Guess {
  const place = guessPlace(sample)
  const when = guessWhen(sample)
  const quantity = guessQuantity(sample)
  const used = [
    place.found.latitude,
    place.found.longitude,
    place.found.radius,
    ...whenFields(when.found.when),
    when.found.known,
  ]
  const words = guessWords(sample, new Set(used.filter((name) => name !== undefined)))
  const sourceDate = when.found.known
  const mapping = Mapping.parse({
    ...place.found,
    ...when.found,
    ...quantity.found,
    ...words.found,
    source: { ...words.found.source, ...(sourceDate === undefined ? {} : { date: sourceDate }) },
  })
  return {
    mapping,
    reasons: [...place.reasons, ...when.reasons, ...quantity.reasons, ...words.reasons],
    preset: undefined,
  }
}

/** A number with its bounds, named as such; the unit is the name of the field with the best number. */
function guessQuantity({ profiles }: TableSample): Guessed<'quantity'> {
  const numeric = profiles.filter((profile) => isNumeric(profile) && profile.values.size > 1)
  const best = findField(numeric, FIELD_NAMES.best)
  if (best === undefined) return { found: {}, reasons: [] }
  const bound = (names: readonly string[]) =>
    findField(
      numeric.filter((profile) => profile !== best),
      names,
    )
  const [low, high] = [bound(FIELD_NAMES.low), bound(FIELD_NAMES.high)]
  const bounded = low !== undefined && high !== undefined
  const unit = { en: plainText(plainName(best.name).replaceAll('_', ' ')) }
  return {
    found: {
      quantity: { best: best.name, ...(bounded ? { low: low.name, high: high.name } : {}), unit },
    },
    reasons: [
      { role: 'best', field: best.name, reason: showRange(best) },
      ...(bounded ? [{ role: 'low', field: low.name, reason: showRange(low) }] : []),
      ...(bounded ? [{ role: 'high', field: high.name, reason: showRange(high) }] : []),
    ],
  }
}
