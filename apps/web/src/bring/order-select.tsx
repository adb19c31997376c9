import { useId } from 'react'
import type { MessageKey } from '../messages/en.ts'
import { useWords } from '../words/words.ts'
import { RoleReason } from './field-select.tsx'

const ORDERS = [
  ['dmy', 'orderDmy'],
  ['mdy', 'orderMdy'],
  ['ymd', 'orderYmd'],
] as const satisfies readonly (readonly [string, MessageKey])[]

export interface OrderSelectProps {
  readonly label: string
  readonly value: string | undefined
  readonly reason: string | undefined
  readonly onChange: (order: string) => void
}

/** How dates such as 03/04/2016 are read. */
export function OrderSelect({ label, value, reason, onChange }: OrderSelectProps) {
  const { say } = useWords()
  const id = useId()
  return (
    <div className="role">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {ORDERS.map(([order, name]) => (
          <option key={order} value={order}>
            {say(name)}
          </option>
        ))}
      </select>
      <RoleReason id={`${id}-reason`} reason={reason} />
    </div>
  )
}
