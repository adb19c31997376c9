import type { NamedPlace } from '@nahrain/worker'
import { useMemo } from 'react'
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { localeOf, useWords } from '../words/words.ts'
import { hasText } from './fold.ts'
import { ChevronIcon } from './icons.tsx'

export interface PlacePickerProps {
  readonly places: readonly NamedPlace[] | undefined
  readonly chosen: string | null
  readonly onChoose: (id: string | null) => void
}

/** A place of the atlas by its name, in the order of the page's alphabet. */
export function PlacePicker({ places, chosen, onChoose }: PlacePickerProps) {
  const words = useWords()
  const items = useMemo(() => {
    const named = (places ?? []).map(({ id, title }) => ({ id, name: words.text(title).text }))
    const { compare } = new Intl.Collator(localeOf(words))
    return named.sort((a, b) => compare(a.name, b.name))
  }, [places, words])
  return (
    <ComboBox
      className="field place-picker"
      defaultItems={items}
      value={chosen}
      onChange={(id) => onChoose(typeof id === 'string' ? id : null)}
      defaultFilter={(name, typed) => hasText([name], typed)}
      isDisabled={places === undefined}
      menuTrigger="focus"
    >
      <Label className="field-label">{words.say('nearPlace')}</Label>
      <div className="input-group">
        <Input className="input" />
        <Button className="icon-button">
          <ChevronIcon />
        </Button>
      </div>
      <Popover className="popover place-popover" isNonModal>
        <ListBox className="menu" renderEmptyState={() => <p className="hint empty-menu">{words.say('noValue')}</p>}>
          {({ id, name }: (typeof items)[number]) => (
            <ListBoxItem id={id} textValue={name} className="menu-item">
              <span dir="auto">{name}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
