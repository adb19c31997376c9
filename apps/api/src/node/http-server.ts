import type { Server } from 'node:http'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import { LONGEST_ADDRESS } from '../api-frame.ts'
import type { ServiceOptions } from './service-settings.ts'

/** How often connections that fell idle are closed while a server ends, and how often slow requests are looked for, in ms. */
const SWEEP_MS = 500
/** Address and headers, in bytes: the longest address that the API reads, and what Node allows for all in itself. */
const MOST_HEADER_BYTES = LONGEST_ADDRESS + 16_384

export interface Listening {
  readonly port: number
  /** Takes no new connections, lets requests under way end for so many seconds, then cuts the rest off. */
  readonly close: () => Promise<void>
}

export interface ListenOptions {
  readonly fetch: (request: Request, bindings: HttpBindings) => Response | Promise<Response>
  /** 0 takes any free port. */
  readonly port: number
  /** Every address of the machine where it is left out. */
  readonly host?: string | undefined
  readonly service: ServiceOptions
}

/** @throws the system's error, such as EADDRINUSE where the port is taken */
export function listen({ fetch, port, host, service }: ListenOptions): Promise<Listening> {
  const headersTimeout = service.headerSeconds * 1000
  const server = createAdaptorServer({
    fetch: (request, bindings) => fetch(request, bindings as HttpBindings),
    serverOptions: {
      headersTimeout,
      maxHeaderSize: MOST_HEADER_BYTES,
      requestTimeout: headersTimeout,
      keepAliveTimeout: service.keepAliveSeconds * 1000,
      connectionsCheckingInterval: SWEEP_MS,
    },
  }) as Server
  server.maxConnections = service.maxConnections
  server.timeout = service.idleSeconds * 1000
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      const bound = typeof address === 'object' && address !== null ? address.port : port
      resolve({ port: bound, close: () => closeServer(server, service.shutdownSeconds) })
    })
  })
}

function closeServer(server: Server, seconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    // A connection that is kept alive falls idle when its request is over, and would hold the server until its client lets go.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
    const cut = setTimeout(() => server.closeAllConnections(), seconds * 1000)
    server.close((error) => {
      clearInterval(sweep)
      clearTimeout(cut)
      if (error) reject(error)
      else resolve()
    })
    server.closeIdleConnections()
  })
}
