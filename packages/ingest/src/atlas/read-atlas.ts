import { Briefing, Entry, type Geometry, Source, Vocabulary } from '@nahrain/model'
import type * as z from 'zod'
import type { Fault } from '../fault.ts'
import { checkSchema, idOf } from '../yaml/check-schema.ts'
import { type Path, readYamlFile, readYamlList, type YamlFile } from '../yaml/yaml-file.ts'
import { AtlasSettings } from './atlas-settings.ts'
import { readGeometryFile } from './geometry-file.ts'

/** The text files of an atlas folder: path with forward slashes, relative to the folder → text. */
export type AtlasFiles = ReadonlyMap<string, string>

/** Something that was written, with a way to point at any part of it. */
export interface Written<Value> {
  readonly value: Value
  readonly faultAt: (path: Path, message: string) => Fault
}

/** What an atlas folder says, as far as it could be read. */
export interface Atlas {
  readonly settings: Written<AtlasSettings> | undefined
  readonly vocabulary: Written<Vocabulary> | undefined
  readonly entries: readonly Written<Entry>[]
  readonly sources: readonly Written<Source>[]
  readonly briefings: readonly Written<Briefing>[]
  /** `FILE.geojson#feature` → geometry. */
  readonly geometries: ReadonlyMap<string, Geometry>
  /** Ids of items that are there but faulty, so that what points at them is not reported as well. */
  readonly faultyIds: ReadonlySet<string>
}

interface Draft {
  settings: Written<AtlasSettings> | undefined
  vocabulary: Written<Vocabulary> | undefined
  entries: Written<Entry>[]
  sources: Written<Source>[]
  briefings: Written<Briefing>[]
  geometries: Map<string, Geometry>
  faultyIds: Set<string>
  faults: Fault[]
}

/** Which files hold what, by their path. */
const LAYOUT: readonly {
  readonly pattern: RegExp
  readonly read: (draft: Draft, file: string, text: string) => void
}[] = [
  { pattern: /^atlas\.yaml$/, read: readOne(AtlasSettings, (draft, written) => (draft.settings = written)) },
  { pattern: /^vocabulary\.yaml$/, read: readOne(Vocabulary, (draft, written) => (draft.vocabulary = written)) },
  {
    pattern: /^briefs\/[^/]+\/brief\.yaml$/,
    read: readOne(Briefing, (draft, written) => draft.briefings.push(written)),
  },
  { pattern: /^sources\/[^/]+\.yaml$/, read: readMany(Source, (draft) => draft.sources) },
  {
    pattern: /^(places|actors|updates)\/[^/]+\.yaml$|^briefs\/[^/]+\/entries[^/]*\.yaml$/,
    read: readMany(Entry, (draft) => draft.entries),
  },
  { pattern: /^places\/geometry\/[^/]+\.geojson$/, read: readGeometries },
]

/** Reads all files, each for itself: a fault in one never keeps another from being read. */
export function readAtlas(files: AtlasFiles): { readonly atlas: Atlas; readonly faults: readonly Fault[] } {
  const draft: Draft = {
    settings: undefined,
    vocabulary: undefined,
    entries: [],
    sources: [],
    briefings: [],
    geometries: new Map(),
    faultyIds: new Set(),
    faults: [],
  }
  for (const [file, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const place = LAYOUT.find(({ pattern }) => pattern.test(file))
    if (place) place.read(draft, file, text)
    else
      draft.faults.push({
        file,
        line: 1,
        column: 1,
        message: 'got a file that belongs nowhere, expected the layout of CONTRIBUTING.md',
      })
  }
  for (const file of ['atlas.yaml', 'vocabulary.yaml'] as const) {
    if (!files.has(file)) draft.faults.push({ file, line: 1, column: 1, message: 'got no such file, expected one' })
  }
  const { faults, ...atlas } = draft
  return { atlas, faults }
}

function readOne<Schema extends z.ZodType>(
  schema: Schema,
  keep: (draft: Draft, written: Written<z.output<Schema>>) => unknown,
) {
  return (draft: Draft, file: string, text: string) => {
    const yaml = readYamlFile(file, text)
    draft.faults.push(...yaml.syntaxFaults)
    if (yaml.syntaxFaults.length === 0) {
      checkItem(schema, draft, yaml, [], yaml.value, (written) => keep(draft, written))
    }
  }
}

function readMany<Schema extends z.ZodType>(schema: Schema, list: (draft: Draft) => Written<z.output<Schema>>[]) {
  return (draft: Draft, file: string, text: string) => {
    const parts = readYamlList(file, text)
    if (parts.some(({ syntaxFaults }) => syntaxFaults.length > 0)) rememberIds(draft, text)
    for (const yaml of parts) {
      draft.faults.push(...yaml.syntaxFaults)
      if (Array.isArray(yaml.value)) {
        // What a faulty line leaves of its item says nothing about the item.
        if (yaml.syntaxFaults.length > 0 && parts.length > 1) continue
        yaml.value.forEach((item: unknown, index) => {
          checkItem(schema, draft, yaml, [index], item, (written) => list(draft).push(written))
        })
      } else if (yaml.syntaxFaults.length === 0) {
        draft.faults.push(yaml.faultAt([], 'got no list, expected a list of items, each starting with "- id:"'))
      }
    }
  }
}

/** Items of a file that cannot be read whole exist all the same: what points at them is not at fault. */
function rememberIds(draft: Draft, text: string): void {
  for (const [, id = ''] of text.matchAll(/^\s*- id: (\S+)/gm)) draft.faultyIds.add(id)
}

function checkItem<Schema extends z.ZodType>(
  schema: Schema,
  draft: Draft,
  yaml: YamlFile,
  path: Path,
  item: unknown,
  keep: (written: Written<z.output<Schema>>) => void,
): void {
  const id = idOf(item)
  const checked = checkSchema(schema, yaml, path, item)
  if ('faults' in checked) {
    draft.faults.push(...checked.faults)
    if (id !== undefined) draft.faultyIds.add(id)
    return
  }
  keep({ value: checked.value, faultAt: (inner, message) => yaml.faultAt([...path, ...inner], message, id) })
}

function readGeometries(draft: Draft, file: string, text: string): void {
  const { features, faults } = readGeometryFile(file, text)
  const name = file.slice(file.lastIndexOf('/') + 1)
  for (const [feature, geometry] of features) draft.geometries.set(`${name}#${feature}`, geometry)
  draft.faults.push(...faults)
}
