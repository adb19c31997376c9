import { EVERYTHING, LocalizedText, type Position } from '@nahrain/model'
import type { Atlas } from '@nahrain/worker'
import { useEffect, useState } from 'react'

export interface KnownPlace {
  readonly id: string
  readonly title: LocalizedText
  /** Where it is; undefined where it is a line or an area. */
  readonly point: Position | undefined
}

/** One request per atlas, however many parts of the page want the places. */
const requests = new WeakMap<Atlas, Promise<readonly KnownPlace[]>>()

/** The places of the atlas that are somewhere on the map; undefined until they are known. */
export function usePlaces(atlas: Atlas): readonly KnownPlace[] | undefined {
  const [places, setPlaces] = useState<readonly KnownPlace[]>()
  useEffect(() => {
    let current = true
    // Without the list the page can still be used, and its own question reports what is wrong with the atlas.
    requestPlaces(atlas).then(
      (found) => current && setPlaces(found),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [atlas])
  return places
}

function requestPlaces(atlas: Atlas): Promise<readonly KnownPlace[]> {
  const pending = requests.get(atlas)
  if (pending !== undefined) return pending
  const request = readPlaces(atlas)
  requests.set(atlas, request)
  request.catch(() => requests.delete(atlas))
  return request
}

/** `features` and not `ask`, whose newest question supersedes the page's own. */
async function readPlaces(atlas: Atlas): Promise<readonly KnownPlace[]> {
  const features = await atlas.features({ ...EVERYTHING, facets: { type: ['place'] } })
  return features.flatMap(({ id, geometry, properties }) => {
    const title = LocalizedText.safeParse(properties.title)
    if (geometry === null || !title.success) return []
    return [{ id, title: title.data, point: geometry.type === 'Point' ? geometry.coordinates : undefined }]
  })
}
