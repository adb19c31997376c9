import '../styles/bring.css'
import { useMemo } from 'react'
import { Button, Dialog, Heading, I18nProvider, Modal, ModalOverlay } from 'react-aria-components'
import type { ImportedTable } from '../atlas/use-atlas.ts'
import { shownLanguage } from '../page/page-language.ts'
import { CrossIcon } from '../panels/icons.tsx'
import { createWords, localeOf, WordsProvider } from '../words/words.ts'
import { ImportActions } from './import-actions.tsx'
import { TableDescription } from './table-description.tsx'
import { useBringing } from './use-bringing.ts'

export interface BringDialogProps {
  readonly file: File
  /** Another file instead. */
  readonly onChoose: (file: File) => void
  readonly onClose: () => void
  readonly onImported: (table: ImportedTable) => void
}

/** Shows what a file is taken for, takes corrections, imports. The page behind it stays as it is until the table is there. */
export function BringDialog({ file, onChoose, onClose, onImported }: BringDialogProps) {
  // Nothing can change the language while the dialog is open.
  const words = useMemo(() => createWords(shownLanguage()), [])
  const bringing = useBringing(file, words, onImported)
  const { importing, cancel } = bringing
  const isRunning = importing.kind === 'running'
  // Giving up an import leads back to its form, giving up the form to the page.
  const giveUp = isRunning ? cancel : onClose
  return (
    <WordsProvider value={words}>
      <I18nProvider locale={localeOf(words)}>
        <ModalOverlay isOpen className="bring-overlay" onOpenChange={(isOpen) => isOpen || giveUp()}>
          <Modal className="bring-modal">
            <Dialog className="bring-dialog" lang={words.language} dir={words.direction}>
              <header className="bring-head">
                <Heading slot="title">{words.say('bringTable')}</Heading>
                <Button className="bring-close" aria-label={words.say('close')} onPress={giveUp}>
                  <CrossIcon />
                </Button>
              </header>
              <fieldset className="bring-body" disabled={isRunning}>
                <TableDescription file={file} bringing={bringing} onChoose={onChoose} />
              </fieldset>
              <ImportActions bringing={bringing} onGiveUp={giveUp} />
            </Dialog>
          </Modal>
        </ModalOverlay>
      </I18nProvider>
    </WordsProvider>
  )
}
