import { Button } from 'react-aria-components'
import { useWords } from '../words/words.ts'
import { ImportProgress } from './import-progress.tsx'
import type { Bringing } from './use-bringing.ts'

export interface ImportActionsProps {
  readonly bringing: Bringing
  readonly onGiveUp: () => void
}

/** How far the import is, and the dialog's two buttons. They stay where they are, so that focus does too. */
export function ImportActions({ bringing: { looked, importing, run }, onGiveUp }: ImportActionsProps) {
  const { say } = useWords()
  const isRunning = importing.kind === 'running'
  const canRun = looked.look !== undefined && looked.error === undefined && !looked.busy
  return (
    <footer className="bring-actions">
      {isRunning && <ImportProgress arrival={importing.arrival} />}
      {importing.kind === 'idle' && importing.error !== undefined && (
        <p className="bring-error" role="alert" dir="auto">
          {importing.error.slice(0, 1000)}
        </p>
      )}
      <Button className="quiet-button" onPress={onGiveUp}>
        {say('cancel')}
      </Button>
      <Button
        className="primary-button"
        isPending={isRunning}
        isDisabled={looked.look === undefined}
        onPress={() => canRun && run()}
      >
        {say(looked.busy && looked.look ? 'lookingAgain' : 'import')}
      </Button>
    </footer>
  )
}
