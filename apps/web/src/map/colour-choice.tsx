import type { Manifest } from '@nahrain/model'
import { memo } from 'react'
import { useWords } from '../words/words.ts'

export interface ColourChoiceProps {
  readonly facets: Manifest['facets']
  readonly colour: string | undefined
  readonly onColour: (facet: string | undefined) => void
}

/** By which facet marks are coloured; a facet of one value would colour all of them alike. */
export const ColourChoice = memo(function ColourChoice({ facets, colour, onColour }: ColourChoiceProps) {
  const { say, text } = useWords()
  const possible = facets.filter(({ values }) => values.length > 1)
  if (possible.length === 0) return null
  return (
    <label className="map-colour">
      <span>{say('colourBy')}</span>
      <select value={colour ?? ''} onChange={({ target }) => onColour(target.value === '' ? undefined : target.value)}>
        <option value="">{say('oneColour')}</option>
        {possible.map(({ id, label }) => (
          <option key={id} value={id}>
            {text(label).text}
          </option>
        ))}
      </select>
    </label>
  )
})
