import type { FieldType, TableDescription } from '@nahrain/model'
import { type Mapping, whenFields } from './mapping/mapping.ts'
import type { OpenTable } from './record-batch.ts'

/** What lists and details need to know of the mapping: the rest of it is in the columns. */
export function describeTable(
  { fields, recordForm }: OpenTable,
  mapping: Mapping,
  { types, fileName }: { readonly types: readonly FieldType[]; readonly fileName: string },
): TableDescription {
  return {
    fields: fields.map((name, index) => ({ name, type: types[index] ?? 'text' })),
    form: recordForm,
    title: mapping.title,
    place: mapping.place,
    when: whenFields(mapping.when),
    ...(mapping.quantity === undefined ? {} : { quantity: mapping.quantity }),
    source: mapping.source,
    file: fileName.slice(-300),
  }
}
