import { FONTS } from './basemap.ts'

/** MapLibre draws letters with the fonts that the page has loaded by then. */
export async function loadMapFonts(language: 'en' | 'ar'): Promise<void> {
  const letters = language === 'ar' ? 'Aا' : 'A'
  await Promise.allSettled(FONTS.map((font) => document.fonts.load(`400 24px "${font}"`, letters)))
}
