import type { ParseArgsOptionsConfig } from 'node:util'
import { SERVICE_SETTINGS, type ServiceOptions, type Setting, type SettingName } from '@nahrain/api/node'
import { type CommandInput, textOption, UsageError } from '../command.ts'

const SETTINGS: readonly (readonly [SettingName, Setting])[] = Object.entries(SERVICE_SETTINGS).map(
  ([name, setting]) => [name as SettingName, setting],
)

/** One flag for each setting of a service. */
export const SERVICE_FLAGS: ParseArgsOptionsConfig = Object.fromEntries(
  SETTINGS.map(([name]) => [flagOf(name), { type: 'string' }]),
)

/** A line of help for each flag, with what holds where it is left out. */
export function serviceHelp(): string[] {
  const flags = SETTINGS.map(([name, setting]) => `--${flagOf(name)} ${placeholderOf(setting)}`)
  const width = Math.max(...flags.map(({ length }) => length))
  return SETTINGS.map(
    ([, { about, fallback }], index) => `${(flags[index] ?? '').padEnd(width)}  ${about} [${fallback}]`,
  )
}

/** The settings that were given. @throws UsageError */
export function readServiceFlags(options: CommandInput['options']): Partial<ServiceOptions> {
  const given = SETTINGS.flatMap(([name, setting]) => {
    const text = textOption(options, flagOf(name))
    return text === undefined ? [] : [[name, readSetting(flagOf(name), setting, text)]]
  })
  return Object.fromEntries(given)
}

function readSetting(flag: string, setting: Setting, text: string): string | number {
  switch (setting.kind) {
    case 'number':
      return readNumber(flag, text, setting)
    case 'choice':
      if (setting.choices.includes(text)) return text
      throw new UsageError(`--${flag}: got "${text}", expected ${setting.choices.join(' or ')}`)
  }
}

interface Bounds {
  readonly lowest: number
  readonly highest: number
}

/** A decimal number. @throws UsageError */
function readNumber(name: string, text: string, { lowest, highest }: Bounds): number {
  const value = /^\d{1,9}(\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN
  if (value >= lowest && value <= highest) return value
  throw new UsageError(`--${name}: got "${text}", expected a number from ${lowest} to ${highest}`)
}

function placeholderOf(setting: Setting): string {
  return setting.kind === 'number' ? 'N' : setting.choices.join('|')
}

/** `rateLimit` is set by `--rate-limit`. */
function flagOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
