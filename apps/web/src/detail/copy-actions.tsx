import { memo, useState } from 'react'
import { Button } from 'react-aria-components'
import { useWords } from '../words/words.ts'

/** Links to take away: the page as it is, and the same question to the API. */
export const CopyActions = memo(function CopyActions({ apiAddress }: { readonly apiAddress: string }) {
  const { say } = useWords()
  const [note, setNote] = useState('')
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text)
      setNote(say('copied'))
    } catch {
      setNote(say('copyFailed', { text }))
    }
  }
  return (
    <div className="copy-actions">
      <Button className="quiet-button" onPress={() => copy(location.href)}>
        {say('copyLink')}
      </Button>
      <Button className="quiet-button" onPress={() => copy(apiAddress)}>
        {say('copyApi')}
      </Button>
      <span role="status">{note}</span>
    </div>
  )
})
