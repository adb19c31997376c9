import type { Manifest } from '@nahrain/model'
import { memo } from 'react'
import type { Dispatch } from '../state/use-explorer.ts'
import { AtlasText } from '../words/atlas-text.tsx'
import { useWords } from '../words/words.ts'
import { ClearButton } from './clear-button.tsx'
import { countValues } from './facet-order.ts'
import { FacetValues } from './facet-values.tsx'
import { PanelDisclosure } from './panel-disclosure.tsx'

export interface FacetFilterProps {
  readonly facet: Manifest['facets'][number]
  /** One count per value, in the manifest's order. */
  readonly counts: Uint32Array | undefined
  readonly chosen: readonly string[]
  readonly isOpenAtFirst: boolean
  readonly dispatch: Dispatch
}

/** Drawn again only where its counts or what is chosen of it changed: there may be hundreds of values. */
export const FacetFilter = memo(function FacetFilter(props: FacetFilterProps) {
  const { facet, counts, chosen, isOpenAtFirst, dispatch } = props
  const { text, number } = useWords()
  return (
    <PanelDisclosure
      level={2}
      title={<AtlasText of={facet.label} />}
      badge={chosen.length > 0 && <span className="badge">{number(chosen.length)}</span>}
      action={
        chosen.length > 0 && (
          <ClearButton
            of={text(facet.label).text}
            onPress={() => dispatch({ type: 'facet-cleared', facet: facet.id })}
          />
        )
      }
      isOpenAtFirst={isOpenAtFirst}
    >
      <FacetValues
        label={facet.label}
        values={countValues(facet, counts)}
        chosen={chosen}
        onToggle={(value) => dispatch({ type: 'facet-toggled', facet: facet.id, value })}
      />
    </PanelDisclosure>
  )
})
