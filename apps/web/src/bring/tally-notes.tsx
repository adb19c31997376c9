import { Button } from 'react-aria-components'
import { useWords } from '../words/words.ts'
import type { BroughtTable } from './bring-context.ts'
import { keptNotes, notesCsv, noteTotal } from './notes-file.ts'
import { saveFile } from './save-file.ts'
import { shownText } from './shown-text.ts'

/** Kinds of notes that are shown; the file has the notes themselves. */
const MOST_KINDS = 30

/** What was noted, by kind, and the notes as a file. */
export function TallyNotes({ tally, fileName }: BroughtTable) {
  const { say, number } = useWords()
  const [total, kept] = [noteTotal(tally), keptNotes(tally).length]
  const save = () => saveFile(notesCsv(tally), `${fileName.slice(0, 100)}-notes.csv`, 'text/csv;charset=utf-8')
  return (
    <div className="tally-notes">
      <h3>{say('notesTitle')}</h3>
      <ul>
        {tally.fileNotes.slice(0, MOST_KINDS).map(({ record, reason }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a reader may note the same twice
          <li key={index}>
            <span className="count">{record > 0 && say('noteLine', { line: record })}</span>
            <bdi>{shownText(reason)}</bdi>
          </li>
        ))}
        {tally.notes.slice(0, MOST_KINDS).map(({ field, reason, count }) => (
          <li key={`${field} ${reason}`}>
            <span className="count">{number(count)} ×</span>
            <bdi>{shownText(field === undefined ? reason : `${field}: ${reason}`)}</bdi>
          </li>
        ))}
      </ul>
      {tally.notes.length > MOST_KINDS && (
        <p className="bring-hint">{say('moreKinds', { count: tally.notes.length - MOST_KINDS })}</p>
      )}
      {total > kept && <p className="bring-hint">{say('notesKept', { kept, count: total })}</p>}
      <Button className="quiet-button" onPress={save}>
        {say('downloadNotes')}
      </Button>
    </div>
  )
}
