import { useId } from 'react'

export interface UnitFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (unit: string) => void
}

/** What the quantity counts, in the reader's words. */
export function UnitField({ label, value, onChange }: UnitFieldProps) {
  const id = useId()
  return (
    <div className="role">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        dir="auto"
        maxLength={80}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
