import type { Atlas } from '@nahrain/worker'
import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import type { FilterDescription } from '../panels/describe-filters.ts'
import type { Dispatch } from '../state/use-explorer.ts'
import { useWords } from '../words/words.ts'

export interface EmptyResultProps {
  readonly atlas: Atlas
  readonly filters: readonly FilterDescription[]
  readonly dispatch: Dispatch
}

/** Nothing matches: says which single filters stand in the way, and offers to drop each. */
export function EmptyResult({ atlas, filters, dispatch }: EmptyResultProps) {
  const { say } = useWords()
  const [culprits, setCulprits] = useState<readonly FilterDescription[]>([])

  useEffect(() => {
    let current = true
    const isInTheWay = async (filter: FilterDescription) => (await atlas.count(filter.without)) > 0
    Promise.all(filters.map(async (filter) => ((await isInTheWay(filter)) ? [filter] : [])))
      .then((found) => current && setCulprits(found.flat()))
      .catch(() => current && setCulprits([]))
    return () => {
      current = false
    }
  }, [atlas, filters])

  return (
    <div className="empty-result">
      <h3>{say('nothing')}</h3>
      {culprits.length > 0 && <p>{say('nothingBecause')}</p>}
      {culprits.map((filter) => (
        <Button key={filter.id} className="primary-button" onPress={() => dispatch(filter.remove)}>
          {say('dropFilter', { name: filter.name })}
        </Button>
      ))}
      <Button className="quiet-button" onPress={() => dispatch({ type: 'question-cleared' })}>
        {say('clearAll')}
      </Button>
    </div>
  )
}
