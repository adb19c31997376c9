import type { Mapping } from '../mapping/mapping.ts'

/** Why a field was taken, in words for whoever looks over the import. */
export interface Reason {
  /** Named as a correction names it. */
  readonly role: string
  /** Undefined where no field was found, or where it is about several. */
  readonly field: string | undefined
  readonly reason: string
}

/** A part of a mapping, with reasons. */
export interface Guessed<Roles extends keyof Mapping> {
  readonly found: Partial<Pick<Mapping, Roles>>
  readonly reasons: readonly Reason[]
}

/** `latitude: field "y" (numbers from 29.1 to 37.3)` */
export function formatReason({ role, field, reason }: Reason): string {
  return field === undefined ? `${role}: ${reason}` : `${role}: field "${field}" (${reason})`
}
