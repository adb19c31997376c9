import type { Manifest } from '@nahrain/model'
import { memo, useCallback } from 'react'
import type { Dispatch } from '../state/use-explorer.ts'
import { AtlasText } from '../words/atlas-text.tsx'
import { useWords } from '../words/words.ts'
import { ClearButton } from './clear-button.tsx'
import { FacetCountsProvider } from './facet-counts.ts'
import { FacetValues } from './facet-values.tsx'
import { PanelDisclosure } from './panel-disclosure.tsx'

interface FacetPanelProps {
  readonly facet: Manifest['facets'][number]
  readonly chosen: readonly string[]
  readonly isOpenAtFirst: boolean
  readonly dispatch: Dispatch
}

export interface FacetFilterProps extends FacetPanelProps {
  /** One count per value, in the manifest's order. */
  readonly counts: Uint32Array | undefined
}

/** A facet and what each of its values would leave. Counts go past the panel, straight to where they are written. */
export const FacetFilter = memo(function FacetFilter({ counts, ...panel }: FacetFilterProps) {
  return (
    <FacetCountsProvider value={counts}>
      <FacetPanel {...panel} />
    </FacetCountsProvider>
  )
})

const FacetPanel = memo(function FacetPanel({ facet, chosen, isOpenAtFirst, dispatch }: FacetPanelProps) {
  const { text, number } = useWords()
  const toggle = useCallback(
    (value: string) => dispatch({ type: 'facet-toggled', facet: facet.id, value }),
    [dispatch, facet],
  )
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
      <FacetValues facet={facet} chosen={chosen} onToggle={toggle} />
    </PanelDisclosure>
  )
})
