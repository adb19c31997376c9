import type { Cells, Manifest } from '@nahrain/model'
import type { Mix } from '../state/use-mix.ts'
import type { Words } from '../words/words.ts'
import type { MixLegend } from './map-legend.tsx'
import { PALETTES } from './palette.ts'

/** The colours of the marks by name; those of the rest only where there is a rest. */
export function mixLegend(
  mix: Mix | undefined,
  { facets }: Manifest,
  cells: Cells | undefined,
  scheme: 'light' | 'dark',
  { text, say }: Words,
): MixLegend | undefined {
  const facet = facets.find(({ id }) => id === mix?.facet)
  if (mix === undefined || facet === undefined || cells?.mix === undefined) return undefined
  const colours = PALETTES[scheme].mix
  const values = mix.values.map((id, index) => {
    const label = facet.values.find((value) => value.id === id)?.label
    return { label: label ? text(label).text : id, colour: colours[index] as string }
  })
  const rest = { label: say('mixRest'), colour: colours[colours.length - 1] as string }
  return { label: text(facet.label).text, values: hasRest(cells.mix, mix.values.length) ? [...values, rest] : values }
}

function hasRest(counts: Uint32Array, values: number): boolean {
  for (let index = values; index < counts.length; index += values + 1) if (counts[index] !== 0) return true
  return false
}
