import type { Briefing, Entry, EntryType, Vocabulary } from '@nahrain/model'
import type { Fault } from '../fault.ts'
import type { Path } from '../yaml/yaml-file.ts'
import { paragraphsOf } from './coverage.ts'
import { geometryProblem } from './geometry-file.ts'
import type { Atlas, Written } from './read-atlas.ts'

/** Everything that one file cannot know: ids that must exist, terms of the vocabulary, duplicates, geometry, locators. */
export function checkAtlas(atlas: Atlas): Fault[] {
  const index = indexAtlas(atlas)
  return [
    ...duplicates(atlas.entries, ({ id }) => id, ['id'], 'an id that no other entry has'),
    ...duplicates(atlas.sources, ({ id }) => id, ['id'], 'an id that no other source has'),
    ...duplicates(atlas.sources, ({ url }) => url, ['url'], 'an address that no other source has'),
    ...duplicates(atlas.briefings, ({ id }) => id, ['id'], 'an id that no other briefing has'),
    ...atlas.entries.flatMap((written) => checkEntry(written, index)),
    ...atlas.sources.flatMap((written) => checkSource(written, index)),
    ...atlas.briefings.flatMap((written) => checkBriefing(written, index)),
  ]
}

interface Index {
  readonly atlas: Atlas
  readonly typeOf: ReadonlyMap<string, EntryType>
  readonly partOf: ReadonlyMap<string, string>
  readonly sources: ReadonlySet<string>
  readonly briefingSources: ReadonlySet<string>
  /** Source of a briefing → its paragraphs. */
  readonly paragraphsOfBriefing: ReadonlyMap<string, readonly number[]>
  readonly vocabulary: Vocabulary | undefined
}

function indexAtlas(atlas: Atlas): Index {
  const parents = atlas.entries.flatMap(({ value }): [string, string][] =>
    'partOf' in value && value.partOf !== undefined ? [[value.id, value.partOf]] : [],
  )
  return {
    atlas,
    typeOf: new Map(atlas.entries.map(({ value }) => [value.id, value.type])),
    partOf: new Map(parents),
    sources: new Set(atlas.sources.map(({ value }) => value.id)),
    briefingSources: new Set(atlas.briefings.map(({ value }) => value.source)),
    paragraphsOfBriefing: new Map(
      atlas.briefings.map(({ value }) => [value.source, value.sections.flatMap(({ paragraphs }) => paragraphs)]),
    ),
    vocabulary: atlas.vocabulary?.value,
  }
}

function duplicates<Value>(
  list: readonly Written<Value>[],
  keyOf: (value: Value) => string,
  path: Path,
  expected: string,
): Fault[] {
  const seen = new Set<string>()
  return list.flatMap(({ value, faultAt }) => {
    const key = keyOf(value)
    if (!seen.has(key)) {
      seen.add(key)
      return []
    }
    return faultAt(path, `got "${key}" a second time, expected ${expected}`)
  })
}

/** A reference that an entry makes: where it stands, what it names, and which types of entry it may name. */
type Reference = readonly [path: Path, id: string | undefined, types: readonly EntryType[]]

const ANY: readonly EntryType[] = ['place', 'actor', 'event', 'observation', 'flow', 'recommendation']

