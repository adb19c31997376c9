import { useMemo } from 'react'
import { Button, FileTrigger } from 'react-aria-components'
import { useWords } from '../words/words.ts'
import { rolesByField } from './choices.ts'
import { MappingForm } from './mapping-form.tsx'
import { PreviewTable } from './preview-table.tsx'
import type { Mapping } from './roles.ts'
import { shownText } from './shown-text.ts'
import type { Bringing } from './use-bringing.ts'

export interface TableDescriptionProps {
  readonly file: File
  readonly bringing: Bringing
  readonly onChoose: (file: File) => void
}

/** What a file is taken for: its format, its first records, what its fields mean. */
export function TableDescription({ file, bringing, onChoose }: TableDescriptionProps) {
  const { say, number } = useWords()
  const { look, error } = bringing.looked
  const size = sizeIn(file.size)
  return (
    <>
      <div className="bring-file">
        <p>
          <strong dir="auto">{shownText(file.name)}</strong>
          <span className="bring-hint">
            <bdi>{`${number(size.value)} ${size.unit}`}</bdi>
            {look && <bdi>{look.description}</bdi>}
          </span>
        </p>
        <p className="bring-hint">{say('staysHere')}</p>
      </div>
      {error !== undefined && (
        <div className="bring-error" role="alert">
          <p dir="auto">{error.slice(0, 1000)}</p>
          {look === undefined && (
            <FileTrigger onSelect={(files) => files?.[0] && onChoose(files[0])}>
              <Button className="quiet-button">{say('chooseOther')}</Button>
            </FileTrigger>
          )}
        </div>
      )}
      {look === undefined ? error === undefined && <p role="status">{say('looking')}</p> : <Look bringing={bringing} />}
    </>
  )
}

function Look({ bringing: { looked, choices, choose, title, setTitle } }: Pick<TableDescriptionProps, 'bringing'>) {
  const { say } = useWords()
  const { look } = looked
  const roles = useMemo(() => (look ? rolesByField(choices, look.mapping) : new Map()), [look, choices])
  if (look === undefined) return null
  return (
    <>
      {look.preset !== undefined && <p className="bring-preset">{say('recognised', { name: look.preset })}</p>}
      <label className="bring-title">
        <span>{say('tableTitle')}</span>
        <input
          className="input"
          dir="auto"
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </label>
      <h3>{say('previewTitle')}</h3>
      <PreviewTable look={look} roles={roles} />
      <h3>{say('rolesTitle')}</h3>
      <p className="bring-hint">{say('rolesHint')}</p>
      {!hasPlace(look.mapping) && <p className="bring-preset">{say('withoutPlaceHint')}</p>}
      <MappingForm look={look} choices={choices} onChoose={choose} />
      {look.notes.length > 0 && (
        <ul className="bring-hint">
          {look.notes.slice(0, 5).map(({ record, reason }) => (
            <li key={`${record} ${reason}`} dir="auto">
              {shownText(reason)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function hasPlace({ geometry, latitude, longitude }: Mapping): boolean {
  return geometry === true || (latitude !== undefined && longitude !== undefined)
}

const KIB = 1024

function sizeIn(bytes: number): { readonly value: number; readonly unit: string } {
  if (bytes < KIB ** 2) return { value: Math.max(0.1, Math.round((bytes / KIB) * 10) / 10), unit: 'KB' }
  return { value: Math.round((bytes / KIB ** 2) * 10) / 10, unit: 'MB' }
}
