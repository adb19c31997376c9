import { join } from 'node:path'
import { writeDataset } from '@nahrain/engine'
import { buildAtlas, checkAtlasFiles } from '@nahrain/ingest'
import { readAtlasFolder } from '@nahrain/ingest/node'
import { type Command, textOption } from '../command.ts'
import { writeDatasetFolder } from '../dataset-folder.ts'
import { sha256 } from '../sha256.ts'
import { reportCheck } from './check.ts'

export const buildCommand: Command = {
  usage: '[FOLDER] [--out DIR]',
  details: [
    'FOLDER     the folder with atlas.yaml; "data" where it is left out',
    '--out DIR  where the dataset goes; FOLDER/dist/ID where it is left out',
    '',
    'A build with faults writes nothing: the dataset of the last good build stays.',
  ],
  example: 'nahrain build data --out data/dist/atlas',
  arguments: 1,
  options: { out: { type: 'string' } },
  async run({ positionals: [folder = 'data'], options, terminal }) {
    const checked = checkAtlasFiles(await readAtlasFolder(folder))
    const exitCode = reportCheck(checked, folder, terminal)
    if (exitCode !== 0) return exitCode
    const written = writeDataset(await buildAtlas(checked), sha256)
    const out = textOption(options, 'out') ?? join(folder, 'dist', written.manifest.id)
    await writeDatasetFolder(written, out)
    const bytes = Object.values(written.manifest.files).reduce((sum, { bytes }) => sum + bytes, 0)
    terminal.note(
      `wrote ${out}: ${written.manifest.count} rows, ${Math.ceil(bytes / 1024)} KiB, version ${written.manifest.version.slice(0, 12)}`,
    )
    return 0
  },
}
