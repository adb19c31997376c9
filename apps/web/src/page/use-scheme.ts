import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'

export const SCHEMES = ['auto', 'light', 'dark'] as const
export type SchemeChoice = (typeof SCHEMES)[number]

/** What the reader chose, and what that shows now. */
export interface Scheme {
  readonly choice: SchemeChoice
  readonly shown: 'light' | 'dark'
  readonly choose: (choice: SchemeChoice) => void
}

const KEPT = 'nahrain-scheme'
const systemIsDark = matchMedia('(prefers-color-scheme: dark)')

function watchSystem(changed: () => void): () => void {
  systemIsDark.addEventListener('change', changed)
  return () => systemIsDark.removeEventListener('change', changed)
}

/** Kept on this device, not in the address: it is about the reader, not about the question. */
export function useScheme(): Scheme {
  const [choice, setChoice] = useState<SchemeChoice>(readKept)
  const dark = useSyncExternalStore(watchSystem, () => systemIsDark.matches)
  const shown = choice === 'auto' ? (dark ? 'dark' : 'light') : choice
  useEffect(() => {
    document.documentElement.dataset.scheme = shown
  }, [shown])
  return useMemo(() => {
    const choose = (next: SchemeChoice) => {
      setChoice(next)
      keep(next)
    }
    return { choice, shown, choose }
  }, [choice, shown])
}

function keep(choice: SchemeChoice): void {
  try {
    localStorage.setItem(KEPT, choice)
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}

function readKept(): SchemeChoice {
  try {
    return SCHEMES.find((choice) => choice === localStorage.getItem(KEPT)) ?? 'auto'
  } catch {
    return 'auto'
  }
}
