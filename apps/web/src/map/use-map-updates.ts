import { useEffect, useLayoutEffect, useRef } from 'react'
import type { MapController } from './map-controller.ts'
import { loadMapFonts } from './map-fonts.ts'
import type { MapViewProps } from './map-view.tsx'
import type { OverlayData } from './overlay.ts'
import { selectedBox } from './selected-box.ts'

/** Keeps the map as the page is: what is drawn, how it looks, where it looks, and what is being drawn on it. */
export function useMapUpdates(
  controller: MapController | undefined,
  props: MapViewProps,
  data: OverlayData,
  language: 'en' | 'ar',
) {
  const { scheme, view, selected, drawMode } = props
  const styled = useRef({ scheme, language })
  const handlers = useRef(props)
  handlers.current = props

  // Before the browser paints: a new answer is on the map in the same frame as in its counts.
  useLayoutEffect(() => {
    if (controller === undefined) return undefined
    const isStyled = styled.current.scheme === scheme && styled.current.language === language
    // A new style would take away what is being drawn: it waits for the end of the drawing.
    if (isStyled || drawMode !== undefined) {
      controller.update(data)
      return undefined
    }
    let isLatest = true
    loadMapFonts(language).then(() => {
      if (!isLatest) return
      controller.restyle(scheme, language, data)
      styled.current = { scheme, language }
    })
    return () => {
      isLatest = false
    }
  }, [controller, scheme, language, data, drawMode])
  useEffect(() => controller?.show(view), [controller, view])
  useEffect(() => {
    const box = selectedBox(selected)
    if (controller === undefined || box === undefined || selected?.id === handlers.current.keptFor) return
    controller.reveal(box, language === 'ar' ? 'left' : 'right')
  }, [controller, selected, language])
  useEffect(() => {
    if (controller === undefined || drawMode === undefined) return undefined
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && handlers.current.onStopDrawing()
    addEventListener('keydown', onKey)
    const stop = controller.draw(drawMode, (region) => handlers.current.onDrawn(region))
    return () => {
      removeEventListener('keydown', onKey)
      stop()
    }
  }, [controller, drawMode])
}
