import { Agent, request } from 'node:http'
import autocannon from 'autocannon'
import { summarize, type Times } from '../measure.ts'

export interface LoadOptions {
  readonly url: string
  /** Asked in turn, over and over. */
  readonly paths: readonly string[]
  readonly connections: number
  readonly seconds: number
  /** Requests per second over all connections; as many as are answered where left out. */
  readonly perSecond?: number
}

/** Asks over connections that stay open, as fast as answers come. */
export function load({ url, paths, connections, seconds, perSecond }: LoadOptions): Promise<autocannon.Result> {
  return autocannon({
    url,
    connections,
    duration: seconds,
    ...(perSecond !== undefined && { overallRate: perSecond }),
    // A plain list would be rotated by each connection from the start: all would ask the same at the same time.
    setupClient: (client) => {
      const start = Math.floor(paths.length * ((clients++ / connections) % 1))
      client.setRequests([...paths.slice(start), ...paths.slice(0, start)].map((path) => ({ method: 'GET', path })))
    },
  })
}

let clients = 0

/** Requests per second. @throws where anything but a page was answered */
export async function requestsPerSecond(options: LoadOptions): Promise<number> {
  const { errors, non2xx, requests } = await load(options)
  if (errors + non2xx > 0) throw new Error(`${options.url}: got ${errors} errors and ${non2xx} refusals, expected none`)
  return requests.average
}

const agent = new Agent({ keepAlive: true })

/** The whole text of an answer. @throws where it is no success */
export function get(address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { agent }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('error', reject)
      answer.on('end', () => {
        const text = Buffer.concat(pieces).toString()
        if (answer.statusCode === 200) resolve(text)
        else reject(new Error(`${address}: got ${answer.statusCode} ${text.slice(0, 300)}`))
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}

export interface AsyncSide {
  /** `turn` counts from 0. */
  readonly run: (turn: number) => Promise<unknown>
  readonly times: number
}

/** The sides by turns, one request at a time, after one unmeasured run in ten, at least one; times in the order of the sides. */
export async function measureByTurns(sides: readonly AsyncSide[]): Promise<Times[]> {
  const rounds = sides.map((side) => ({ ...side, ms: [] as number[] }))
  for (const { run, times } of sides) for (let turn = 0; turn < Math.ceil(times / 10); turn++) await run(turn)
  for (let turn = 0; turn < Math.max(...sides.map(({ times }) => times)); turn++) {
    for (const { run, times, ms } of rounds) {
      if (turn >= times) continue
      const start = performance.now()
      await run(turn)
      ms.push(performance.now() - start)
    }
  }
  return rounds.map(({ ms }) => summarize(ms))
}
