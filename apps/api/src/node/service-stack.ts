import type { Context, MiddlewareHandler } from 'hono'

import { admit } from '../service/admission.ts'
import { clientOf } from '../service/client-address.ts'
import { createGate } from '../service/gate.ts'
import type { Log } from '../service/log.ts'
import type { Family } from '../service/metrics-text.ts'
import { observe } from '../service/observe.ts'
import { limitRate } from '../service/rate-limit.ts'
import { limitRequests } from '../service/request-limits.ts'
import { createRequestMetrics } from '../service/request-metrics.ts'
import { compressAnswers } from './compress.ts'
import { followExchange, peerAddress } from './exchange.ts'
import type { ServiceOptions } from './service-settings.ts'

export interface ServiceStack {
  /** Around every request, the first outermost. Shared by all generations of the app: its counts outlive them. */
  readonly middleware: readonly MiddlewareHandler[]
  readonly families: () => Family[]
}

/** Seen first, so that refusals are logged and counted too; the cheapest refusals come next. */
export function serviceStack(service: ServiceOptions, log: Log): ServiceStack {
  const { trustProxy, rateLimit, maxRunning, maxWaiting, requestSeconds } = service
  const metrics = createRequestMetrics()
  const gate = createGate({ running: maxRunning, waiting: maxWaiting })
  const client = (context: Context) =>
    clientOf({
      address: peerAddress(context),
      forwardedFor: trustProxy > 0 ? context.req.header('X-Forwarded-For') : undefined,
      trustedProxies: trustProxy,
    })
  const loggedClient = (context: Context) => ({
    address: client(context).key,
    userAgent: context.req.header('User-Agent') ?? '',
  })
  const report: Parameters<typeof observe>[0]['report'] = (request) => {
    metrics.count(request)
    log.request(request)
  }
  return {
    middleware: [
      observe({ report, clientOf: service.logClients === 'on' ? loggedClient : undefined, follow: followExchange }),
      limitRequests(service),
      ...(rateLimit > 0 ? [limitRate({ perSecond: rateLimit, clientOf: client })] : []),
      admit({ gate, seconds: requestSeconds }),
      compressAnswers(),
    ],
    families: () => [...metrics.families(), ...gateFamilies(gate.counts())],
  }
}

function gateFamilies({ running, waiting }: { readonly running: number; readonly waiting: number }): Family[] {
  const samples = Object.entries({ running, waiting }).map(([state, value]) => ({ labels: { state }, value }))
  return [{ name: 'nahrain_admitted_requests', type: 'gauge', help: 'Requests worked on, and in line.', samples }]
}
