import type { ServedRequest } from './observe.ts'

export const LOG_FORMATS = ['off', 'text', 'json'] as const
export type LogFormat = (typeof LOG_FORMATS)[number]

/** Longer queries are cut in the log. */
const MAX_QUERY = 2048

export interface LogOptions {
  /** `off` leaves out requests that went well; what happens to the service, and its faults, is always written, as text. */
  readonly format: LogFormat
  /** Takes one line, without its end. */
  readonly write: (line: string) => void
}

/** What happens to a service. Lines never reach a client. */
export interface Log {
  readonly request: (request: ServedRequest) => void
  readonly event: (name: string, fields?: Readonly<Record<string, unknown>>) => void
}

export function createLog({ format, write }: LogOptions): Log {
  const line = format === 'json' ? jsonLine : textLine
  const event: Log['event'] = (name, fields = {}) => write(line(name, fields))
  return {
    event,
    request(request) {
      if (format === 'json') write(jsonLine('request', fieldsOf(request)))
      if (format === 'text') write(requestLine(request))
      if (request.status < 500 || request.error === undefined) return
      const { id, method, path, error } = request
      event('request-failed', { id, method, path, error: describeError(error) })
    },
  }
}

function fieldsOf(request: ServedRequest): Record<string, unknown> {
  const { id, method, path, query, status, bytes, isComplete, durationMs, client } = request
  return {
    id,
    method,
    path,
    query: query.slice(0, MAX_QUERY),
    status,
    bytes,
    durationMs: Math.round(durationMs * 100) / 100,
    ...(!isComplete && { isComplete }),
    ...client,
  }
}

/** `time GET /path?query 200 1234 B 5.1 ms id`; addresses are percent-encoded by then, so that a line stays one. */
function requestLine(request: ServedRequest): string {
  const { id, method, path, query, status, bytes, isComplete, durationMs, client } = request
  const asked = query === '' ? path : `${path}?${query.slice(0, MAX_QUERY)}`
  return [
    new Date().toISOString(),
    method,
    asked,
    status,
    ...(bytes === undefined ? [] : [`${bytes} B`]),
    `${durationMs.toFixed(1)} ms`,
    id,
    ...(isComplete ? [] : ['(client went away)']),
    ...(client ? [client.address, JSON.stringify(client.userAgent)] : []),
  ].join(' ')
}

function jsonLine(event: string, fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ time: new Date().toISOString(), event, ...fields })
}

function textLine(event: string, fields: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(fields).map(([name, value]) => `${name}=${JSON.stringify(value)}`)
  return [new Date().toISOString(), event, ...parts].join(' ')
}

/** With stack and causes. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack, cause } = error
  return { name, message, stack, ...(cause !== undefined && { cause: describeError(cause) }) }
}
