import { memo } from 'react'
import { CheckboxButton, CheckboxField, CheckboxGroup } from 'react-aria-components'
import { AtlasText } from '../words/atlas-text.tsx'
import { useWords } from '../words/words.ts'
import { useFacetCounts } from './facet-counts.ts'
import type { FacetValue } from './facet-order.ts'
import { CheckIcon } from './icons.tsx'

export interface ValueGroupProps {
  readonly name: string
  readonly values: readonly FacetValue[]
  readonly chosen: readonly string[]
  readonly onToggle: (value: string) => void
}

/** Values to tick. Their counts alone are drawn again with every answer, for there may be hundreds of boxes. */
export const ValueGroup = memo(function ValueGroup({ name, values, chosen, onToggle }: ValueGroupProps) {
  return (
    <CheckboxGroup
      className="facet-values"
      aria-label={name}
      value={[...chosen]}
      onChange={(next) => changed(chosen, next).forEach(onToggle)}
    >
      {values.map(({ id, label, place }) => (
        <CheckboxField key={id} value={id} className="value-field">
          <CheckboxButton className="value-box">
            <span className="tick">
              <CheckIcon />
            </span>
            <span className="value-name">
              <AtlasText of={label} />
            </span>
            <ValueCount place={place} />
          </CheckboxButton>
        </CheckboxField>
      ))}
    </CheckboxGroup>
  )
})

/** A box that was ticked or cleared; the group tells only the whole new list. */
function changed(before: readonly string[], after: readonly string[]): readonly string[] {
  return [...after.filter((id) => !before.includes(id)), ...before.filter((id) => !after.includes(id))]
}

function ValueCount({ place }: { readonly place: number }) {
  const { number } = useWords()
  const count = useFacetCounts()?.[place]
  return (
    <span className="count" data-none={count === 0}>
      {count === undefined ? '' : number(count)}
    </span>
  )
}
