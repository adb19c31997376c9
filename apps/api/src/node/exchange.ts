import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Sent } from '../service/observe.ts'

/** Node's own request and answer behind a context. */
function bindingsOf(context: Context): HttpBindings {
  return context.env as HttpBindings
}

export function peerAddress(context: Context): string | undefined {
  return bindingsOf(context).incoming.socket.remoteAddress
}

/** What of an exchange has left: bytes are counted on the connection, which carries one exchange after the other. */
export function followExchange(context: Context): (whenSent: (sent: Sent) => void) => void {
  const { incoming, outgoing } = bindingsOf(context)
  const { socket } = incoming
  const before = socket.bytesWritten
  return (whenSent) =>
    onceClosed(outgoing, () => whenSent({ bytes: socket.bytesWritten - before, isComplete: outgoing.writableFinished }))
}

/** Calls back when an answer has left, or its connection is gone; at once where that was before. */
export function onceClosed(outgoing: HttpBindings['outgoing'], callback: () => void): void {
  if (outgoing.closed || outgoing.destroyed) callback()
  else outgoing.on('close', callback)
}
