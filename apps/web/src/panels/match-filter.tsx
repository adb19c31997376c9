import type { Query } from '@nahrain/model'
import { memo } from 'react'
import { Label, RadioButton, RadioField, RadioGroup, Text } from 'react-aria-components'
import type { Dispatch } from '../state/use-explorer.ts'
import { useWords } from '../words/words.ts'

export interface MatchFilterProps {
  readonly match: Query['match']
  /** Entries that either choice would leave; undefined until the first answer. */
  readonly possible: number | undefined
  readonly certain: number | undefined
  readonly dispatch: Dispatch
}

/** Whether an entry that only touches the question counts, with what either choice would leave. */
export const MatchFilter = memo(function MatchFilter({ match, possible, certain, dispatch }: MatchFilterProps) {
  const { say, number } = useWords()
  const choices = [
    { value: 'possible', name: say('matchPossible'), count: possible },
    { value: 'certain', name: say('matchCertain'), count: certain },
  ] as const
  const choose = (wanted: string) => {
    const chosen = choices.find(({ value }) => value === wanted)
    if (chosen) dispatch({ type: 'part-set', part: { match: chosen.value } })
  }
  return (
    <RadioGroup className="match-filter" value={match} onChange={choose}>
      <Label className="section-title">{say('match')}</Label>
      <div className="segments">
        {choices.map(({ value, name, count }) => (
          <RadioField key={value} value={value} className="segment-field">
            <RadioButton className="segment">
              <span>{name}</span>
              <span className="count">{count === undefined ? '' : number(count)}</span>
            </RadioButton>
          </RadioField>
        ))}
      </div>
      <Text slot="description" className="hint">
        {say('matchHelp')}
      </Text>
    </RadioGroup>
  )
})
