import type * as z from 'zod'
import { type Fault, show } from '../fault.ts'
import type { Path, YamlFile } from './yaml-file.ts'

/** A value checked against its schema, or the faults at the places where it fails. */
export type Checked<Value> = { readonly value: Value } | { readonly faults: readonly Fault[] }

/** Checks the value at `path` of a file. Every issue becomes a fault of its own. */
export function checkSchema<Schema extends z.ZodType>(
  schema: Schema,
  yaml: YamlFile,
  path: Path,
  value: unknown,
): Checked<z.output<Schema>> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return { value: parsed.data }
  const entry = idOf(value)
  const faults = parsed.error.issues
    .flatMap(flattenUnion)
    .flatMap(splitKeys)
    .map((issue) => {
      const inner = issue.path.filter((step) => typeof step !== 'symbol')
      const side = issue.code === 'unrecognized_keys' ? 'key' : 'value'
      return yaml.faultAt([...path, ...inner], describe(issue, valueAt(value, inner)), entry, side)
    })
  return { faults }
}

/** The id that a faulty item goes by, if it has one. */
export function idOf(value: unknown): string | undefined {
  const id = (value as { id?: unknown } | null | undefined)?.id
  return typeof id === 'string' ? id : undefined
}

type Issue = z.core.$ZodIssue

/** A union whose branches all fail says most with the branch that failed least. */
function flattenUnion(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
  const [nearest = []] = [...issue.errors].sort((a, b) => a.length - b.length)
  return nearest.flatMap((inner) => flattenUnion({ ...inner, path: [...issue.path, ...inner.path] }))
}

/** Each unknown key is a fault of its own, at the key. */
function splitKeys(issue: Issue): Issue[] {
  if (issue.code !== 'unrecognized_keys') return [issue]
  return issue.keys.map((key) => ({ ...issue, keys: [key], path: [...issue.path, key] }))
}

function describe(issue: Issue, got: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return `got ${show(got)}, expected ${issue.expected}`
    case 'invalid_value':
      return `got ${show(got)}, expected ${issue.values.map(String).join(' or ')}`
    case 'unrecognized_keys':
      return `got unknown ${issue.keys.map((key) => `"${key}"`).join(', ')}, expected only known fields`
    case 'too_small':
      return `got ${show(got)}, expected at least ${issue.minimum}${unitOf(issue.origin)}`
    case 'too_big':
      return `got ${show(got)}, expected at most ${issue.maximum}${unitOf(issue.origin)}`
    case 'invalid_format':
      return `got ${show(got)}, expected ${issue.message.startsWith('Invalid') ? issue.format : issue.message}`
    case 'invalid_union':
      return `got ${show(got)}, expected ${expectedForms(issue)}`
    default:
      return issue.message.startsWith('got ') ? issue.message : `got ${show(got)}, ${issue.message}`
  }
}

/** The values that choose a form of a union, such as the types of entries. */
function expectedForms(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  const { options } = issue as { options?: readonly unknown[] }
  return options === undefined ? 'one of the known forms' : `one of ${options.map(String).join(', ')}`
}

function unitOf(origin: string): string {
  return origin === 'array' ? ' items' : origin === 'string' ? ' characters' : ''
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) => (inner as Record<string | number, unknown> | null | undefined)?.[step],
    value,
  )
}
