import { useId } from 'react'
import { Button, Label, Tag, TagGroup, TagList } from 'react-aria-components'
import { CrossIcon } from '../panels/icons.tsx'
import { useWords } from '../words/words.ts'
import { RoleReason } from './field-select.tsx'
import { shownText } from './shown-text.ts'

export interface FieldsSelectProps {
  readonly label: string
  readonly fields: readonly string[]
  readonly chosen: readonly string[]
  readonly reason: string | undefined
  readonly onChange: (fields: readonly string[]) => void
}

/** Several of the file's fields, as chips in their order, and a select to add one. */
export function FieldsSelect({ label, fields, chosen, reason, onChange }: FieldsSelectProps) {
  const { say } = useWords()
  const id = useId()
  const items = chosen.map((field) => ({ id: field, name: shownText(field) }))
  const remove = (removed: ReadonlySet<unknown>) => onChange(chosen.filter((field) => !removed.has(field)))
  const free = fields.filter((field) => !chosen.includes(field))
  return (
    <div className="role role-wide">
      <TagGroup className="role-chips" onRemove={remove}>
        <Label>{label}</Label>
        <TagList className="filter-chip-list" items={items} renderEmptyState={() => say('roleNone')}>
          {({ id, name }) => (
            <Tag key={id} id={id} textValue={name} className="filter-chip">
              <span dir="auto">{name}</span>
              <Button slot="remove" className="chip-remove" aria-label={say('removeField', { name })}>
                <CrossIcon />
              </Button>
            </Tag>
          )}
        </TagList>
      </TagGroup>
      <select
        value=""
        aria-label={say('addFieldTo', { name: label })}
        aria-describedby={reason === undefined ? undefined : `${id}-reason`}
        onChange={(event) => onChange([...chosen, event.target.value])}
      >
        <option value="">{say('addField')}</option>
        {free.map((field) => (
          <option key={field} value={field}>
            {shownText(field)}
          </option>
        ))}
      </select>
      <RoleReason id={`${id}-reason`} reason={reason} />
    </div>
  )
}
