import { Button, FileTrigger } from 'react-aria-components'
import { useWords } from '../words/words.ts'
import { useBring } from './bring-context.ts'

/** What a table's name may end with. Only a help in the file chooser: content decides. */
const ENDINGS = ['.csv', '.tsv', '.txt', '.geojson', '.json', '.geojsonl', '.geojsons', '.ndjson', '.parquet', '.gz']

export function BringButton() {
  const { say } = useWords()
  const { bring } = useBring()
  const choose = (files: FileList | null) => {
    const [file] = files ?? []
    if (file !== undefined) bring(file)
  }
  return (
    <FileTrigger acceptedFileTypes={ENDINGS} onSelect={choose}>
      <Button className="quiet-button bring-button">
        <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2.5 9.5v4h11v-4M8 10.5v-8M5 5.5l3-3 3 3" />
        </svg>
        <span>{say('bringTable')}</span>
      </Button>
    </FileTrigger>
  )
}
