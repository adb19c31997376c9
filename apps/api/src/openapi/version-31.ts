import type { Json } from '../schemas/property-schema.ts'

/** The same document in OpenAPI 3.1, whose schemas are JSON Schema 2020-12: what may be null says so by its type. */
export function toOpenApi31(document: Json): Json {
  const { openapi: _, ...rest } = document
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://spec.openapis.org/oas/3.1/dialect/base',
    ...(withoutNullable(rest) as Json),
  }
}

function withoutNullable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNullable)
  if (typeof value !== 'object' || value === null) return value
  const { nullable, ...members } = value as Json
  const copied = Object.fromEntries(Object.entries(members).map(([name, member]) => [name, withoutNullable(member)]))
  return nullable === true ? { ...copied, type: [members.type, 'null'] } : copied
}
