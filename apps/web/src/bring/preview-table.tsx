import type { TableLook } from '@nahrain/worker'
import { useWords } from '../words/words.ts'
import type { Role } from './roles.ts'
import { shownText } from './shown-text.ts'

/** Some tables have a thousand fields: so many are shown. */
const MOST_COLUMNS = 60

export interface PreviewTableProps {
  readonly look: TableLook
  readonly roles: ReadonlyMap<string, readonly Role[]>
}

/** The first records as they stand in the file; columns that have a role are marked with it. */
export function PreviewTable({ look: { fields, preview }, roles }: PreviewTableProps) {
  const { say } = useWords()
  const shown = fields.slice(0, MOST_COLUMNS)
  return (
    <div className="preview">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="preview-scroll" tabIndex={0} aria-label={say('previewTitle')}>
        <table>
          <thead>
            <tr>
              {shown.map((field) => (
                <th key={field} scope="col" data-role={roles.has(field)}>
                  <span>
                    <bdi>{shownText(field)}</bdi>
                  </span>
                  <small>
                    {roles
                      .get(field)
                      ?.map(({ label }) => say(label))
                      .join(say('and'))}
                  </small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.map((cells, record) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: records of a file have no other name than their place in it
              <tr key={record}>
                {shown.map((field, index) => (
                  <td key={field} data-role={roles.has(field)}>
                    <bdi>{shownText(cells[index] ?? '')}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {fields.length > shown.length && (
        <p className="bring-hint">{say('moreColumns', { shown: shown.length, count: fields.length })}</p>
      )}
    </div>
  )
}
