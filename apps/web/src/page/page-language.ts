import { PAGE_LANGUAGES, type PageLanguage } from '../state/state.ts'

/** The language that the address asks for. */
export function languageOfAddress(): PageLanguage | undefined {
  return pageLanguage(new URLSearchParams(location.search).get('lang'))
}

/** The first of the browser's languages that the page has. */
export function preferredLanguage(): PageLanguage {
  for (const tag of navigator.languages) {
    const language = pageLanguage(tag.split('-')[0])
    if (language !== undefined) return language
  }
  return 'en'
}

/** The language that the page is in now, which the reader may have changed since it was loaded. */
export function shownLanguage(): PageLanguage {
  return pageLanguage(document.documentElement.lang) ?? 'en'
}

function pageLanguage(tag: string | null | undefined): PageLanguage | undefined {
  return PAGE_LANGUAGES.find((language) => language === tag)
}