function checkEntry({ value: entry, faultAt }: Written<Entry>, index: Index): Fault[] {
  const references: Reference[] = [
    ...entry.where.map(({ place }, at): Reference => [['where', at, 'place'], place, ['place']]),
    ...entry.actors.map(({ actor }, at): Reference => [['actors', at, 'actor'], actor, ['actor']]),
    ...entry.related.map((relation, at): Reference => [['related', at, 'entry'], relation.entry, ANY]),
    ...entry.citations.map(({ claimant }, at): Reference => [['citations', at, 'claimant'], claimant, ['actor']]),
    ...ownReferences(entry),
  ]
  const terms: Term[] = [
    [['kind'], entry.kind, index.vocabulary?.kinds[entry.type], `kinds.${entry.type}`],
    ...entry.themes.map((theme, at): Term => [['themes', at], theme, index.vocabulary?.themes, 'themes']),
    ...entry.actors.map(
      ({ role }, at): Term => [['actors', at, 'role'], role, index.vocabulary?.actorRoles, 'actorRoles'],
    ),
    ...('quantity' in entry && entry.quantity
      ? [[['quantity', 'unit'], entry.quantity.unit, index.vocabulary?.units, 'units'] as const]
      : []),
  ]
  return [
    ...references.flatMap((reference) =>
      checkReference(reference, index).map((message) => faultAt(reference[0], message)),
    ),
    ...terms.flatMap((term) => checkTerm(term).map((message) => faultAt(term[0], message))),
    ...entry.citations.flatMap((citation, at) => checkCitation(citation, ['citations', at], faultAt, index)),
    ...entry.related.flatMap((relation, at) =>
      relation.entry === entry.id
        ? [faultAt(['related', at, 'entry'], 'got the entry itself, expected another one')]
        : [],
    ),
    ...checkOwn(entry, faultAt, index),
  ]
}

function ownReferences(entry: Entry): Reference[] {
  switch (entry.type) {
    case 'place':
    case 'actor':
      return [[['partOf'], entry.partOf, [entry.type]]]
    case 'event':
      return []
    case 'observation':
      return [[['subject'], entry.subject, ['place', 'actor']]]
    case 'flow':
      return [
        [['from'], entry.from, ['place']],
        [['to'], entry.to, ['place']],
      ]
    case 'recommendation':
      return [
        ...entry.by.map((id, at): Reference => [['by', at], id, ['actor']]),
        ...entry.to.map((id, at): Reference => [['to', at], id, ['actor']]),
        ...entry.about.map((id, at): Reference => [['about', at], id, ANY]),
      ]
  }
}

function checkReference([, id, types]: Reference, { typeOf, atlas }: Index): string[] {
  if (id === undefined || atlas.faultyIds.has(id)) return []
  const type = typeOf.get(id)
  if (type === undefined)
    return [
      `got "${id}", which is nowhere, expected the id of ${types.length === 1 ? `an existing ${types[0]}` : 'an existing entry'}`,
    ]
  return types.includes(type) ? [] : [`got "${id}", a ${type}, expected a ${types.join(' or ')}`]
}

type Term = readonly [path: Path, term: string, list: Readonly<Record<string, unknown>> | undefined, name: string]

function checkTerm([, term, list, name]: Term): string[] {
  if (list === undefined || Object.hasOwn(list, term)) return []
  return [`got "${term}", expected a term of ${name} in vocabulary.yaml: ${Object.keys(list).join(', ')}`]
}

function checkCitation(
  citation: Entry['citations'][number],
  path: Path,
  faultAt: Written<Entry>['faultAt'],
  { sources, briefingSources, paragraphsOfBriefing, atlas }: Index,
): Fault[] {
  const { source, locator } = citation
  if (!sources.has(source) && !atlas.faultyIds.has(source)) {
    return [faultAt([...path, 'source'], `got "${source}", which is nowhere, expected the id of an existing source`)]
  }
  if (briefingSources.has(source) && locator === undefined) {
    return [faultAt(path, `got a citation of the briefing ${source} without a locator, expected one such as ¶7`)]
  }
  const paragraphs = paragraphsOfBriefing.get(source)
  const beyond = paragraphs && paragraphsOf(locator).find((paragraph) => !paragraphs.includes(paragraph))
  if (beyond !== undefined) {
    return [
      faultAt(
        [...path, 'locator'],
        `got ¶${beyond}, expected a paragraph that ${source} has: ¶${Math.min(...(paragraphs ?? []))} to ¶${Math.max(...(paragraphs ?? []))}`,
      ),
    ]
  }
  return []
}

