import { Button } from 'react-aria-components'
import { useWords } from '../words/words.ts'

export interface NoticesProps {
  readonly notices: readonly string[]
  readonly crash: string | undefined
  readonly onDismiss: () => void
}

/** What went wrong, in words, above everything else; nothing where nothing did. */
export function Notices({ notices, crash, onDismiss }: NoticesProps) {
  const { say } = useWords()
  if (notices.length === 0 && crash === undefined) return null
  return (
    <div className="notices" role="alert">
      {crash !== undefined && <p>{say('workerCrashed')}</p>}
      {notices.length > 0 && (
        <>
          <p>{say('badAddress')}</p>
          <ul>
            {notices.map((notice) => (
              <li key={notice} dir="auto">
                {notice}
              </li>
            ))}
          </ul>
        </>
      )}
      <Button className="quiet-button" onPress={onDismiss}>
        {say('dismiss')}
      </Button>
    </div>
  )
}
