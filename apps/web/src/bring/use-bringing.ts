import { datasetIdOf } from '@nahrain/worker'
import { useState } from 'react'
import type { ImportedTable } from '../atlas/use-atlas.ts'
import type { Words } from '../words/words.ts'
import { type Choices, correctionsOf } from './choices.ts'
import type { Role } from './roles.ts'
import { useImport } from './use-import.ts'
import { useLook } from './use-look.ts'

/** A file on its way to being a dataset: the look at it, the reader's corrections, the import. */
export function useBringing(file: File, { text }: Words, onImported: (table: ImportedTable) => void) {
  const [choices, setChoices] = useState<Choices>({})
  const [corrections, setCorrections] = useState<readonly string[]>([])
  const [typedTitle, setTitle] = useState<string>()
  const looked = useLook(file, corrections)
  const { importing, start, cancel } = useImport(file, onImported)
  const { look } = looked
  const guessed = look?.mapping.dataset.title
  const title = typedTitle ?? (guessed === undefined ? nameWithoutEnding(file.name) : text(guessed).text)

  const choose = (role: Role, fields: readonly string[]) => {
    if (look === undefined) return
    const next = { ...choices, [role.name]: fields }
    setChoices(next)
    setCorrections(correctionsOf(next, look.mapping))
  }
  const run = () => {
    // A title that a preset gave in several languages stays so, as long as nobody writes another one.
    const wanted = typedTitle?.trim() || (guessed === undefined ? title : undefined)
    start({ id: datasetIdOf(file.name), corrections, ...(wanted === undefined ? {} : { title: wanted }) })
  }
  return { looked, choices, choose, title, setTitle, importing, run, cancel }
}

export type Bringing = ReturnType<typeof useBringing>

function nameWithoutEnding(name: string): string {
  return name.replace(/(\.[a-z0-9]{1,10}){1,2}$/i, '') || name
}
