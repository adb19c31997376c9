import '../styles/bring.css'
import { useEffect, useRef } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useWords } from '../words/words.ts'
import { type BroughtTable, useBring } from './bring-context.ts'
import { noteTotal } from './notes-file.ts'
import { TallyNotes } from './tally-notes.tsx'

/** Says that a table is shown, what became of its records, and leads back. */
export function TableBar({ table: { fileName, tally } }: { readonly table: BroughtTable }) {
  const { say } = useWords()
  const { back } = useBring()
  const bar = useRef<HTMLElement>(null)
  // The dialog is gone, and the button that opened it was part of the page before: reading goes on here.
  useEffect(() => bar.current?.focus(), [])
  const notes = noteTotal(tally)
  return (
    <section ref={bar} className="table-bar" tabIndex={-1} aria-label={say('tallyTitle')} data-testid="tally">
      <p className="table-tally">
        {say('tallyRows', { count: tally.rows })}
        {': '}
        <strong>{say('tallyKept', { number: tally.kept })}</strong>
        {say('and')}
        {[
          say('tallyWithoutPlace', { number: tally.withoutPlace }),
          say('tallyWithoutDate', { number: tally.withoutDate }),
          say('tallyDropped', { number: tally.dropped }),
        ].join(say('and'))}
      </p>
      <p className="table-stays">{say('linkStaysHere')}</p>
      <div className="table-buttons">
        {notes > 0 && (
          <DialogTrigger>
            <Button className="quiet-button">{say('notes', { count: notes })}</Button>
            <Popover className="popover notes-popover" placement="bottom end">
              <Dialog aria-label={say('notesTitle')}>
                <TallyNotes tally={tally} fileName={fileName} />
              </Dialog>
            </Popover>
          </DialogTrigger>
        )}
        <Button className="quiet-button" onPress={back}>
          {say('backToAtlas')}
        </Button>
      </div>
    </section>
  )
}
