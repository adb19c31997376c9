import type { RecordDossier } from '@nahrain/model'
import { useWords } from '../words/words.ts'

/** Everything that stands in the row, under the names that its file has: what the rest of the page was read from. */
export function RecordFields({ fields }: Pick<RecordDossier, 'fields'>) {
  const { say } = useWords()
  const filled = fields.filter(({ value }) => value !== undefined)
  const empty = fields.length - filled.length
  return (
    <section className="record-fields">
      <h3>{say('allFields')}</h3>
      <dl className="facts">
        {filled.map(({ name, value }) => (
          <div key={name}>
            <dt dir="auto">{name}</dt>
            <dd dir="auto">{String(value)}</dd>
          </div>
        ))}
      </dl>
      {empty > 0 && <p className="hint">{say('emptyFields', { count: empty })}</p>}
    </section>
  )
}
