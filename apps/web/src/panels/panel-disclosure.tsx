import type { ReactNode } from 'react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import { ChevronIcon } from './icons.tsx'

export interface PanelDisclosureProps {
  readonly title: ReactNode
  /** Stands at the end of the heading, such as the number of chosen values. */
  readonly badge?: ReactNode
  /** Beside the heading and outside of its button, such as "clear". */
  readonly action?: ReactNode
  readonly level: 2 | 3
  readonly isOpenAtFirst?: boolean
  readonly children: ReactNode
}

/** A part of the panel that opens and closes, looking the same everywhere. */
export function PanelDisclosure({
  title,
  badge,
  action,
  level,
  isOpenAtFirst = false,
  children,
}: PanelDisclosureProps) {
  return (
    <Disclosure className={`disclosure disclosure-${level}`} defaultExpanded={isOpenAtFirst}>
      <div className="section-head">
        <Heading level={level} className="disclosure-heading">
          <Button slot="trigger" className="disclosure-trigger">
            <ChevronIcon />
            <span className="disclosure-title">{title}</span>
            {badge}
          </Button>
        </Heading>
        {action}
      </div>
      <DisclosurePanel className="disclosure-panel">
        <div className="disclosure-content">{children}</div>
      </DisclosurePanel>
    </Disclosure>
  )
}
