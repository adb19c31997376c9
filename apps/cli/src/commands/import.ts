import { CORRECTION_ROLES, PRESETS } from '@nahrain/ingest/table'
import { type Command, type CommandInput, textOption, UsageError } from '../command.ts'

interface ImportKind {
  /** Loaded when it is asked for: boundaries need all that reads an atlas, a table needs none of it. */
  readonly load: () => Promise<(path: string, input: CommandInput) => Promise<number>>
  /** Options that it understands, besides `--as`. */
  readonly options: readonly string[]
}

/** What a file can be taken as. */
const KINDS: Readonly<Record<string, ImportKind>> = {
  table: {
    load: async () => (await import('./import-table.ts')).importAsTable,
    options: ['id', 'out', 'title', 'map', 'preset', 'look', 'notes'],
  },
  boundaries: {
    load: async () => (await import('./import-boundaries.ts')).importAsBoundaries,
    options: ['out', 'look', 'attribution', 'licence'],
  },
}

export const importCommand: Command = {
  usage:
    'FILE [--as table] [--id ID] [--out DIR] [--map ROLE=FIELD …] [--preset ID] [--look] [--notes FILE]\n' +
    '  nahrain import FILE --as boundaries [--out ATLAS] [--attribution TEXT] [--licence TEXT] [--look]',
  details: [
    'As a table of dated and located rows (default):',
    '',
    'FILE           CSV or TSV with any delimiter, GeoJSON, GeoJSON text sequence or Parquet; may be gzip',
    '--id ID        id of the dataset and of its collection; from the file name where it is left out',
    '--out DIR      where the dataset goes; data/dist/ID where it is left out',
    '--title TEXT   title of the dataset',
    '--map …        corrects the guess, as often as needed: when=date_start..date_end, latitude=y, facets=type,side, url=none',
    `               roles: ${CORRECTION_ROLES.join(', ')}`,
    `--preset ID    what the fields mean by a codebook: ${PRESETS.map(({ id }) => id).join(', ')}, or none`,
    '--look         shows what would be read, and writes nothing',
    '--notes FILE   writes every note (record, field, reason) as CSV',
    '',
    "As boundaries, in place of the governorates' outlines:",
    '',
    'FILE           GeoJSON with one polygon for each governorate, WGS 84; may be gzip',
    '--out ATLAS    the folder with atlas.yaml; "data" where it is left out',
    '--attribution TEXT, --licence TEXT',
    '               whom to credit, and under which terms; kept in the written files',
    '--look         shows which outline is which place, and writes nothing',
  ],
  example:
    'nahrain import events.csv --id events --map when=date_start..date_end --map precision=where_prec\n' +
    '  nahrain import boundaries.geojson --as boundaries --attribution "OCHA COD-AB" --licence "CC BY-IGO"',
  arguments: 1,
  options: {
    as: { type: 'string' },
    id: { type: 'string' },
    out: { type: 'string' },
    title: { type: 'string' },
    map: { type: 'string', multiple: true },
    preset: { type: 'string' },
    look: { type: 'boolean' },
    notes: { type: 'string' },
    attribution: { type: 'string' },
    licence: { type: 'string' },
  },
  async run(input) {
    const { positionals, options } = input
    const name = textOption(options, 'as') ?? 'table'
    const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined
    if (kind === undefined) throw new UsageError(`--as: got "${name}", expected ${Object.keys(KINDS).join(' or ')}`)
    const foreign = Object.keys(options).find((option) => option !== 'as' && !kind.options.includes(option))
    if (foreign !== undefined) {
      const known = kind.options.map((option) => `--${option}`).join(', ')
      throw new UsageError(`got --${foreign} beside --as ${name}, expected only ${known}`)
    }
    const [path] = positionals
    if (path === undefined) throw new UsageError('got no FILE, expected one to import')
    const run = await kind.load()
    return run(path, input)
  },
}
