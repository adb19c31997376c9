import { type Language, type LocalizedText, localize } from '@nahrain/model'
import { createContext, useContext } from 'react'
import { ar } from '../messages/ar.ts'
import { en, type MessageKey, type Messages } from '../messages/en.ts'
import type { PageLanguage } from '../state/state.ts'

type Values = Readonly<Record<string, string | number>>

/** Everything that puts data into words of one language. */
export interface Words {
  readonly language: PageLanguage
  readonly direction: 'ltr' | 'rtl'
  /** A message with its values filled in; `count` chooses the plural form and is written as a number of the language. */
  readonly say: (key: MessageKey, values?: Values) => string
  readonly number: (value: number) => string
  /** A text of the atlas in this language, or in English with that language named. */
  readonly text: (text: LocalizedText) => { readonly text: string; readonly language: Language }
}

const MESSAGES: Readonly<Record<PageLanguage, Messages>> = { en, ar }

/** Digits as the press of Iraq writes them in Arabic text today: Western ones. */
const LOCALES: Readonly<Record<PageLanguage, string>> = { en: 'en-GB', ar: 'ar-IQ-u-nu-latn' }

export function createWords(language: PageLanguage): Words {
  const locale = LOCALES[language]
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const plural = new Intl.PluralRules(locale)
  const number = (value: number) => format.format(value)
  const say = (key: MessageKey, values: Values = {}) => {
    const message = MESSAGES[language][key]
    const count = values.count
    const form = typeof message === 'string' ? message : (message[plural.select(Number(count))] ?? message.other)
    return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name]
      return value === undefined ? whole : typeof value === 'number' ? number(value) : value
    })
  }
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    say,
    number,
    text: (text) => localize(text, language),
  }
}

const WordsContext = createContext<Words>(createWords('en'))
export const WordsProvider = WordsContext.Provider

export function useWords(): Words {
  return useContext(WordsContext)
}

/** The locale for dates and sorting. */
export function localeOf({ language }: Words): string {
  return LOCALES[language]
}
