import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { datasetAddress } from '../atlas/dataset-address.ts'
import type { ServedDataset } from '../atlas/served-datasets.ts'
import { AtlasText } from '../words/atlas-text.tsx'
import { useWords } from '../words/words.ts'

export interface DatasetMenuProps {
  readonly datasets: readonly ServedDataset[]
  /** The dataset that is shown. */
  readonly shown: string
}

/** The datasets of this host as plain links. */
export function DatasetMenu({ datasets, shown }: DatasetMenuProps) {
  const { say, language } = useWords()
  return (
    <DialogTrigger>
      <Button className="quiet-button dataset-button">
        <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 2.5l6 3-6 3-6-3zM2.5 8.5l5.5 2.75 5.5-2.75M2.5 11.25L8 14l5.5-2.75" />
        </svg>
        <span>{say('datasets')}</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog aria-label={say('datasets')} className="menu">
          <ul>
            {datasets.map(({ id, title, count }) => (
              <li key={id}>
                <a
                  className="menu-item dataset-item"
                  href={datasetAddress(id, language)}
                  aria-current={id === shown ? 'page' : undefined}
                >
                  <AtlasText of={title} />
                  <span className="count">{say('results', { count })}</span>
                </a>
              </li>
            ))}
          </ul>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
