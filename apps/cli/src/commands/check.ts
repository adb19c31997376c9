import { type CheckedAtlas, type Coverage, checkAtlasFiles, formatFault } from '@nahrain/ingest'
import { readAtlasFolder } from '@nahrain/ingest/node'
import type { Command, Terminal } from '../command.ts'

export const checkCommand: Command = {
  usage: '[FOLDER]',
  details: [
    'FOLDER  the folder with atlas.yaml; "data" where it is left out',
    '',
    'Prints all faults in one run, then how far each briefing is covered. Exits with 1 where there is a fault.',
  ],
  example: 'nahrain check data',
  arguments: 1,
  options: {},
  async run({ positionals: [folder = 'data'], terminal }) {
    return reportCheck(checkAtlasFiles(await readAtlasFolder(folder)), folder, terminal)
  },
}

/** Prints faults (as results) and the tally (as a note). */
export function reportCheck({ atlas, faults, coverage }: CheckedAtlas, folder: string, terminal: Terminal): number {
  const prefix = folder.replace(/\/+$/, '')
  for (const fault of faults) terminal.out(formatFault({ ...fault, file: `${prefix}/${fault.file}` }))
  for (const covered of coverage) terminal.note(describeCoverage(covered))
  terminal.note(
    `${atlas.entries.length} entries, ${atlas.sources.length} sources, ${faults.length === 0 ? 'no faults' : `${faults.length} faults`}`,
  )
  return faults.length === 0 ? 0 : 1
}

function describeCoverage({
  briefing,
  paragraphs,
  missingParagraphs,
  statements,
  missingStatements,
}: Coverage): string {
  const missing = [...missingParagraphs.map((paragraph) => `¶${paragraph}`), ...missingStatements]
  const covered = `${paragraphs - missingParagraphs.length} of ${paragraphs} paragraphs, ${statements - missingStatements.length} of ${statements} statements`
  return `briefing ${briefing}: ${covered} have entries${missing.length > 0 ? `; without: ${missing.join(', ')}` : ''}`
}
