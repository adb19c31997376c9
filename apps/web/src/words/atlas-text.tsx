import type { LocalizedText } from '@nahrain/model'
import { useWords } from './words.ts'

/** A text of the atlas. Where it is not in the page's language, it says which one it is in, to eyes and to screen readers. */
export function AtlasText({ of }: { readonly of: LocalizedText }) {
  const words = useWords()
  const { text, language } = words.text(of)
  if (language === words.language) return text
  return (
    <span
      lang={language}
      dir={language === 'en' ? 'ltr' : 'rtl'}
      className="fallback-text"
      title={words.say('onlyIn', { language: words.say('languageEn') })}
    >
      {text}
    </span>
  )
}
