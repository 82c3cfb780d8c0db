import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { IssuerHouse } from './issuer-house.ts'
import { openIssuerHouse } from './issuer-house.ts'
import { pairs, published } from './test-issuer.ts'

const [second, minute] = [1000, 60_000]

let house: IssuerHouse
beforeEach(async () => {
  house = await openIssuerHouse()
})
afterEach(() => house.close())

/** The status that a new token of that key gets. */
const statusWith = async (kid: keyof typeof pairs = 'one') => {
  const jti = String(Math.random())
  return (await house.me(house.issuer.sign({ jti }, { kid }, pairs[kid].privateKey))).status
}
const fetches = () => house.issuer.asked.filter((path) => path.endsWith('/keys')).length
const advance = (milliseconds: number) => house.server.clock.advance(milliseconds)

test('keys are discovered at the first token, once for many at the same time', async () => {
  expect(house.issuer.asked).toEqual([])
  const statuses = await Promise.all(Array.from({ length: 20 }, () => statusWith()))
  expect(new Set(statuses)).toEqual(new Set([200]))
  expect(house.issuer.asked).toEqual(['/realms/test/.well-known/openid-configuration', '/realms/test/keys'])
})

test('a new key works without a restart, beside the old one; a withdrawn one ends within ten minutes', async () => {
  expect(await statusWith('one')).toBe(200)
  house.issuer.keys = [await published('one'), await published('two')]
  advance(30 * second)
  expect([await statusWith('two'), await statusWith('one')]).toEqual([200, 200])
  house.issuer.keys = [await published('two')]
  advance(10 * minute)
  expect([await statusWith('one'), await statusWith('two')]).toEqual([401, 200])
})

test('a thousand tokens with unknown key ids make the issuer be asked once in thirty seconds', async () => {
  expect(await statusWith()).toBe(200)
  advance(30 * second)
  const unknown = (index: number) => house.me(house.issuer.sign({}, { kid: `unknown ${index}` }))
  const statuses = await Promise.all(Array.from({ length: 1000 }, async (_, index) => (await unknown(index)).status))
  expect(new Set(statuses)).toEqual(new Set([401]))
  expect(fetches()).toBe(2)
  advance(29 * second)
  await unknown(1000)
  expect(fetches()).toBe(2)
})

/** How an issuer may misbehave. */
const endless = (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const more = () => {
    while (response.writable && response.write(`"${'x'.repeat(65_536)}",`));
  }
  response.on('drain', more)
  response.write('{"keys":[')
  more()
}
const says = (value: unknown) => (response: ServerResponse) => void response.end(JSON.stringify(value))
const misbehaviour: Readonly<Record<string, (response: ServerResponse, issuer: string) => unknown>> = {
  'is down': (response) => response.destroy(),
  'answers 500': (response) => response.writeHead(500).end(),
  'answers 204': (response) => response.writeHead(204).end(),
  'answers a page': (response) => response.setHeader('content-type', 'text/html').end('<html>Sign in</html>'),
  'answers nothing': (response) => response.end(),
  'answers null': says(null),
  'answers a list': says([]),
  'has no keys': says({ keys: [] }),
  'has keys that are none': says({ keys: ['one', null, 7, { kid: 'one' }] }),
  'sends elsewhere': (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/keys' }).end(),
  'answers a gigabyte': (response) => endless(response),
  'never answers': () => {},
}

test.each(Object.entries(misbehaviour))(
  'an issuer that %s: the last good keys serve for an hour, then nothing is accepted',
  async (_name, answer) => {
    expect(await statusWith()).toBe(200)
    house.issuer.answer = (response) => answer(response, house.issuer.issuer)
    advance(10 * minute)
    const before = fetches()
    expect([await statusWith(), await statusWith()]).toEqual([200, 200])
    expect(fetches()).toBe(before + 1)
    advance(50 * minute - second)
    expect(await statusWith()).toBe(200)
    advance(second)
    expect([await statusWith(), await statusWith()]).toEqual([503, 503])
    house.issuer.answer = null
    advance(30 * second)
    expect(await statusWith()).toBe(200)
    expect(house.said.map(([level]) => level)).toEqual(['warn', 'error', 'info'])
    expect(house.said[0]?.[1]).toContain('the last ones serve until 2026-11-21T10:00:00.000Z')
  },
)

test('an issuer that publishes a private key is not believed: whoever reads it signs as the issuer', async () => {
  const { d } = pairs.one.privateKey.export({ format: 'jwk' })
  for (const leak of [{ d }, { kty: 'oct', k: 'c2VjcmV0' }]) {
    house.issuer.keys = [await published('two'), await published('one', leak as object)]
    advance(second)
    expect(await statusWith('two')).toBe(503)
  }
  house.issuer.keys = [await published('two')]
  advance(second)
  expect(await statusWith('two')).toBe(200)
})

test('an issuer that starts later than this server is found', async () => {
  house.issuer.answer = (response) => void response.destroy()
  expect(await statusWith()).toBe(503)
  house.issuer.answer = null
  advance(second)
  expect(await statusWith()).toBe(200)
  expect(house.said).toEqual([
    ['error', 'The keys of the identity provider cannot be had: no access token of it is accepted'],
    ['info', 'The keys of the identity provider can be fetched again'],
  ])
})

test.each([
  ['names another issuer', { issuer: 'https://evil.test', jwks_uri: 'https://evil.test/keys' }],
  ['names no keys', {}],
  ['names keys at another kind of address', { jwks_uri: 'file:///etc/passwd' }],
])('a discovery document that %s is not believed', async (_name, changed) => {
  const { issuer } = house
  issuer.answer = (response) => void response.end(JSON.stringify({ issuer: issuer.issuer, ...changed }))
  expect(await statusWith()).toBe(503)
  expect(fetches()).toBe(0)
})
