import { useId } from 'react'
import { useWords } from '../words/words.ts'
import { shownText } from './shown-text.ts'

export interface FieldSelectProps {
  readonly label: string
  readonly fields: readonly string[]
  readonly value: string | undefined
  /** Why it is so. */
  readonly reason: string | undefined
  readonly onChange: (field: string | undefined) => void
}

/** Written where no field is chosen; no field has this name, for names are at least one character long. */
const NOBODY = ''

/** One of the file's fields, or none. The browser's own select: hundreds of fields are no burden to it, and every device knows how to open it. */
export function FieldSelect({ label, fields, value, reason, onChange }: FieldSelectProps) {
  const { say } = useWords()
  const id = useId()
  return (
    <div className="role">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? NOBODY}
        data-filled={value !== undefined}
        aria-describedby={reason === undefined ? undefined : `${id}-reason`}
        onChange={(event) => onChange(event.target.value === NOBODY ? undefined : event.target.value)}
      >
        <option value={NOBODY}>{say('roleNone')}</option>
        {value !== undefined && !fields.includes(value) && <option value={value}>{shownText(value)}</option>}
        {fields.map((field) => (
          <option key={field} value={field}>
            {shownText(field)}
          </option>
        ))}
      </select>
      <RoleReason id={`${id}-reason`} reason={reason} />
    </div>
  )
}

/** The importer speaks English of what it found. */
export function RoleReason({ id, reason }: { readonly id: string; readonly reason: string | undefined }) {
  if (reason === undefined) return null
  return (
    <p id={id} className="role-reason" title={reason}>
      <bdi>{shownText(reason)}</bdi>
    </p>
  )
}
