import type { KeyObject } from 'node:crypto'
import { createSign, generateKeyPairSync } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { JWK } from 'jose'
import { exportJWK } from 'jose'
import type { TestClock } from '../test-server.ts'

export const audience = 'millrace-api'

/** Pairs of keys; making them takes a second, so that one set serves a whole file of tests. */
export const pairs = {
  one: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  two: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  pss: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  short: generateKeyPairSync('rsa', { modulusLength: 1024 }),
  elliptic: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  /** Of somebody else. */
  theirs: generateKeyPairSync('rsa', { modulusLength: 2048 }),
} as const

/** A key as an issuer publishes it. */
export const published = async (name: keyof typeof pairs, more: JWK = {}): Promise<JWK> => ({
  ...(await exportJWK(pairs[name].publicKey)),
  kid: name,
  ...more,
})

export const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A right RS256 signature over whatever header and payload, in the encoding of tokens. */
export function signParts(header: string, payload: string, key: KeyObject = pairs.one.privateKey): string {
  return `${header}.${payload}.${createSign('sha256').update(`${header}.${payload}`).sign(key, 'base64url')}`
}

/** An OpenID Connect issuer in this process, which publishes and answers what the test says. */
export interface TestIssuer {
  readonly issuer: string
  /** What was asked for, in order. */
  readonly asked: string[]
  keys: readonly JWK[]
  /** Answers instead of it. */
  answer: ((response: ServerResponse, path: string) => void) | null
  /** Header and payload of an access token of a person, as Keycloak writes them. */
  readonly header: Readonly<Record<string, unknown>>
  payload(claims?: object): Record<string, unknown>
  /** An access token with changed claims, signed RS256. */
  sign(claims?: object, header?: object, key?: KeyObject): string
  close(): Promise<void>
}

export async function openTestIssuer(clock: Pick<TestClock, 'now'>): Promise<TestIssuer> {
  const server = createServer((request, response) => {
    const path = String(request.url)
    issuer.asked.push(path)
    if (issuer.answer) return issuer.answer(response, path)
    if (path === '/realms/test/keys') return response.end(JSON.stringify({ keys: issuer.keys }))
    const discovery = { issuer: issuer.issuer, jwks_uri: `${issuer.issuer}/keys` }
    return response.end(JSON.stringify(path === '/realms/test/.well-known/openid-configuration' ? discovery : {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const header = { alg: 'RS256', typ: 'at+jwt', kid: 'one' }
  const payload = (claims: object = {}) => {
    const now = Math.floor(clock.now().getTime() / 1000)
    const times = { iat: now - 10, exp: now + 290, auth_time: now - 10 }
    const person = {
      sub: 'ada',
      sid: 'a-session',
      acr: 'pwd',
      email: 'ada@example.com',
      email_verified: true,
      name: 'Ada',
    }
    const rest = { azp: 'millrace-web', scope: 'openid profile email', realm_access: { roles: ['user'] } }
    return { iss: issuer.issuer, aud: audience, ...times, ...person, ...rest, ...claims }
  }
  const issuer: TestIssuer = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/test`,
    asked: [],
    keys: [await published('one')],
    answer: null,
    header,
    payload,
    sign: (claims = {}, more = {}, key) => signParts(encode({ ...header, ...more }), encode(payload(claims)), key),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return issuer
}
