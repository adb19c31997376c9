import type { Mapping, Role, RoleName } from './roles.ts'
import { ROLES } from './roles.ts'

/** What the reader set by hand, by role; an empty list leaves the role to none. */
export type Choices = Readonly<Partial<Record<RoleName, readonly string[]>>>

/** What fills a role: the reader's word, else the guess. */
export function filledBy(role: Role, choices: Choices, mapping: Mapping): readonly string[] {
  return choices[role.name] ?? role.read(mapping).filter((name) => name !== undefined)
}

/** The choices as corrections of the guess; start and end of a date are one correction. */
export function correctionsOf(choices: Choices, mapping: Mapping): readonly string[] {
  return ROLES.flatMap((role) => {
    const chosen = choices[role.name]
    if (role.name === 'when') return whenCorrection(choices, mapping)
    if (chosen === undefined || role.name === 'until') return []
    return role.name === 'facets' ? facetCorrections(chosen) : [`${role.name}=${written(chosen)}`]
  })
}

function whenCorrection(choices: Choices, mapping: Mapping): readonly string[] {
  if (choices.when === undefined && choices.until === undefined) return []
  const [start, end] = (['when', 'until'] as const).map((name) => {
    const role = ROLES.find((role) => role.name === name) as Role
    return filledBy(role, choices, mapping)[0]
  })
  // An end without a beginning is a date by itself.
  const names = [start, end === start ? undefined : end].filter((name) => name !== undefined)
  return [`when=${names.length === 0 ? 'none' : names.join('..')}`]
}

/** A comma in a field's name would end it in a list; such a field is named alone. */
function facetCorrections(fields: readonly string[]): readonly string[] {
  const [alone, listed] = [fields.filter((name) => name.includes(',')), fields.filter((name) => !name.includes(','))]
  return [`facets=${written(listed)}`, ...alone.map((name) => `facet=${name}`)]
}

function written(fields: readonly string[]): string {
  return fields.length === 0 ? 'none' : fields.join(',')
}

/** The roles of each field, for the preview. That a search looks at it is true of most, and marks nothing. */
export function rolesByField(choices: Choices, mapping: Mapping): ReadonlyMap<string, readonly Role[]> {
  const roles = new Map<string, Role[]>()
  for (const role of ROLES) {
    if ((role.filling !== 'field' && role.filling !== 'fields') || role.name === 'texts') continue
    for (const name of filledBy(role, choices, mapping)) roles.set(name, [...(roles.get(name) ?? []), role])
  }
  return roles
}
