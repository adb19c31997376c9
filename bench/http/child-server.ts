import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ChildMessage } from './child-message.ts'

/** A server in a process of its own, as whoever asks it over a network meets it. */
export interface ChildServer {
  readonly url: string
  /** Resident memory after a garbage collection. */
  readonly megabytes: () => Promise<number>
  readonly stop: () => Promise<void>
}

/** `program` is a module of this folder; it runs with the options of this process. */
export async function startChild(program: string, args: readonly string[]): Promise<ChildServer> {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), args)
  const said = await next(child)
  if (!('url' in said)) throw new Error(`${program}: got no address, expected one first`)
  return {
    url: said.url,
    async megabytes() {
      child.send('memory')
      const answer = await next(child)
      return 'megabytes' in answer ? answer.megabytes : Number.NaN
    },
    async stop() {
      child.kill()
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}

async function next(child: ChildProcess): Promise<ChildMessage> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`a server ended with ${code}`)
  })
  const [message] = await Promise.race([once(child, 'message'), ended])
  return message as ChildMessage
}
