import type { FoldOperator } from '../tree.ts'

/**
 * CASEI and ACCENTI: spellings that are to count as the same become the same (OGC 21-065r2, clauses 7.3 and 7.4).
 * What they give is for comparing and not for showing.
 */
export function fold(op: FoldOperator, text: string): string {
  switch (op) {
    case 'casei':
      return foldCase(text)
    case 'accenti':
      return foldAccents(text)
  }
}

const ASCII = /^[\0-\x7f]*$/

/**
 * Raised and then lowered, which opens what has two letters in capitals: ß is ss. A Greek ς at the end of a word is a σ.
 * The dotless ı of Turkish counts as i.
 */
function foldCase(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return text.normalize('NFC').toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFC')
}

/**
 * Accents, which most scripts share, and the vowel signs of Arabic, Hebrew and Syriac; the marks of Indian scripts and of
 * Japanese kana are letters and stay. With them go tatweel and the joiners that Persian and Kurdish keyboards insert.
 */
const MARKS =
  /\u0640|[\u200b-\u200f]|(?![\u3099\u309a])(?=[\p{sc=Inherited}\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Cyrillic}])\p{Mn}/gu

/**
 * Letters that differ from another by a stroke, dot or hook which Unicode does not take apart. Arabic, Persian and Kurdish
 * spell the same word with either, by keyboard and by habit: alef with or without hamza or madda is alef, the forms of yeh
 * and of kaf are one, and the final ة is ه. The carriers ؤ and ئ have lost their hamza before this table is asked.
 */
const LETTERS: Readonly<Record<string, string>> = {
  ...spelt('ا', 'ٱٲٳٵ'),
  ...spelt('و', 'ۆۇۈۉۊۋۏٶٷ'),
  ...spelt('ي', 'ىیېێۍےۓٸۑ'),
  ...spelt('ك', 'کڪګڬ'),
  ...spelt('ه', 'ةھہەۃۀۂ'),
  ...spelt('ل', 'ڵڶڷ'),
  ...spelt('ر', 'ڕڒۯ'),
  ...spelt('o', 'øǿ'),
  ...spelt('O', 'ØǾ'),
  ...spelt('l', 'ł'),
  ...spelt('L', 'Ł'),
  ...spelt('d', 'đ'),
  ...spelt('D', 'Đ'),
  ...spelt('h', 'ħ'),
  ...spelt('H', 'Ħ'),
  ...spelt('t', 'ŧ'),
  ...spelt('T', 'Ŧ'),
  ...spelt('i', 'ı'),
}

const TO_REPLACE = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g')

function spelt(letter: string, variants: string): Record<string, string> {
  return Object.fromEntries(Array.from(variants, (variant) => [variant, letter]))
}

/** Taken apart first (NFKD), which also opens ligatures and the presentation forms of Arabic letters. */
function foldAccents(text: string): string {
  if (ASCII.test(text)) return text
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(TO_REPLACE, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC')
}
