import type { Manifest, RecordDossier, RecordSource } from '@nahrain/model'
import { AtlasText } from '../words/atlas-text.tsx'
import { isolated } from '../words/isolated.ts'
import { useWords } from '../words/words.ts'

export interface RecordSourceSectionProps {
  readonly dossier: RecordDossier
  readonly manifest: Manifest
}

/** Who says so: the source that the row names, then where the row itself comes from and under which terms. */
export function RecordSourceSection({ dossier: { source, file, record }, manifest }: RecordSourceSectionProps) {
  const { say } = useWords()
  const isNamed = Object.values(source).some((value) => value !== undefined)
  return (
    <section className="citations">
      <h3>{say('sourcesTitle')}</h3>
      {isNamed ? <NamedSource source={source} /> : <p className="hint">{say('noRowSource')}</p>}
      <dl className="facts record-origin">
        <div>
          <dt>{say('dataset')}</dt>
          <dd>
            <AtlasText of={manifest.title} />
          </dd>
        </div>
        <div>
          <dt>{say('fromFile')}</dt>
          <dd>{say('recordOfFile', { file: isolated(file), record })}</dd>
        </div>
        <div>
          <dt>{say('licence')}</dt>
          <dd dir="auto">{manifest.licence}</dd>
        </div>
        <div>
          <dt>{say('attribution')}</dt>
          <dd dir="auto">{manifest.attribution}</dd>
        </div>
      </dl>
    </section>
  )
}

function NamedSource({ source: { title, publisher, date, url } }: { readonly source: RecordSource }) {
  const { say } = useWords()
  const name = title ?? publisher ?? url ?? date
  return (
    <>
      {url === undefined ? (
        <p className="source-name" dir="auto">
          {name}
        </p>
      ) : (
        <a href={url} target="_blank" rel="noreferrer" dir="auto">
          {name}
          <span className="visually-hidden"> {say('opensElsewhere')}</span>
        </a>
      )}
      <p className="entry-meta">
        {publisher !== undefined && publisher !== name && <span dir="auto">{publisher}</span>}
        {date !== undefined && date !== name && <bdi>{date}</bdi>}
      </p>
    </>
  )
}
