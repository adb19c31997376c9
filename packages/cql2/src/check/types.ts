/** What a value can be. `integer` values are also `number`; a `date` is a whole day in UTC, a `timestamp` an instant. */
export type ValueType =
  | 'string'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'date'
  | 'timestamp'
  | 'interval'
  | 'geometry'
  | 'array'

export type ScalarType = Exclude<ValueType, 'interval' | 'geometry' | 'array'>

/** A property that can be asked. Any value may be missing, which is null. */
export type Queryable =
  | {
      readonly type: Exclude<ValueType, 'array' | 'string'>
    }
  | {
      readonly type: 'string'
      /** The only values there are: a filter that asks for another is refused. */
      readonly values?: readonly string[]
    }
  | {
      readonly type: 'array'
      /** What the items are; several kinds are allowed where this is missing. */
      readonly items?: ScalarType
    }

/** By name, as filters spell it: names are case-sensitive. */
export type Queryables = Readonly<Record<string, Queryable>>

/** A function beyond the standard's own (OGC 21-065r2, clause 7.11). Names are case-sensitive. */
export interface FunctionDeclaration {
  readonly name: string
  readonly parameters: readonly Parameter[]
  readonly returns: ValueType
}

export interface Parameter {
  readonly name: string
  /** Any of these fits; `number` takes an `integer` too. */
  readonly types: readonly ValueType[]
  /** May be left out, as may all that follow it. */
  readonly optional?: boolean
}

/** Types whose values can be compared with each other. */
export type Family = 'string' | 'number' | 'boolean' | 'time' | 'none'

export function familyOf(type: ValueType): Family {
  switch (type) {
    case 'string':
    case 'boolean':
      return type
    case 'number':
    case 'integer':
      return 'number'
    case 'date':
    case 'timestamp':
      return 'time'
    case 'interval':
    case 'geometry':
    case 'array':
      return 'none'
  }
}
