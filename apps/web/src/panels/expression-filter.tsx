import { memo } from 'react'
import type { Dispatch } from '../state/use-explorer.ts'
import { useWords } from '../words/words.ts'
import { ClearButton } from './clear-button.tsx'

export interface ExpressionFilterProps {
  readonly expression: string
  readonly dispatch: Dispatch
}

/** A filter of CQL2 text that came with the address, such as from a page of the API: it can be read and let go. */
export const ExpressionFilter = memo(function ExpressionFilter({ expression, dispatch }: ExpressionFilterProps) {
  const { say } = useWords()
  return (
    <section className="panel-section" aria-label={say('expression')}>
      <div className="section-head">
        <h2 className="section-title">{say('expression')}</h2>
        <ClearButton
          of={say('expression')}
          onPress={() => dispatch({ type: 'part-set', part: { filter: undefined } })}
        />
      </div>
      <code className="expression" dir="ltr">
        {expression}
      </code>
    </section>
  )
})
