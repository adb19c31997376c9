import { propertyOptions } from '@nahrain/testkit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clientOf } from '../../src/service/client-address.ts'

const peer = (address: string | undefined) => clientOf({ address, forwardedFor: undefined, trustedProxies: 0 })

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::9', '2001:db8:0:0::/64'],
  ['fe80::1', 'fe80:0:0:0::/64'],
  ['', 'unknown'],
  ['no address', 'unknown'],
  [undefined, 'unknown'],
])('%j is known as %s', (address, key) => {
  expect(peer(address)).toEqual({ key, isLocal: false })
})

test.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])('%s is this machine', (address) => {
  expect(peer(address).isLocal).toBe(true)
})

test('nobody but a trusted proxy says who is asking', () => {
  const forwardedFor = '127.0.0.1, 198.51.100.1, 198.51.100.2'
  const from = (trustedProxies: number) => clientOf({ address: '203.0.113.7', forwardedFor, trustedProxies })
  expect(from(0).key).toBe('203.0.113.7')
  expect(from(1)).toEqual({ key: '198.51.100.2', isLocal: false })
  expect(from(2).key).toBe('198.51.100.1')
  expect(from(8)).toEqual({ key: '127.0.0.1', isLocal: false })
})

test('whatever a client writes before the proxy, the proxy’s word counts', () => {
  fc.assert(
    fc.property(fc.string(), fc.ipV4(), (claimed, real) => {
      const forwardedFor = `${claimed}, ${real}`
      expect(clientOf({ address: '::1', forwardedFor, trustedProxies: 1 })).toEqual({ key: real, isLocal: false })
    }),
    propertyOptions(200),
  )
})

test('addresses of one IPv6 network are one client, those of two are two', () => {
  const group = fc.integer({ min: 1, max: 0xffff }).map((value) => value.toString(16))
  const half = fc.tuple(group, group, group, group).map((groups) => groups.join(':'))
  fc.assert(
    fc.property(half, half, half, half, (network, other, host, neighbour) => {
      const { key } = peer(`${network}:${host}`)
      expect(peer(`${network}:${neighbour}`).key).toBe(key)
      expect(peer(`${other}:${host}`).key === key).toBe(other === network)
    }),
    propertyOptions(100),
  )
})
