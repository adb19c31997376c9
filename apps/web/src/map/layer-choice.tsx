import { memo } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { MessageKey } from '../messages/en.ts'
import { MAP_LAYERS, type MapLayer } from '../state/state.ts'
import { useWords } from '../words/words.ts'

const NAMES: Readonly<Record<MapLayer, MessageKey>> = {
  marks: 'layerMarks',
  heat: 'layerHeat',
  hexagons: 'layerHexagons',
}

/** Three ways to look at the same cells. */
export const LayerChoice = memo(function LayerChoice({
  layer,
  onLayer,
}: {
  readonly layer: MapLayer
  readonly onLayer: (layer: MapLayer) => void
}) {
  const { say } = useWords()
  return (
    <ToggleButtonGroup
      className="map-layers"
      aria-label={say('mapLayer')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[layer]}
      onSelectionChange={([chosen]) => chosen && onLayer(chosen as MapLayer)}
    >
      {MAP_LAYERS.map((name) => (
        <ToggleButton key={name} id={name} className="map-layer">
          {say(NAMES[name])}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
})
