import { encodeQuery, type Manifest } from '@nahrain/model'
import { memo } from 'react'
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import type { MessageKey } from '../messages/en.ts'
import { hasDays, hasKnown } from '../state/dataset-parts.ts'
import type { OpenList } from '../state/open-list.ts'
import { followedRoute, type PageSort, type State, sortOf } from '../state/state.ts'
import type { Answered } from '../state/use-answer.ts'
import type { Dispatch } from '../state/use-explorer.ts'
import { useWords } from '../words/words.ts'

const SORTS: readonly { readonly sort: PageSort; readonly label: MessageKey }[] = [
  { sort: '-when', label: 'sortNewest' },
  { sort: 'when', label: 'sortOldest' },
  { sort: '-known', label: 'sortKnownNewest' },
  { sort: 'known', label: 'sortKnownOldest' },
  { sort: 'along', label: 'sortAlong' },
]

export interface ResultHeadProps {
  readonly state: State
  /** Of the present question or, for a moment, of the one before: it follows a hand before the list does. */
  readonly answered: Answered | undefined
  readonly list: OpenList | undefined
  readonly manifest: Manifest
  readonly dispatch: Dispatch
}

/** How many entries match, how surely, and in which order they are listed. */
export function ResultHead({ state, answered, list, manifest, dispatch }: ResultHeadProps) {
  const { say } = useWords()
  if (list?.of === 'mark') {
    return (
      <div className="result-head">
        <h2>{say('atThisMark', { count: list.total })}</h2>
        <Button className="quiet-button" onPress={() => dispatch({ type: 'cell-closed' })}>
          {say('backToAll')}
        </Button>
      </div>
    )
  }
  const total = answered?.answer.total
  return (
    <div className="result-head">
      <div>
        <h2 data-testid="total" data-total={total} data-question={answered && String(encodeQuery(answered.query))}>
          {say('results', { count: total ?? 0 })} <small>{say('ofAll', { count: manifest.count })}</small>
        </h2>
        {answered && (
          <p className="result-counts">
            {say('counts', {
              certain: answered.answer.certain,
              possible: answered.answer.possible - answered.answer.certain,
            })}
          </p>
        )}
      </div>
      <SortChoice
        sort={sortOf(state)}
        isAlong={followedRoute(state.query) !== undefined}
        manifest={manifest}
        dispatch={dispatch}
      />
    </div>
  )
}

interface SortChoiceProps extends Pick<ResultHeadProps, 'manifest' | 'dispatch'> {
  readonly sort: PageSort
  /** The question follows a route, along which the list can run. */
  readonly isAlong: boolean
}

const SortChoice = memo(function SortChoice({ sort: chosen, isAlong, manifest, dispatch }: SortChoiceProps) {
  const { say } = useWords()
  const isPossible: Readonly<Record<PageSort, boolean>> = {
    ...{ when: hasDays(manifest), '-when': hasDays(manifest) },
    ...{ known: hasKnown(manifest), '-known': hasKnown(manifest) },
    along: isAlong,
  }
  const possible = SORTS.filter(({ sort }) => isPossible[sort])
  const choose = (key: string) => {
    const wanted = possible.find(({ sort }) => sort === key)
    if (wanted !== undefined) dispatch({ type: 'sorted', sort: wanted.sort })
  }
  if (possible.length < 2) return null
  return (
    <Select className="sort-choice" selectedKey={chosen} onSelectionChange={(key) => choose(String(key))}>
      <Label>{say('sortBy')}</Label>
      <Button className="quiet-button">
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover">
        <ListBox className="menu">
          {possible.map(({ sort, label }) => (
            <ListBoxItem key={sort} id={sort} className="menu-item">
              {say(label)}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
})
