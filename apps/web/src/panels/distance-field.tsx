import { Input, Label, NumberField } from 'react-aria-components'
import { useWords } from '../words/words.ts'

/** Half of the Earth's circumference, in km: the model allows no more. */
const FARTHEST_KM = 20_004

export interface DistanceFieldProps {
  readonly distanceKm: number
  readonly onChange: (distanceKm: number) => void
}

export function DistanceField({ distanceKm, onChange }: DistanceFieldProps) {
  const { say } = useWords()
  return (
    <NumberField
      className="field distance-field"
      value={distanceKm}
      onChange={(value) => Number.isFinite(value) && onChange(value)}
      minValue={0}
      maxValue={FARTHEST_KM}
      formatOptions={{ maximumFractionDigits: 1 }}
    >
      <Label className="field-label">{say('distanceKm')}</Label>
      <Input className="input" />
    </NumberField>
  )
}
