const IPV4 = /^(?:\d{1,3}\.){3}\d{1,3}$/
const IPV6 = /^[\da-f:.]{2,45}$/i

/** What a client is known by, and whether it is this machine. */
export interface Client {
  /** An IPv4 address, or the first 64 bits of an IPv6 address: whoever has one of those has them all. */
  readonly key: string
  /** The peer is this machine: someone who works on it, or a proxy that was not declared. */
  readonly isLocal: boolean
}

export interface Peer {
  /** The other end of the connection; undefined where the runtime does not tell. */
  readonly address: string | undefined
  /** `X-Forwarded-For` as it came. */
  readonly forwardedFor: string | undefined
  /** How many proxies stand in front, each of which adds the address that it was asked from at the end of that header. */
  readonly trustedProxies: number
}

/** Only what the trusted proxies wrote counts; everything before it in the header is whatever the client wanted to say. */
export function clientOf({ address, forwardedFor, trustedProxies }: Peer): Client {
  const forwarded = trustedProxies > 0 ? forwardedAddress(forwardedFor, trustedProxies) : undefined
  if (forwarded !== undefined) return { key: forwarded, isLocal: false }
  const key = networkOf(address ?? '') ?? 'unknown'
  return { key, isLocal: key.startsWith('127.') || address === '::1' }
}

function forwardedAddress(header: string | undefined, trustedProxies: number): string | undefined {
  const addresses = header?.split(',') ?? []
  return networkOf(addresses[Math.max(0, addresses.length - trustedProxies)]?.trim() ?? '')
}

/** The part of an address that one client is given; undefined for what is no address. */
function networkOf(address: string): string | undefined {
  if (IPV4.test(address)) return address
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1]
  if (mapped !== undefined && IPV4.test(mapped)) return mapped
  if (!IPV6.test(address) || !URL.canParse(`http://[${address}]`)) return undefined
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const [first, last] = [groupsOf(head), groupsOf(tail ?? '')]
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length
  return `${[...first, ...Array<string>(zeros).fill('0'), ...last].slice(0, 4).join(':')}::/64`
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':')
}
