import { useEffect, useRef, useState } from 'react'

/** True while files are over the page; one that is dropped anywhere is handed on. Text that is dragged is none of our business. */
export function useFileDrop(take: (file: File) => void): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })

  useEffect(() => {
    // The browser says enter and leave of every element on the way: over the page is where more were entered than left.
    let depth = 0
    const move = (step: number) => (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth = Math.max(0, depth + step)
      setOver(depth > 0)
    }
    const allow = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
    }
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      // Without this the browser would leave the page to show the file.
      event.preventDefault()
      depth = 0
      setOver(false)
      const [file] = event.dataTransfer?.files ?? []
      if (file !== undefined) latest.current(file)
    }
    const [enter, leave] = [move(1), move(-1)]
    // Captured: a part of the page that has drops of its own does not take files.
    const options = { capture: true } as const
    addEventListener('dragenter', enter, options)
    addEventListener('dragleave', leave, options)
    addEventListener('dragover', allow, options)
    addEventListener('drop', drop, options)
    return () => {
      removeEventListener('dragenter', enter, options)
      removeEventListener('dragleave', leave, options)
      removeEventListener('dragover', allow, options)
      removeEventListener('drop', drop, options)
    }
  }, [])
  return over
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true
}
