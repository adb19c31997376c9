import type { EntryId, Region } from '@nahrain/model'
import type { NamedPlace } from '@nahrain/worker'
import { type ReactNode, useState } from 'react'
import { Button, Form } from 'react-aria-components'
import { useWords } from '../words/words.ts'
import { DistanceField } from './distance-field.tsx'
import { PlacePicker } from './place-picker.tsx'

/** The route that the brief is about, and how far from it a question looks at first. */
export const ROUTE = 'development-road' as EntryId
const FIRST_DISTANCE_KM = 25

interface RegionFormProps {
  readonly onAsk: (region: Region) => void
}

interface PlaceFormProps extends RegionFormProps {
  readonly places: readonly NamedPlace[] | undefined
}

export function AlongForm({ onAsk }: RegionFormProps) {
  const [distanceKm, setDistanceKm] = useState(FIRST_DISTANCE_KM)
  return (
    <AskForm onAsk={() => onAsk({ kind: 'along', route: ROUTE, distanceKm })}>
      <DistanceField distanceKm={distanceKm} onChange={setDistanceKm} />
    </AskForm>
  )
}

export function NearForm({ places, onAsk }: PlaceFormProps) {
  const [place, setPlace] = useState<string | null>(null)
  const [distanceKm, setDistanceKm] = useState(FIRST_DISTANCE_KM)
  const ask = () => {
    if (place === null) return
    onAsk({ kind: 'near', of: place as EntryId, distanceKm })
    setPlace(null)
  }
  return (
    <AskForm onAsk={ask} isDisabled={place === null}>
      <PlacePicker places={places} chosen={place} onChoose={setPlace} />
      <DistanceField distanceKm={distanceKm} onChange={setDistanceKm} />
    </AskForm>
  )
}

export function InsideForm({ places, onAsk }: PlaceFormProps) {
  const [place, setPlace] = useState<string | null>(null)
  const ask = () => {
    if (place === null) return
    onAsk({ kind: 'place', place: place as EntryId })
    setPlace(null)
  }
  return (
    <AskForm onAsk={ask} isDisabled={place === null}>
      <PlacePicker places={places} chosen={place} onChoose={setPlace} />
    </AskForm>
  )
}

interface AskFormProps {
  readonly onAsk: () => void
  readonly isDisabled?: boolean
  readonly children: ReactNode
}

function AskForm({ onAsk, isDisabled = false, children }: AskFormProps) {
  const { say } = useWords()
  return (
    <Form
      className="region-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isDisabled) onAsk()
      }}
    >
      {children}
      <Button type="submit" className="primary-button" isDisabled={isDisabled}>
        {say('apply')}
      </Button>
    </Form>
  )
}
