import { Button } from 'react-aria-components'
import { useWords } from '../words/words.ts'

export interface ClearButtonProps {
  /** What is cleared, for those who hear the button without seeing what it stands beside. */
  readonly of: string
  readonly onPress: () => void
}

export function ClearButton({ of, onPress }: ClearButtonProps) {
  const { say } = useWords()
  return (
    <Button className="text-button" aria-label={`${say('clear')}: ${of}`} onPress={onPress}>
      {say('clear')}
    </Button>
  )
}
