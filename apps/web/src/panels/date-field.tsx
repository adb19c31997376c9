import { FieldError, Input, Label, Text, TextField } from 'react-aria-components'

export interface DateFieldProps {
  readonly label: string
  /** An example, shown while the field is empty. */
  readonly placeholder: string
  /** How dates are written, for screen readers; eyes have the example and, when it comes to it, the error. */
  readonly hint: string
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (value: string) => void
  /** Enter pressed or the field left. */
  readonly onDone: () => void
  readonly isLabelHidden?: boolean
}

/** A date as the atlas writes it: text, because a calendar cannot say "some time in 2024". Always left to right. */
export function DateField(props: DateFieldProps) {
  return (
    <TextField
      className="field"
      value={props.value}
      onChange={props.onChange}
      onBlur={props.onDone}
      onKeyDown={(event) => {
        if (event.key === 'Enter') props.onDone()
      }}
      isInvalid={props.error !== undefined}
      validationBehavior="aria"
      maxLength={32}
      autoComplete="off"
      spellCheck="false"
    >
      <Label className={props.isLabelHidden ? 'visually-hidden' : 'field-label'}>{props.label}</Label>
      <Input className="input date-input" placeholder={props.placeholder} dir="ltr" />
      <Text slot="description" className="visually-hidden">
        {props.hint}
      </Text>
      <FieldError className="field-error">{props.error}</FieldError>
    </TextField>
  )
}
