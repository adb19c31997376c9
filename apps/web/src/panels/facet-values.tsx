import type { Manifest } from '@nahrain/model'
import { useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import { useWords } from '../words/words.ts'
import { useFacetCounts } from './facet-counts.ts'
import { countValues, firstValues, keepOrder, orderValues } from './facet-order.ts'
import { hasText } from './fold.ts'
import { ValueGroup } from './value-group.tsx'
import { ValueSearch } from './value-search.tsx'

/** From this many values on, a list is searched and not only read. */
const SEARCHED_FACET = 13

export interface FacetValuesProps {
  readonly facet: Manifest['facets'][number]
  readonly chosen: readonly string[]
  readonly onToggle: (value: string) => void
}

/** The values of a facet in their order, the first of them or all. */
export function FacetValues({ facet, chosen, onToggle }: FacetValuesProps) {
  const { say, text } = useWords()
  const [typed, setTyped] = useState('')
  const [showsAll, setShowsAll] = useState(false)
  const [held, setHeld] = useState<readonly string[]>()
  const values = countValues(facet, useFacetCounts())

  // While the reader is among the values their order holds still: a box that jumps away under the finger is lost.
  const ordered = held ? keepOrder(values, held) : orderValues(values, chosen)
  const first = firstValues(ordered, chosen)
  const matching = typed.trim() === '' ? undefined : ordered.filter(({ label }) => hasText(Object.values(label), typed))
  const shown = matching ?? (showsAll ? ordered : first)
  const name = text(facet.label).text
  const places = shown.map(({ place }) => place).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same places are the same values, and their counts come another way
  const kept = useMemo(() => shown, [facet, places])

  return (
    <>
      {values.length >= SEARCHED_FACET && <ValueSearch facet={name} typed={typed} onType={setTyped} />}
      {/** biome-ignore lint/a11y/noStaticElementInteractions: it only sees the focus come and go */}
      <div
        onFocus={() => setHeld((order) => order ?? ordered.map(({ id }) => id))}
        onBlur={({ currentTarget, relatedTarget }) => {
          // Pressing a label takes the focus nowhere for a moment: that is not leaving.
          if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) setHeld(undefined)
        }}
      >
        <ValueGroup name={name} values={kept} chosen={chosen} onToggle={onToggle} />
      </div>
      {matching?.length === 0 && <p className="hint">{say('noValue')}</p>}
      {matching === undefined && first.length < values.length && (
        <Button className="text-button more-values" onPress={() => setShowsAll(!showsAll)}>
          {showsAll ? say('showFewer') : say('showAll', { count: values.length - first.length })}
        </Button>
      )}
    </>
  )
}
