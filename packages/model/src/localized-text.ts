import * as z from 'zod'

/** The languages of an atlas, as BCP 47 tags: English, Arabic, Central Kurdish. */
export const LANGUAGES = ['en', 'ar', 'ckb'] as const
export type Language = (typeof LANGUAGES)[number]

const plain = (limit: number) =>
  z
    .string()
    .min(1)
    .max(limit)
    .regex(/^[^<>]*$/, 'plain text, without < or >')

/** Plain text in one or more languages; English is always there, a reader falls back to it visibly. */
export const LocalizedText = z.strictObject({
  en: plain(2000),
  ar: plain(2000).optional(),
  ckb: plain(2000).optional(),
})
export type LocalizedText = z.infer<typeof LocalizedText>

/**
 * The text in the wanted language, or the English one.
 * `language` says which one was found, so that a page can set `lang` and `dir` honestly.
 */
export function localize(
  text: LocalizedText,
  wanted: Language,
): { readonly text: string; readonly language: Language } {
  const found = text[wanted]
  return found === undefined ? { text: text.en, language: 'en' } : { text: found, language: wanted }
}
