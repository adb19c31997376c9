/**
 * Names of the months as tables have them: English, French, Spanish, and Arabic in its two families, that of Iraq and the Levant
 * and that of Egypt and the Maghreb. One line per month.
 */
const MONTHS: readonly string[] = [
  'january jan janvier janv enero ene كانون_الثاني يناير جانفي',
  'february feb fevrier fevr fev febrero شباط فبراير فيفري',
  'march mar mars marzo اذار مارس',
  'april apr avril avr abril abr نيسان ابريل افريل',
  'may mai mayo ايار مايو ماي',
  'june jun juin junio حزيران يونيو جوان',
  'july jul juillet juil julio تموز يوليو جويلية',
  'august aug aout agosto ago اب اغسطس اوت',
  'september sep sept septembre septiembre setiembre ايلول سبتمبر',
  'october oct octobre octubre تشرين_الاول اكتوبر',
  'november nov novembre noviembre تشرين_الثاني نوفمبر',
  'december dec decembre diciembre dic كانون_الاول ديسمبر',
]

const NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])),
)

/** 1 to 12, or undefined. Case, accents, a full stop at the end and the spelling of the Arabic alif do not count. */
export function monthOf(name: string): number | undefined {
  return NUMBERS.get(plain(name))
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f\u064b-\u0655\u0640]/g, '')
    .replaceAll(/[أإآ]/g, 'ا')
    .replace(/\.$/, '')
    .trim()
    .replaceAll(/\s+/g, '_')
    .toLowerCase()
}
