import { Button, Disclosure, DisclosurePanel } from 'react-aria-components'
import type { MessageKey } from '../messages/en.ts'
import { useWords } from '../words/words.ts'

const LINES: readonly { readonly sign: string; readonly message: MessageKey }[] = [
  { sign: 'count', message: 'legendCount' },
  { sign: 'area', message: 'legendArea' },
  { sign: 'flow', message: 'legendFlow' },
  { sign: 'road', message: 'legendRoad' },
]

/** What the signs of the map mean, and what its outlines are not. */
export function MapLegend() {
  const { say } = useWords()
  return (
    <Disclosure className="map-legend">
      <Button slot="trigger" className="map-legend-button">
        {say('legend')}
      </Button>
      <DisclosurePanel>
        <ul>
          {LINES.map(({ sign, message }) => (
            <li key={sign}>
              <span className="sign" data-sign={sign} aria-hidden="true" />
              {say(message)}
            </li>
          ))}
        </ul>
        <p>{say('mapAttribution')}</p>
        <p>Natural Earth · GeoNames (CC BY 4.0) · GSHHG (LGPL-3.0-or-later) · Unicode CLDR</p>
      </DisclosurePanel>
    </Disclosure>
  )
}
