import type { FieldProfile } from './field-profile.ts'

/**
 * Common names of fields by what they give, the surest first: English, Arabic, French, Spanish, and those of well-known exports.
 * In the plain form that `plainName` makes.
 */
export const FIELD_NAMES = {
  latitude: words('latitude lat latitud y ycoord y_coord coord_y lat_y gps_lat خط_العرض دائرة_العرض عرض'),
  longitude: words('longitude lon lng long longitud x xcoord x_coord coord_x long_x gps_lon خط_الطول طول'),
  radius: words('radius_km radius_in_km uncertainty_km accuracy_km'),
  start: words(
    'date_start start_date datestart startdate date_debut debut fecha_inicio inicio begin_date start_time start begin from_date from تاريخ_البداية تاريخ_البدء',
  ),
  end: words(
    'date_end end_date dateend enddate date_fin fin fecha_fin fecha_final finish_date end_time end finish to_date to تاريخ_النهاية تاريخ_الانتهاء',
  ),
  date: words(
    'event_date date incident_date date_of_event occurred_on occurred datetime date_time timestamp day_of_event fecha fecha_evento date_evenement jour when time التاريخ تاريخ تاريخ_الحدث',
  ),
  year: words('year annee ano anio yr jahr السنة سنة العام'),
  month: words('month mois mes mon الشهر شهر'),
  day: words('day jour dia اليوم يوم'),
  known: words('source_date publication_date date_published published_at published report_date reported date_reported'),
  id: words(
    'id event_id uid uuid guid record_id event_id_cnty incident_id case_id report_id feature_id objectid fid globalid key identifiant معرف',
  ),
  title: words(
    'title name event_title headline event_name label incident summary nom titre titulo nombre العنوان الاسم اسم',
  ),
  place: words(
    'location location_name place place_name site site_name settlement village town city localite lieu lugar localidad المكان الموقع القرية المدينة neighborhood subdistrict nahia ناحية الناحية admin3 adm_3 adm3_en district qadha qada قضاء القضاء admin2 adm_2 adm2_en county governorate province محافظة المحافظة admin1 adm_1 adm1_en region country pays pais الدولة البلد',
  ),
  best: words(
    'fatalities deaths best killed victims casualties total_deaths dead individuals people persons population affected morts victimes muertos victimas amount value القتلى الضحايا عدد',
  ),
  low: words('low deaths_low fatalities_low min_deaths low_estimate minimum'),
  high: words('high deaths_high fatalities_high max_deaths high_estimate maximum'),
  sourceTitle: words('source source_article source_title sources source_name reference citation fuente المصدر'),
  publisher: words('publisher source_office source_organisation organisation organization agency الناشر'),
  sourceDate: words('source_date publication_date date_published published_at published report_date'),
  url: words('url source_url link source_link website web href lien enlace الرابط رابط'),
} as const satisfies Record<string, readonly string[]>

function words(text: string): readonly string[] {
  return text.split(' ')
}

/** Lower case with underscores, without accents: `eventDate`, `Event date` and `EVENT-DATE` are one name. */
export function plainName(name: string): string {
  return name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1_$2')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f\u064b-\u0652]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_|_$/g, '')
}

type Accepted = (profile: FieldProfile) => boolean

/** The field with the surest of these names whose content is accepted: the whole name, otherwise one that begins or ends with it. */
export function findField(
  profiles: readonly FieldProfile[],
  names: readonly string[],
  accepted: Accepted = () => true,
): FieldProfile | undefined {
  return (
    findWholeName(profiles, names, accepted) ??
    find(profiles, names, (name, profile) => hasWord(profile.name, name) && accepted(profile))
  )
}

/** The same, but no longer names. */
export function findWholeName(
  profiles: readonly FieldProfile[],
  names: readonly string[],
  accepted: Accepted,
): FieldProfile | undefined {
  return find(profiles, names, (name, profile) => plainName(profile.name) === name && accepted(profile))
}

function find(
  profiles: readonly FieldProfile[],
  names: readonly string[],
  fits: (name: string, profile: FieldProfile) => boolean,
): FieldProfile | undefined {
  for (const name of names) {
    const found = profiles.find((profile) => fits(name, profile))
    if (found !== undefined) return found
  }
  return undefined
}

/** Short words say too little inside of longer names: `x` in `tax_x`. */
const SHORTEST_WORD = 3

function hasWord(field: string, wanted: string): boolean {
  const name = plainName(field)
  return wanted.length >= SHORTEST_WORD && (name.endsWith(`_${wanted}`) || name.startsWith(`${wanted}_`))
}
