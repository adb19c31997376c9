import { memo } from 'react'
import { Button, Label, Tag, TagGroup, TagList } from 'react-aria-components'
import type { Dispatch } from '../state/use-explorer.ts'
import { useWords } from '../words/words.ts'
import type { FilterDescription } from './describe-filters.ts'
import { CrossIcon } from './icons.tsx'

export interface ActiveFiltersProps {
  readonly filters: readonly FilterDescription[]
  readonly dispatch: Dispatch
}

/** The question as chips, each with its way out; nothing where the question leaves everything in. */
export const ActiveFilters = memo(function ActiveFilters({ filters, dispatch }: ActiveFiltersProps) {
  const { say } = useWords()
  if (filters.length === 0) return null
  const remove = (ids: ReadonlySet<unknown>) => {
    for (const filter of filters) if (ids.has(filter.id)) dispatch(filter.remove)
  }
  return (
    <div className="active-filters">
      <TagGroup className="filter-chips" onRemove={remove}>
        <Label className="visually-hidden">{say('activeFilters')}</Label>
        <TagList className="filter-chip-list" items={filters}>
          {({ id, name }) => (
            <Tag key={id} id={id} textValue={name} className="filter-chip">
              <span dir="auto">{name}</span>
              <Button slot="remove" className="chip-remove" aria-label={say('removeFilter', { name })}>
                <CrossIcon />
              </Button>
            </Tag>
          )}
        </TagList>
      </TagGroup>
      <Button className="text-button" onPress={() => dispatch({ type: 'question-cleared' })}>
        {say('clearAll')}
      </Button>
    </div>
  )
})
