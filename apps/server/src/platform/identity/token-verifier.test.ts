import { createSign, generateKeyPairSync } from 'node:crypto'
import type { JSONWebKeySet, JWTPayload } from 'jose'
import { exportJWK } from 'jose'
import { expect, test } from 'vitest'
import { localKeys } from './token-keys.ts'
import { openTokenVerifier } from './token-verifier.ts'

const issuer = 'https://millrace.test/oidc'
const audience = 'millrace-api'
const instant = new Date('2026-11-21T09:00:00Z')
const seconds = instant.getTime() / 1000
const subject = '019aa001-0000-7000-8000-000000000001'

const ours = generateKeyPairSync('rsa', { modulusLength: 2048 })
const keySet: JSONWebKeySet = {
  // Issuers need not say for which algorithm a key is, so it must not depend on that.
  keys: [{ ...(await exportJWK(ours.publicKey)), kid: 'one', use: 'sig' }],
}
const options = { issuer, audience, keys: localKeys(keySet), clock: { now: () => instant } }
const verify = openTokenVerifier({ ...options, longestAgeSeconds: 600 })

const header = { alg: 'RS256', typ: 'at+jwt', kid: 'one' }
const payload: JWTPayload = {
  iss: issuer,
  sub: subject,
  aud: audience,
  iat: seconds - 10,
  exp: seconds + 290,
  scope: 'openid',
  realm_access: { roles: ['user'] },
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token with a right signature over whatever header and payload. */
function signed(changedHeader: object = {}, changedPayload: object = {}): string {
  const body = `${encode({ ...header, ...changedHeader })}.${encode({ ...payload, ...changedPayload })}`
  return `${body}.${createSign('sha256').update(body).sign(ours.privateKey, 'base64url')}`
}

test('a right token says who it speaks for', async () => {
  expect(await verify(signed())).toEqual({
    issuer,
    subject,
    clientId: null,
    email: null,
    emailVerified: null,
    name: null,
    roles: ['user'],
    scopes: null,
    acr: null,
    authTime: null,
    issuedAt: seconds - 10,
    expiresAt: (seconds + 290) * 1000,
    sessionId: null,
    isProgram: true,
    secretVersion: null,
  })
})

test('and of a person, how and when they signed in', async () => {
  const said = { acr: 'mfa', auth_time: seconds - 60, sid: 's', azp: 'millrace-web' }
  const about = { email: 'ada@example.test', email_verified: true, preferred_username: 'ada' }
  expect(await verify(signed({}, { ...said, ...about }))).toMatchObject({
    ...{ acr: 'mfa', authTime: seconds - 60, sessionId: 's', clientId: 'millrace-web', isProgram: false },
    ...{ email: 'ada@example.test', emailVerified: true, name: 'ada' },
  })
})

test('claims of the wrong kind say nothing, and never fail', async () => {
  const junk = [null, '', 0, [], {}, ['x'], { x: 1 }, true, '\u0000', 'x'.repeat(300)]
  const names = ['acr', 'auth_time', 'sid', 'azp', 'client_id', 'email', 'email_verified', 'name', 'scope', 'gty']
  for (const value of junk) {
    for (const name of [...names, 'realm_access', 'resource_access', 'secret_version', 'preferred_username']) {
      expect(await verify(signed({}, { [name]: value })), `${name} ${JSON.stringify(value)}`).toMatchObject({ subject })
    }
  }
})

test('a longest age counts from the issue', async () => {
  expect(await verify(signed({}, { iat: seconds - 604 }))).not.toBeNull()
  expect(await verify(signed({}, { iat: seconds - 606 }))).toBeNull()
})

test('without a longest age a token is good for as long as it says, and not before it is issued', async () => {
  const check = openTokenVerifier(options)

  expect(await check(signed({}, { iat: seconds - 3000, exp: seconds + 600 }))).not.toBeNull()
  expect(await check(signed({}, { iat: seconds - 3000, exp: seconds - 6 }))).toBeNull()
  expect(await check(signed({}, { iat: seconds + 60 }))).toBeNull()
  expect(await check(signed({}, { iat: undefined }))).toBeNull()
})

test('a scope narrows only when it has the form of a permission', async () => {
  expect((await verify(signed({}, { scope: 'openid tasks:read nonsense' })))?.scopes).toEqual(['tasks:read'])
  expect((await verify(signed({}, { scope: 'openid files:read' })))?.scopes).toEqual(['files:read'])
  expect((await verify(signed({}, { scope: 'files:read:own' })))?.scopes).toEqual(['files:read:own'])
  expect((await verify(signed({}, { scope: 'openid profile email offline_access' })))?.scopes).toBeNull()
  expect((await verify(signed({}, { scope: 'https://a.test/b urn:a:b' })))?.scopes).toBeNull()
  expect((await verify(signed({}, { scope: ['tasks:read'] })))?.scopes).toEqual(['tasks:read'])
})
