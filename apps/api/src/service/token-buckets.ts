/** What one request found in its client's bucket. */
export interface Take {
  readonly isAllowed: boolean
  /** Whole requests that are still allowed at once. */
  readonly remaining: number
  /** Seconds until the bucket is full again. */
  readonly fullInSeconds: number
  /** Seconds until the next request is allowed; 0 where it is already. */
  readonly nextInSeconds: number
}

export interface BucketOptions {
  /** Tokens that a bucket gains each second. */
  readonly perSecond: number
  /** Tokens that a bucket holds. */
  readonly capacity: number
  /** Buckets that are remembered. A client that is forgotten starts with a full one: many addresses buy leniency, never memory. */
  readonly maxClients: number
}

export interface TokenBuckets {
  /** `nowMs` never runs backwards. */
  readonly take: (client: string, nowMs: number) => Take
  /** Clients that are remembered. */
  readonly size: () => number
}

interface Bucket {
  tokens: number
  atMs: number
}

/** One token bucket for each client; those asked longest ago are forgotten first. */
export function createTokenBuckets({ perSecond, capacity, maxClients }: BucketOptions): TokenBuckets {
  const buckets = new Map<string, Bucket>()

  function bucketOf(client: string, nowMs: number): Bucket {
    const bucket = buckets.get(client) ?? { tokens: capacity, atMs: nowMs }
    // The newest stands last, so that the first is the one to forget.
    buckets.delete(client)
    buckets.set(client, bucket)
    if (buckets.size > maxClients) buckets.delete(buckets.keys().next().value as string)
    return bucket
  }

  return {
    take(client, nowMs) {
      const bucket = bucketOf(client, nowMs)
      bucket.tokens = Math.min(capacity, bucket.tokens + ((nowMs - bucket.atMs) / 1000) * perSecond)
      bucket.atMs = nowMs
      const isAllowed = bucket.tokens >= 1
      if (isAllowed) bucket.tokens -= 1
      return {
        isAllowed,
        remaining: Math.floor(bucket.tokens),
        fullInSeconds: (capacity - bucket.tokens) / perSecond,
        nextInSeconds: Math.max(0, 1 - bucket.tokens) / perSecond,
      }
    },
    size: () => buckets.size,
  }
}
