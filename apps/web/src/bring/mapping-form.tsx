import type { TableLook } from '@nahrain/worker'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import { ChevronIcon } from '../panels/icons.tsx'
import { useWords } from '../words/words.ts'
import { type Choices, filledBy } from './choices.ts'
import { FieldSelect } from './field-select.tsx'
import { FieldsSelect } from './fields-select.tsx'
import { OrderSelect } from './order-select.tsx'
import { MAIN_ROLES, MORE_ROLES, type Role, type RoleName } from './roles.ts'
import { UnitField } from './unit-field.tsx'

export interface MappingFormProps {
  readonly look: TableLook
  readonly choices: Choices
  readonly onChoose: (role: Role, fields: readonly string[]) => void
}

/** What each role is taken from, and why; every one of them can be corrected. */
export function MappingForm(props: MappingFormProps) {
  const { say } = useWords()
  return (
    <>
      <div className="roles">
        {MAIN_ROLES.map((role) => (
          <RoleField key={role.name} role={role} {...props} />
        ))}
      </div>
      <Disclosure className="more-roles">
        <Heading level={4}>
          <Button slot="trigger" className="text-button">
            <ChevronIcon />
            {say('moreRoles')}
          </Button>
        </Heading>
        <DisclosurePanel>
          <div className="roles">
            {MORE_ROLES.map((role) => (
              <RoleField key={role.name} role={role} {...props} />
            ))}
          </div>
        </DisclosurePanel>
      </Disclosure>
    </>
  )
}

function RoleField({ role, look, choices, onChoose }: MappingFormProps & { readonly role: Role }) {
  const { say } = useWords()
  const filled = filledBy(role, choices, look.mapping)
  const [value] = filled
  const common = { label: say(role.label), fields: look.fields, reason: useReason(role, look, choices) }
  const choose = (field: string | undefined) => onChoose(role, field === undefined ? [] : [field])
  switch (role.filling) {
    case 'field':
      return <FieldSelect {...common} value={value} onChange={choose} />
    case 'fields':
      return <FieldsSelect {...common} chosen={filled} onChange={(fields) => onChoose(role, fields)} />
    case 'order':
      return <OrderSelect {...common} value={value} onChange={choose} />
    case 'text':
      return look.mapping.quantity && <UnitField label={common.label} value={value ?? ''} onChange={choose} />
  }
}

/** The reader's own choice needs no reason; that nothing was found for a role is a reason as well. */
function useReason(role: Role, { reasons, mapping }: TableLook, choices: Choices): string | undefined {
  const { say } = useWords()
  if (choices[role.name] !== undefined) return say('chosenByYou')
  const filled = filledBy(role, choices, mapping)
  const said = reasons.filter(
    ({ role: name, field }) =>
      name === (REASON_NAMES[role.name] ?? role.name) && (field === undefined || filled.includes(field)),
  )
  const [first] = said
  if (first === undefined || said.length === 1) return first?.reason
  return said.map(({ field, reason }) => `${field}: ${reason}`).join('; ')
}

/** Roles that reasons call by another name. */
const REASON_NAMES: Readonly<Partial<Record<RoleName, string>>> = { until: 'when', facets: 'facet' }
