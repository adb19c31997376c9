import { type Mapping, whenFields } from './mapping.ts'

/** All fields that a mapping names, each once. */
export function fieldsOf(mapping: Mapping): string[] {
  const { quantity, source } = mapping
  const named = [
    mapping.longitude,
    mapping.latitude,
    mapping.radius,
    precisionField(mapping),
    ...whenFields(mapping.when),
    mapping.datePrecision?.field,
    mapping.known,
    mapping.id,
    ...mapping.title,
    ...mapping.place,
    ...[quantity?.low, quantity?.best, quantity?.high],
    ...[source.title, source.publisher, source.date, source.url],
    ...mapping.facets.map(({ field }) => field),
    ...mapping.texts,
  ]
  return [...new Set(named.filter((field) => field !== undefined))]
}

/** The mapping without the fields that a table does not have: other editions of a table have more or fewer. */
export function withFieldsOf(mapping: Mapping, fields: readonly string[]): Mapping {
  const has = (field: string | undefined): field is string => field !== undefined && fields.includes(field)
  const { longitude, latitude, radius, placePrecision, when, datePrecision, known, id, quantity, ...rest } = mapping
  const { low, best, high } = quantity ?? {}
  const numbers = { ...(has(low) && { low }), ...(has(best) && { best }), ...(has(high) && { high }) }
  return {
    ...rest,
    ...(has(longitude) && has(latitude) && { longitude, latitude }),
    ...(has(radius) && { radius }),
    ...(placePrecision !== undefined &&
      [precisionField(mapping)].every((field) => field === undefined || has(field)) && { placePrecision }),
    ...(when !== undefined && whenFields(when).every(has) && { when }),
    ...(has(datePrecision?.field) && { datePrecision }),
    ...(has(known) && { known }),
    ...(has(id) && { id }),
    ...(quantity !== undefined && Object.keys(numbers).length > 0 && { quantity: { ...numbers, unit: quantity.unit } }),
    title: mapping.title.filter(has),
    place: mapping.place.filter(has),
    source: Object.fromEntries(Object.entries(mapping.source).filter(([, field]) => has(field))),
    facets: mapping.facets.filter(({ field }) => has(field)),
    texts: mapping.texts.filter(has),
  }
}

function precisionField({ placePrecision }: Mapping): string | undefined {
  return placePrecision !== undefined && 'field' in placePrecision ? placePrecision.field : undefined
}
