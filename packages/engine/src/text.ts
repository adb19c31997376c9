/**
 * Text folded for search in English, Arabic and Kurdish: what a reader types and what an author wrote meet in one form.
 *
 * Case, diacritics (Latin accents, Arabic harakat, hamza on its carrier) and tatweel go (Unicode NFKD, marks dropped);
 * alef forms become ا, ya and alef maqsura ي, ta marbuta and heh forms ه, Kurdish and Persian letters their
 * nearest Arabic ones; digits become ASCII; all punctuation becomes one space. The result says nothing about word order.
 */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ٱ', 'ا'],
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ێ', 'ي'],
  ['ې', 'ي'],
  ['ة', 'ه'],
  ['ە', 'ه'],
  ['ھ', 'ه'],
  ['ہ', 'ه'],
  ['ک', 'ك'],
  ['ۆ', 'و'],
  ['ۇ', 'و'],
  ['ڕ', 'ر'],
  ['ڵ', 'ل'],
  ['ء', ''],
  ['ـ', ''],
  ['ı', 'i'],
  ['ß', 'ss'],
  ['ø', 'o'],
  ['æ', 'ae'],
  ['’', ''],
  ["'", ''],
  ['ʿ', ''],
  ['ʾ', ''],
])

const FOLDABLE = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'gu')

export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(FOLDABLE, (letter) => LETTERS.get(letter) ?? letter)
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The folded words of a question; each must occur somewhere in the folded text, also inside a word. */
export function searchWords(text: string): string[] {
  return foldText(text).split(' ').filter(Boolean)
}
