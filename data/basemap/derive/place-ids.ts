import type { Position } from 'geojson'
import type { Box } from './box.ts'

/** Place of the atlas → ISO 3166 number, and the box in which the parts lie that are meant by it. */
export const COUNTRIES: Readonly<Record<string, { number: string; box?: Box }>> = {
  iraq: { number: '368' },
  'syria-country': { number: '760' },
  'turkey-country': { number: '792' },
  'iran-country': { number: '364' },
  jordan: { number: '400' },
  kuwait: { number: '414' },
  'saudi-arabia-country': { number: '682' },
  'qatar-country': { number: '634' },
  // Metropolitan France with Corsica.
  'france-country': { number: '250', box: [-6, 41, 10, 52] },
  // The contiguous states and Alaska, without the Aleutians beyond the 180th meridian, Hawaii and the Caribbean.
  'united-states-country': { number: '840', box: [-180, 24, -66, 72] },
  'united-kingdom-country': { number: '826' },
  italy: { number: '380' },
}

/** Iraq and its small neighbours are drawn finely. */
export const FINE: ReadonlySet<string> = new Set(['iraq', 'syria-country', 'jordan', 'kuwait', 'qatar-country'])

/** Its large neighbours less so, the rest coarsely. */
export const WIDE: ReadonlySet<string> = new Set(['turkey-country', 'iran-country', 'saudi-arabia-country'])

/** Place of the atlas → ISO 3166-2 code. */
export const GOVERNORATES: Readonly<Record<string, readonly string[]>> = {
  anbar: ['IQ-AN'],
  babil: ['IQ-BB'],
  'baghdad-governorate': ['IQ-BG'],
  'basra-governorate': ['IQ-BA'],
  'dhi-qar': ['IQ-DQ'],
  diyala: ['IQ-DI'],
  duhok: ['IQ-DA'],
  'erbil-governorate': ['IQ-AR'],
  'karbala-governorate': ['IQ-KA'],
  kirkuk: ['IQ-KI'],
  maysan: ['IQ-MA'],
  muthanna: ['IQ-MU'],
  'najaf-governorate': ['IQ-NA'],
  nineveh: ['IQ-NI'],
  qadisiyah: ['IQ-QA'],
  'salah-al-din': ['IQ-SD'],
  sulaymaniyah: ['IQ-SU'],
  wasit: ['IQ-WA'],
  'hasakah-governorate': ['SY-HA'],
  'aleppo-governorate': ['SY-HL'],
}

/** Regions without an official outline in the sources, declared here as the governorates that we take them to be. */
export const REGIONS: Readonly<Record<string, readonly string[]>> = {
  'kurdistan-region': ['IQ-DA', 'IQ-AR', 'IQ-SU'],
  'northern-iraq': ['IQ-DA', 'IQ-AR', 'IQ-SU', 'IQ-NI', 'IQ-KI'],
  'north-east-syria': ['SY-HA', 'SY-RA', 'SY-DY'],
}

/**
 * The Development Road from stop to stop, as GeoNames numbers or positions. Samawah, Samarra, Tikrit and Baiji are
 * inferred: no source names them, the line between named stops passes them. The ends are the places of the atlas.
 */
export const ROAD: readonly (string | Position)[] = [
  [48.46, 29.91], // grand-faw-port, our estimate
  '99446', // al-Faw
  '99532', // Basra
  '98854', // Nasiriyah
  '98530', // Samawah, inferred
  '99762', // Diwaniyah
  '98860', // Najaf
  '94824', // Karbala
  '98182', // Baghdad
  '91597', // Samarra, inferred
  '90150', // Tikrit, inferred
  '97783', // Baiji, inferred
  '99072', // Mosul
  [42.3769, 37.0673], // fishkhabour
  [42.3562, 37.1104], // ovakoy, where the three borders meet
]
