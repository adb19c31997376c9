import type { Position } from 'geojson'

/** A river by points that lie on it, from its head to its mouth. The network of lines leads from one to the next. */
export interface Course {
  readonly id: string
  readonly name_en: string
  readonly name_ar: string
  /** 1 the two rivers and their common mouth, 2 what flows into them. */
  readonly rank: 1 | 2
  readonly through: readonly Position[]
}

/** The lines of GSHHG have no names; towns on the banks (GeoNames) and confluences seen in the lines give them. */
export const COURSES: readonly Course[] = [
  {
    id: 'tigris',
    name_en: 'Tigris',
    name_ar: 'دجلة',
    rank: 1,
    // Diyarbakır, Cizre, Mosul, Tikrit, Samarra, Baghdad, Kut, Amarah, al-Qurnah
    through: [
      [40.23, 37.92],
      [42.19, 37.33],
      [43.13, 36.34],
      [43.69, 34.62],
      [43.87, 34.2],
      [44.39, 33.33],
      [45.82, 32.5],
      [47.15, 31.84],
      [47.43, 31.01],
    ],
  },
  {
    id: 'euphrates',
    name_en: 'Euphrates',
    name_ar: 'الفرات',
    rank: 1,
    // Keban, Birecik, Raqqa, Deir ez-Zor, Haditha, Ramadi, Hindiyah, Samawah, Nasiriyah, al-Qurnah
    through: [
      [38.75, 38.8],
      [37.98, 37.03],
      [39.01, 35.94],
      [40.15, 35.33],
      [42.38, 34.14],
      [43.3, 33.43],
      [44.23, 32.55],
      [45.29, 31.31],
      [46.26, 31.05],
      [47.43, 31.01],
    ],
  },
  {
    id: 'shatt-al-arab',
    name_en: 'Shatt al-Arab',
    name_ar: 'شط العرب',
    rank: 1,
    through: [
      [47.43, 31.01],
      [47.78, 30.58],
      [48.18, 30.43],
      [48.47, 29.98],
    ],
  },
  {
    id: 'great-zab',
    name_en: 'Great Zab',
    name_ar: 'الزاب الكبير',
    rank: 2,
    through: [
      [44.36, 38.3],
      [43.75, 36.6],
      [43.36, 36.0],
    ],
  },
  {
    id: 'little-zab',
    name_en: 'Little Zab',
    name_ar: 'الزاب الصغير',
    rank: 2,
    through: [
      [44.96, 35.9],
      [44.13, 35.7],
      [43.43, 35.24],
    ],
  },
  {
    id: 'adhaim',
    name_en: 'Adhaim',
    name_ar: 'العظيم',
    rank: 2,
    through: [
      [44.75, 35.59],
      [44.45, 34.7],
      [44.3, 34.06],
    ],
  },
  {
    id: 'diyala',
    name_en: 'Diyala',
    name_ar: 'ديالى',
    rank: 2,
    through: [
      [45.7, 35.1],
      [45.3, 34.6],
      [44.65, 33.75],
      [44.5, 33.22],
    ],
  },
  {
    id: 'khabur',
    name_en: 'Khabur',
    name_ar: 'الخابور',
    rank: 2,
    through: [
      [40.05, 36.85],
      [40.75, 36.48],
      [40.43, 35.15],
    ],
  },
  {
    id: 'gharraf',
    name_en: 'Gharraf',
    name_ar: 'الغراف',
    rank: 2,
    through: [
      [45.83, 32.5],
      [46.17, 31.41],
      [46.4, 31.0],
    ],
  },
  {
    id: 'karkheh',
    name_en: 'Karkheh',
    name_ar: 'الكرخة',
    rank: 2,
    through: [
      [47.5, 34.3],
      [48.0, 32.6],
      [48.3, 31.6],
      [47.5, 31.1],
    ],
  },
  {
    id: 'karun',
    name_en: 'Karun',
    name_ar: 'كارون',
    rank: 2,
    through: [
      [50.5, 31.6],
      [48.9, 32.1],
      [48.68, 31.32],
      [48.18, 30.43],
    ],
  },
]
