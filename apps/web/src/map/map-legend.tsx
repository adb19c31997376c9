import { memo } from 'react'
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components'
import type { MessageKey } from '../messages/en.ts'
import type { MapLayer } from '../state/state.ts'
import { useWords } from '../words/words.ts'
import { PALETTES } from './palette.ts'

/** What the rings of the marks are of, and the colours of their parts: `Palette.mix` in order, its last colour for the rest. */
export interface MixLegend {
  /** Name of the facet in the page's language. */
  readonly label: string
  readonly values: readonly { readonly label: string; readonly colour: string }[]
}

export interface MapLegendProps {
  readonly layer: MapLayer
  readonly mix: MixLegend | undefined
  readonly scheme: 'light' | 'dark'
  /** A table has entries of one type, and none that move or lie along a road. */
  readonly isAtlas: boolean
}

interface Line {
  readonly sign: string
  readonly message: MessageKey
}

/** The signs of each way to show the answer's cells. */
const CELLS: Readonly<Record<MapLayer, readonly Line[]>> = {
  marks: [{ sign: 'count', message: 'legendCount' }],
  heat: [{ sign: 'heat', message: 'legendHeat' }],
  hexagons: [{ sign: 'hexagon', message: 'legendHexagon' }],
}

const SHAPES: readonly Line[] = [
  { sign: 'area', message: 'legendArea' },
  { sign: 'flow', message: 'legendFlow' },
  { sign: 'road', message: 'legendRoad' },
]

/** What the signs of the map mean, and what its outlines are not. */
export const MapLegend = memo(function MapLegend({ layer, mix, scheme, isAtlas }: MapLegendProps) {
  const { say } = useWords()
  return (
    <Disclosure className="map-legend">
      <Button slot="trigger" className="map-legend-button">
        {say('legend')}
      </Button>
      <DisclosurePanel>
        <ul>
          {CELLS[layer].map(({ sign, message }) => (
            <SignLine key={sign} sign={sign} text={say(message)} />
          ))}
          {layer === 'marks' && mix === undefined && (
            <SignLine
              sign={isAtlas ? 'single' : 'record'}
              text={say(isAtlas ? 'legendSingle' : 'legendSingleRecord')}
            />
          )}
        </ul>
        {layer !== 'marks' && <RampKey steps={PALETTES[scheme].heat} />}
        {isAtlas && (
          <ul>
            {SHAPES.map(({ sign, message }) => (
              <SignLine key={sign} sign={sign} text={say(message)} />
            ))}
          </ul>
        )}
        <p>{say('mapAttribution')}</p>
        <p>Natural Earth · GeoNames (CC BY 4.0) · GSHHG (LGPL-3.0-or-later) · Unicode CLDR</p>
      </DisclosurePanel>
      {layer === 'marks' && mix && <MixKey mix={mix} />}
    </Disclosure>
  )
})

function SignLine({ sign, text }: { readonly sign: string; readonly text: string }) {
  return (
    <li>
      <span className="sign" data-sign={sign} aria-hidden="true" />
      {text}
    </li>
  )
}

function MixKey({ mix: { label, values } }: { readonly mix: MixLegend }) {
  const { say } = useWords()
  return (
    <div className="map-mix">
      <p>{say('legendRing', { facet: label })}</p>
      <ul>
        {values.map((value) => (
          <li key={value.label}>
            <span className="sign" data-sign="part" style={{ background: value.colour }} aria-hidden="true" />
            <span className="map-mix-value" title={value.label}>
              {value.label}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function RampKey({ steps }: { readonly steps: readonly string[] }) {
  const { say } = useWords()
  return (
    <p className="map-ramp">
      {say('legendFew')}
      <span aria-hidden="true">
        {steps.map((colour) => (
          <span key={colour} style={{ background: colour }} />
        ))}
      </span>
      {say('legendMany')}
    </p>
  )
}