/** Checks that only one type of entry needs. */
function checkOwn(entry: Entry, faultAt: Written<Entry>['faultAt'], index: Index): Fault[] {
  switch (entry.type) {
    case 'place':
      return [...checkGeometry(entry, faultAt, index), ...checkCycle(entry.id, faultAt, index)]
    case 'actor':
      return checkCycle(entry.id, faultAt, index)
    case 'observation': {
      const indicators = index.vocabulary?.indicators
      const unit = indicators?.[entry.indicator]?.unit
      if (indicators === undefined) return []
      if (unit === undefined) {
        return checkTerm([['indicator'], entry.indicator, indicators, 'indicators']).map((message) =>
          faultAt(['indicator'], message),
        )
      }
      return unit === entry.quantity.unit
        ? []
        : [
            faultAt(
              ['quantity', 'unit'],
              `got "${entry.quantity.unit}", expected ${unit}, the unit of ${entry.indicator}`,
            ),
          ]
    }
    case 'event':
    case 'flow':
    case 'recommendation':
      return []
  }
}

function checkGeometry(
  { geometry }: Extract<Entry, { type: 'place' }>,
  faultAt: Written<Entry>['faultAt'],
  { atlas }: Index,
): Fault[] {
  if (geometry === undefined) return []
  if ('file' in geometry) {
    const key = `${geometry.file}#${geometry.feature}`
    return atlas.geometries.has(key)
      ? []
      : [faultAt(['geometry', 'feature'], `got ${key}, which is nowhere, expected a feature of places/geometry`)]
  }
  const problem = geometryProblem(geometry)
  return problem === undefined ? [] : [faultAt(['geometry'], problem)]
}

function checkCycle(id: string, faultAt: Written<Entry>['faultAt'], { partOf }: Index): Fault[] {
  const seen = new Set([id])
  for (let at = partOf.get(id); at !== undefined; at = partOf.get(at)) {
    if (at === id) return [faultAt(['partOf'], `got ${[...seen, id].join(' → ')}, expected no circle`)]
    if (seen.has(at)) return []
    seen.add(at)
  }
  return []
}

function checkSource({ value, faultAt }: Atlas['sources'][number], { vocabulary }: Index): Fault[] {
  return checkTerm([['kind'], value.kind, vocabulary?.sourceKinds, 'sourceKinds']).map((message) =>
    faultAt(['kind'], message),
  )
}

function checkBriefing({ value, faultAt }: Written<Briefing>, index: Index): Fault[] {
  const isSource = (id: string) => index.sources.has(id) || index.atlas.faultyIds.has(id)
  const missing = (path: Path, id: string) =>
    isSource(id) ? [] : [faultAt(path, `got "${id}", which is nowhere, expected the id of an existing source`)]
  const statements = value.sections.flatMap((section, at) =>
    section.statements.map((statement, inner) => ({ section, statement, path: ['sections', at, 'statements', inner] })),
  )
  return [
    ...missing(['source'], value.source),
    ...duplicates(
      statements.map(({ statement, path }) => ({
        value: statement,
        faultAt: (inner: Path, message: string) => faultAt([...path, ...inner], message),
      })),
      ({ id }) => id,
      ['id'],
      'an id that no other statement has',
    ),
    ...statements.flatMap(({ section, statement, path }) => [
      ...statement.sources.flatMap((id, at) => missing([...path, 'sources', at], id)),
      ...statement.entries.flatMap((id, at) => {
        const place = [...path, 'entries', at]
        return checkReference([place, id, ANY], index).map((message) => faultAt(place, message))
      }),
      ...checkParagraph(statement.paragraph, section.paragraphs).map((message) =>
        faultAt([...path, 'paragraph'], message),
      ),
    ]),
  ]
}

function checkParagraph(paragraph: number | undefined, paragraphs: readonly number[]): string[] {
  if (paragraph === undefined || paragraphs.includes(paragraph)) return []
  return [`got ${paragraph}, expected a paragraph of its section: ${paragraphs.join(', ') || 'it has none'}`]
}
