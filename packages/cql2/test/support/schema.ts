import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect } from 'vitest'

/** Expects values to be valid against a JSON schema. */
export function schemaValidator(schema: string): (value: unknown) => void {
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(schema))
  return (value) => {
    expect(validate(value), JSON.stringify(value)).toBe(true)
  }
}
