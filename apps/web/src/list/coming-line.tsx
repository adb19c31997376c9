import { useWords } from '../words/words.ts'
import type { OptionProps } from './virtual-list.tsx'

/** A line whose entry is on its way: which one of the list it is. */
export function ComingLine({ option }: { readonly option: OptionProps }) {
  const { number } = useWords()
  return (
    <div {...option} className="virtual-line coming-line" aria-busy="true">
      <span>{number(option['aria-posinset'])} …</span>
    </div>
  )
}
