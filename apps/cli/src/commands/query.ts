import { readDatasetFolder } from '@nahrain/api/node'
import { createArchive, createEngine, toFeature } from '@nahrain/engine'
import { decodeQuery, rowIds, takePageParameters } from '@nahrain/model'
import { type Command, textOption, UsageError } from '../command.ts'
import { formatTable } from '../table.ts'

const DEFAULT_LIMIT = 100

export const queryCommand: Command = {
  usage: '[PARAMETER=VALUE …] [--dataset DIR] [--format geojson|table]',
  details: [
    'PARAMETER=VALUE  the parameters of the API and of the page: bbox, region, datetime, known, q, match, every facet of the',
    '                 dataset (type, theme, actor, area, …), limit, offset, sort; a whole query string is taken too',
    '--dataset DIR    a dataset folder; "data/dist/atlas" where it is left out',
    '--format         geojson (default) or table',
  ],
  example: 'nahrain query region=along:development-road:25 datetime=2024 type=event sort=along --format table',
  options: { dataset: { type: 'string' }, format: { type: 'string' } },
  async run({ positionals, options, terminal }) {
    const folder = textOption(options, 'dataset') ?? 'data/dist/atlas'
    const format = textOption(options, 'format') ?? 'geojson'
    if (format !== 'geojson' && format !== 'table')
      throw new UsageError(`--format: got ${format}, expected geojson or table`)
    const dataset = await readDatasetFolder(folder)
    const engine = createEngine(dataset)
    const archive = createArchive(dataset)
    const parameters = readParameters(positionals)
    const page = takePageParameters(parameters)
    const query = decodeQuery(
      parameters,
      dataset.manifest.facets.map(({ id }) => id),
    )
    const limit = page.limit ?? DEFAULT_LIMIT
    await engine.prepare(query)
    const answer = engine.ask(query, { facets: false, rows: { offset: page.offset, limit, sort: page.sort } })
    const rows = answer.rows?.rows ?? new Uint32Array()
    const dossiers = await Promise.all(rowIds(rows).map((row) => archive.dossier(row)))
    const features = dossiers.map(toFeature)
    terminal.out(
      format === 'table'
        ? formatTable(features, answer.rows?.alongKm)
        : JSON.stringify({ type: 'FeatureCollection', numberMatched: answer.total, features }, null, 1),
    )
    terminal.note(`${answer.total} match (${answer.certain} certain), ${rows.length} shown`)
    return 0
  },
}

/** Each argument is a pair or a piece of a query string; both may be mixed. */
function readParameters(positionals: readonly string[]): URLSearchParams {
  const parameters = new URLSearchParams()
  for (const argument of positionals) {
    if (!argument.includes('=')) throw new UsageError(`got "${argument}", expected PARAMETER=VALUE`)
    for (const [name, value] of new URLSearchParams(argument.replace(/^\?/, ''))) parameters.append(name, value)
  }
  return parameters
}
