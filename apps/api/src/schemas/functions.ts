import type { ValueType } from '@nahrain/cql2'
import { ROW_FUNCTIONS, type RowFunction } from '@nahrain/engine'
import type { Json } from './property-schema.ts'

/** Types of arguments and values as the document of functions names them (OGC 21-065r2, clause 7.11). */
function typeName(type: ValueType): string {
  switch (type) {
    case 'date':
    case 'timestamp':
      return 'datetime'
    case 'string':
    case 'number':
    case 'integer':
    case 'boolean':
    case 'interval':
    case 'geometry':
    case 'array':
      return type
  }
}

const FUNCTIONS: readonly RowFunction[] = ROW_FUNCTIONS

/** The functions that filters may call beside those of the standard. */
export function functionsDocument(): readonly Json[] {
  return FUNCTIONS.map(({ name, description, parameters, returns }) => ({
    name,
    description,
    arguments: parameters.map((parameter) => ({
      title: parameter.name,
      ...(parameter.optional === true && { description: 'may be left out' }),
      type: parameter.types.map(typeName),
    })),
    returns: [typeName(returns)],
  }))
}
