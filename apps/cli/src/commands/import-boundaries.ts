import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type AtlasFiles,
  BOUNDARY_PATHS,
  type BoundaryCredit,
  boundaryPlaces,
  type CheckedAtlas,
  checkAtlasFiles,
  readBoundaries,
  replaceBoundaries,
} from '@nahrain/ingest'
import { openTableFile, readAtlasFolder } from '@nahrain/ingest/node'
import { type CommandInput, type Terminal, textOption } from '../command.ts'
import { replaceFiles } from '../replace-files.ts'
import { describeMatch } from './boundary-report.ts'
import { reportCheck } from './check.ts'

/** `--as boundaries`: the outlines of a file replace those of the atlas's governorates. */
export async function importAsBoundaries(path: string, { options, terminal }: CommandInput): Promise<number> {
  const folder = textOption(options, 'out') ?? 'data'
  const file = await openTableFile(path)
  const atlasFiles = await readAtlasFolder(folder)
  const checked = checkAtlasFiles(atlasFiles)
  // What cannot be built before cannot be told from what the import broke.
  if (checked.faults.length > 0) return reportCheck(checked, folder, terminal)
  const boundaries = await readBoundaries(file)
  const target = { places: boundaryPlaces(checked.atlas), files: await layersOf(folder, atlasFiles) }
  const { match, files } = replaceBoundaries(boundaries, target, creditOf(file.name, options))
  for (const line of describeMatch(boundaries, match)) terminal.note(line)
  if (options.look === true) return 0
  await replaceFiles(new Map([...files].map(([name, text]) => [join(folder, name), text])))
  for (const [name, text] of files) terminal.note(`wrote ${join(folder, name)}, ${Math.ceil(text.length / 1024)} KiB`)
  reportNext(folder, checked, terminal)
  return 0
}

/** The files of outlines that are there. */
async function layersOf(folder: string, atlasFiles: AtlasFiles): Promise<Map<string, string>> {
  const texts = await Promise.all(
    Object.values(BOUNDARY_PATHS).map(async (name): Promise<[string, string | undefined]> => {
      return [name, atlasFiles.get(name) ?? (await readIfThere(join(folder, name)))]
    }),
  )
  return new Map(texts.flatMap(([name, text]): [string, string][] => (text === undefined ? [] : [[name, text]])))
}

function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as { code?: unknown }).code === 'ENOENT') return undefined
    throw error
  })
}

function creditOf(file: string, options: CommandInput['options']): BoundaryCredit {
  const [attribution, licence] = [textOption(options, 'attribution'), textOption(options, 'licence')]
  const date = new Date().toISOString().slice(0, 10)
  return {
    file,
    date,
    ...(attribution === undefined ? {} : { attribution }),
    ...(licence === undefined ? {} : { licence }),
  }
}

function reportNext(folder: string, { atlas }: CheckedAtlas, terminal: Terminal): void {
  terminal.note(`next: nahrain build ${folder}, then build the page anew`)
  terminal.note(
    `      name the new source in ${join(folder, 'atlas.yaml')}, "attribution" (now: ${atlas.settings?.value.attribution})`,
  )
  terminal.note(
    '      regions, zones and labels keep their outlines and points; summaries may still describe the former outlines',
  )
}
