import { useState } from 'react'

/**
 * What is being typed, beside the value that it will become. The draft follows the value when that changes elsewhere
 * (a chip removed, back pressed), and is left alone while it already means the value: a space at its end survives.
 */
export function useDraft(value: string, read: (draft: string) => string = (draft) => draft) {
  const [draft, setDraft] = useState(value)
  const [followed, setFollowed] = useState(value)
  if (followed !== value) {
    setFollowed(value)
    if (read(draft) !== value) setDraft(value)
  }
  return [draft, setDraft] as const
}
