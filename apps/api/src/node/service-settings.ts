import { LOG_FORMATS } from '../service/log.ts'

/** A number within bounds, both included. */
interface NumberSetting {
  readonly kind: 'number'
  readonly fallback: number
  readonly lowest: number
  readonly highest: number
  readonly about: string
}

interface ChoiceSetting<Choice extends string> {
  readonly kind: 'choice'
  readonly fallback: Choice
  readonly choices: readonly Choice[]
  readonly about: string
}

export type Setting = NumberSetting | ChoiceSetting<string>

/** Everything about a service that can be set, with what holds where it is not. The command line and its help are made from this. */
export const SERVICE_SETTINGS = {
  rateLimit: number(100, [0, 1e6], 'requests a second for each address, ten seconds’ worth at once; 0: no limit'),
  trustProxy: number(0, [0, 8], 'proxies in front whose X-Forwarded-For tells the address; 0: none'),
  maxRunning: number(64, [1, 10_000], 'requests that are worked on at once'),
  maxWaiting: number(1000, [0, 100_000], 'requests in line for that; more are told to come back (503)'),
  maxConnections: number(2000, [1, 100_000], 'connections at once; more are closed unheard'),
  requestSeconds: number(
    30,
    [0.01, 3600],
    'seconds until the head of an answer must be there, line included (else 503)',
  ),
  headerSeconds: number(10, [0.01, 3600], 'seconds within which a request must arrive whole (else 408)'),
  idleSeconds: number(60, [0.01, 3600], 'seconds that a connection may stand still while an answer goes out'),
  keepAliveSeconds: number(65, [0, 3600], 'seconds that a connection is kept for the next request'),
  maxUrlBytes: number(8192, [256, 15_000], 'characters of the longest address (else 414)'),
  maxBodyBytes: number(4096, [0, 1e6], 'bytes of the largest body, which nothing here reads (else 413)'),
  watchSeconds: number(5, [0, 86_400], 'seconds between looks at the dataset folders; 0: read again on SIGHUP only'),
  shutdownSeconds: number(10, [0, 3600], 'seconds for requests under way when the server is told to end'),
  metrics: choice('on', ['on', 'off'], 'whether /metrics is there'),
  log: choice('off', LOG_FORMATS, 'a line for each request, on stderr; faults are always written'),
  logClients: choice('off', ['on', 'off'], 'whether the log has addresses and user agents of clients'),
} as const satisfies Readonly<Record<string, Setting>>

export type SettingName = keyof typeof SERVICE_SETTINGS

/** One value for each setting. */
export type ServiceOptions = {
  readonly [Name in SettingName]: (typeof SERVICE_SETTINGS)[Name] extends ChoiceSetting<infer Choice> ? Choice : number
}

export function serviceOptions(given: Partial<ServiceOptions> = {}): ServiceOptions {
  const fallbacks = Object.entries(SERVICE_SETTINGS).map(([name, { fallback }]) => [name, fallback])
  return { ...(Object.fromEntries(fallbacks) as ServiceOptions), ...given }
}

function number(fallback: number, [lowest, highest]: readonly [number, number], about: string): NumberSetting {
  return { kind: 'number', fallback, lowest, highest, about }
}

function choice<const Choice extends string>(
  fallback: Choice,
  choices: readonly Choice[],
  about: string,
): ChoiceSetting<Choice> {
  return { kind: 'choice', fallback, choices, about }
}
