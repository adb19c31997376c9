import { Button, ToggleButton } from 'react-aria-components'
import type { DrawMode } from '../map/drawing.ts'
import { useWords } from '../words/words.ts'
import { AreaIcon, BoxIcon } from './icons.tsx'

export interface DrawButtonsProps {
  readonly drawMode: DrawMode | undefined
  readonly onDraw: (mode: DrawMode | undefined) => void
}

/** Starts and stops drawing on the map; the hint is announced, since what to do happens elsewhere on the page. */
export function DrawButtons({ drawMode, onDraw }: DrawButtonsProps) {
  const { say } = useWords()
  const modes = [
    { mode: 'polygon', name: say('drawArea'), icon: <AreaIcon /> },
    { mode: 'box', name: say('drawBox'), icon: <BoxIcon /> },
  ] as const
  return (
    <>
      <div className="draw-buttons">
        {modes.map(({ mode, name, icon }) => (
          <ToggleButton
            key={mode}
            className="toggle-button"
            isSelected={drawMode === mode}
            onChange={(isChosen) => onDraw(isChosen ? mode : undefined)}
          >
            {icon}
            {name}
          </ToggleButton>
        ))}
      </div>
      <div role="status" className="draw-status" data-drawing={drawMode !== undefined}>
        {drawMode !== undefined && (
          <>
            <p className="hint">{say(drawMode === 'box' ? 'drawingBox' : 'drawing')}</p>
            <Button className="text-button" onPress={() => onDraw(undefined)}>
              {say('cancelDrawing')}
            </Button>
          </>
        )}
      </div>
    </>
  )
}
