import type { LocalizedText } from '@nahrain/model'
import { useState } from 'react'
import { Button, CheckboxButton, CheckboxField, CheckboxGroup } from 'react-aria-components'
import { AtlasText } from '../words/atlas-text.tsx'
import { useWords } from '../words/words.ts'
import { type FacetValue, firstValues, keepOrder, orderValues } from './facet-order.ts'
import { hasText } from './fold.ts'
import { CheckIcon } from './icons.tsx'
import { ValueSearch } from './value-search.tsx'

/** From this many values on, a list is searched and not only read. */
const SEARCHED_FACET = 13

export interface FacetValuesProps {
  readonly label: LocalizedText
  readonly values: readonly FacetValue[]
  readonly chosen: readonly string[]
  readonly onToggle: (value: string) => void
}

export function FacetValues({ label, values, chosen, onToggle }: FacetValuesProps) {
  const { say, text } = useWords()
  const [typed, setTyped] = useState('')
  const [showsAll, setShowsAll] = useState(false)
  const [held, setHeld] = useState<readonly string[]>()

  // While the reader is among the values their order holds still: a box that jumps away under the finger is lost.
  const ordered = held ? keepOrder(values, held) : orderValues(values, chosen)
  const first = firstValues(ordered, chosen)
  const matching = typed.trim() === '' ? undefined : ordered.filter(({ label }) => hasText(Object.values(label), typed))
  const shown = matching ?? (showsAll ? ordered : first)
  const name = text(label).text

  return (
    <>
      {values.length >= SEARCHED_FACET && <ValueSearch facet={name} typed={typed} onType={setTyped} />}
      <CheckboxGroup
        className="facet-values"
        aria-label={name}
        value={[...chosen]}
        onChange={(next) => changed(chosen, next).forEach(onToggle)}
        onFocus={() => setHeld((order) => order ?? ordered.map(({ id }) => id))}
        onBlur={({ currentTarget, relatedTarget }) => {
          // Pressing a label takes the focus nowhere for a moment: that is not leaving.
          if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) setHeld(undefined)
        }}
      >
        {shown.map((value) => (
          <ValueBox key={value.id} value={value} isChosen={chosen.includes(value.id)} />
        ))}
      </CheckboxGroup>
      {matching?.length === 0 && <p className="hint">{say('noValue')}</p>}
      {matching === undefined && first.length < values.length && (
        <Button className="text-button more-values" onPress={() => setShowsAll(!showsAll)}>
          {showsAll ? say('showFewer') : say('showAll', { count: values.length - first.length })}
        </Button>
      )}
    </>
  )
}

/** A box that was ticked or cleared; the group tells only the whole new list. */
function changed(before: readonly string[], after: readonly string[]): readonly string[] {
  return [...after.filter((id) => !before.includes(id)), ...before.filter((id) => !after.includes(id))]
}

function ValueBox({
  value: { id, label, count },
  isChosen,
}: {
  readonly value: FacetValue
  readonly isChosen: boolean
}) {
  const { number } = useWords()
  return (
    <CheckboxField value={id} className="value-field">
      <CheckboxButton className="value-box" data-empty={count === 0 && !isChosen}>
        <span className="tick">
          <CheckIcon />
        </span>
        <span className="value-name">
          <AtlasText of={label} />
        </span>
        <span className="count">{count === undefined ? '' : number(count)}</span>
      </CheckboxButton>
    </CheckboxField>
  )
}
