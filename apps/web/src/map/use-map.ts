import type { Bbox } from '@nahrain/model'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useWords } from '../words/words.ts'
import type { DrawMode } from './drawing.ts'
import { createMap, type MapController } from './map-controller.ts'
import { loadMapFonts } from './map-fonts.ts'
import type { MapViewProps } from './map-view.tsx'
import type { OverlayData } from './overlay.ts'

/** The map for as long as the component lives. `frame` grows whenever the map came to rest somewhere else. */
export function useMap(container: RefObject<HTMLDivElement | null>, props: MapViewProps, data: OverlayData) {
  const [controller, setController] = useState<MapController>()
  const [failed, setFailed] = useState(false)
  const [lost, setLost] = useState(false)
  const [frame, setFrame] = useState(0)
  const { language, say } = useWords()
  const latest = useRef(props)
  latest.current = props
  const first = useRef({ data, language, title: say('map') })
  const isDrawing = useDrawing(props.drawMode)

  useEffect(() => {
    let made: MapController | undefined
    let gone = false
    const start = () => {
      if (gone || container.current === null) return
      const { manifest, scheme, view } = latest.current
      try {
        made = createMap({
          container: container.current,
          scheme,
          view,
          firstView: manifest.firstView as unknown as Bbox,
          ...first.current,
          events: {
            onMove: (moved) => latest.current.onMove(moved),
            onRest: (rest) => {
              setFrame((count) => count + 1)
              latest.current.onRest(rest)
            },
            onContext: (kept) => setLost(!kept),
            onTarget: (target) => {
              if (!isDrawing.current) latest.current.onTarget(target)
            },
          },
        })
        setController(made)
      } catch {
        setFailed(true)
      }
    }
    loadMapFonts(first.current.language).then(start)
    return () => {
      gone = true
      made?.remove()
    }
  }, [container, isDrawing])
  return { controller, failed, lost, frame }
}

/** True while a region is drawn and a moment longer: the click that ends a drawing opens nothing. */
function useDrawing(drawMode: DrawMode | undefined): RefObject<boolean> {
  const isDrawing = useRef(false)
  useEffect(() => {
    if (drawMode === undefined) return undefined
    isDrawing.current = true
    return () => {
      setTimeout(() => {
        isDrawing.current = false
      }, 400)
    }
  }, [drawMode])
  return isDrawing
}
