import { LocalizedText } from '@nahrain/model'
import { useEffect, useState } from 'react'
import * as z from 'zod'

const ServedDatasets = z.array(
  z.object({ id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), title: LocalizedText, count: z.number() }),
)

/** A dataset that this host serves. */
export type ServedDataset = z.infer<typeof ServedDatasets>[number]

export function useServedDatasets(): readonly ServedDataset[] {
  const [datasets, setDatasets] = useState<readonly ServedDataset[]>([])
  useEffect(() => {
    let current = true
    readIndex().then((served) => current && setDatasets(served))
    return () => {
      current = false
    }
  }, [])
  return datasets
}

/** None where the host keeps no index: then there is nothing to choose among. */
async function readIndex(): Promise<readonly ServedDataset[]> {
  try {
    const response = await fetch(new URL('datasets/index.json', document.baseURI), { cache: 'no-cache' })
    return response.ok ? (ServedDatasets.safeParse(await response.json()).data ?? []) : []
  } catch {
    return []
  }
}
