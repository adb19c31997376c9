import type { ParseArgsOptionsConfig } from 'node:util'

/** Where a command writes. Results go to `out`, so that they can be piped; everything about them goes to `note`. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly note: (text: string) => void
  /** Shows how far long work is, in place of what it showed before; undefined where nobody looks. */
  readonly progress?: (text: string) => void
}

export interface CommandInput {
  readonly positionals: readonly string[]
  /** Options that may be given several times come as lists. */
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>
  readonly terminal: Terminal
}

/** A subcommand as the list of commands has it; the rest is loaded when it is called. */
export interface CommandEntry {
  readonly name: string
  /** One line. */
  readonly summary: string
  readonly load: () => Promise<Command>
}

/** One subcommand. Exit codes: 0 done, 1 the input has faults, 2 the command was called wrongly. */
export interface Command {
  /** What stands behind `nahrain NAME` in the help. */
  readonly usage: string
  /** Lines of help on arguments and options. */
  readonly details: readonly string[]
  readonly example: string
  /** How many arguments it takes at most; any number where it is left out. */
  readonly arguments?: number
  readonly options: ParseArgsOptionsConfig
  readonly run: (input: CommandInput) => Promise<number>
}

/** The command was called wrongly: its message and a pointer to `--help` are shown, no stack. */
export class UsageError extends Error {}

export function helpOf({ name, summary }: CommandEntry, { usage, details, example }: Command): string {
  return [
    `nahrain ${name}: ${summary}`,
    '',
    `  nahrain ${name} ${usage}`,
    '',
    ...details.map((line) => `  ${line}`),
    '',
    `Example:\n  ${example}`,
  ].join('\n')
}

/** An option's text, undefined where it was not given. */
export function textOption(options: CommandInput['options'], name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}
