import { memo } from 'react'
import { Button, Input, SearchField } from 'react-aria-components'
import { useWords } from '../words/words.ts'
import { CrossIcon, MagnifierIcon } from './icons.tsx'

export interface ValueSearchProps {
  /** Name of the facet whose values are searched. */
  readonly facet: string
  readonly typed: string
  readonly onType: (typed: string) => void
}

export const ValueSearch = memo(function ValueSearch({ facet, typed, onType }: ValueSearchProps) {
  const { say } = useWords()
  const name = say('searchIn', { name: facet })
  return (
    <SearchField className="search-field value-search" value={typed} onChange={onType} aria-label={name}>
      <div className="search-box">
        <MagnifierIcon />
        <Input className="input" placeholder={name} dir={typed === '' ? undefined : 'auto'} />
        <Button className="icon-button" aria-label={say('clear')}>
          <CrossIcon />
        </Button>
      </div>
    </SearchField>
  )
})
