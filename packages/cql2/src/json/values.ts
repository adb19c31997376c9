import { Cql2Error, type Position, quoted } from '../errors.ts'

/** A value of unknown make with the place where it stands. */
export interface Located {
  readonly value: unknown
  readonly pointer: string
}

export function positionOf({ pointer }: Located): Position {
  return { pointer }
}

/** The member of an object or array, with its pointer (RFC 6901 escapes `~` and `/`). */
export function memberOf(parent: Located, key: string | number): Located {
  const { value } = parent
  const member = isObject(value) || Array.isArray(value) ? ownValue(value, key) : undefined
  return { value: member, pointer: `${parent.pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}` }
}

/** Only what the sender wrote: nothing that every object inherits. */
function ownValue(value: object, key: string | number): unknown {
  return Object.getOwnPropertyDescriptor(value, key)?.value
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function has(located: Located, key: string): boolean {
  return isObject(located.value) && Object.hasOwn(located.value, key)
}

/** @throws `syntax` for anything but a list, or one of another length. */
export function itemsOf(located: Located, length?: number): readonly Located[] {
  const { value } = located
  if (!Array.isArray(value) || (length !== undefined && value.length !== length)) {
    throw fault(located, length === undefined ? 'a list' : `a list of ${length}`)
  }
  return Array.from(value, (_, index) => memberOf(located, index))
}

/** @throws `syntax` for anything but a number. */
export function numberOf(located: Located): number {
  const { value } = located
  if (typeof value !== 'number' || !Number.isFinite(value)) throw fault(located, 'a number')
  // There is one zero, as in text.
  return value === 0 ? 0 : value
}

/** @throws `syntax` for anything but a text. */
export function textOf(located: Located): string {
  if (typeof located.value !== 'string') throw fault(located, 'a string')
  return located.value
}

export function fault(located: Located, expected: string): Cql2Error {
  return new Cql2Error({ kind: 'syntax', position: positionOf(located), got: nameOf(located.value), expected })
}

function nameOf(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'string') return quoted(value)
  return typeof value === 'object' ? 'an object' : `${typeof value} ${String(value)}`
}
