import { decodeJwt, decodeProtectedHeader } from 'jose'
import { refreshTokenGrant } from 'openid-client'
import { beforeAll, expect, inject, test } from 'vitest'
import type { Person } from './keycloak.ts'
import { addPerson, adminToken } from './keycloak.ts'
import { call } from './millrace.ts'
import { browserAt, clientOf, signIn } from './sign-in.ts'

const { keycloak, millrace } = inject('services')
const redirectUri = `${millrace}/auth/callback`
let uma: Person
let tokens: Awaited<ReturnType<typeof signIn>>

beforeAll(async () => {
  uma = await addPerson(keycloak, { roles: ['user'] })
  tokens = await signIn(keycloak, uma, { redirectUri })
})

test('an access token of Keycloak says what Millrace assumes', () => {
  expect(decodeProtectedHeader(tokens.access_token)).toMatchObject({ typ: 'at+jwt', alg: 'RS256' })
  const claims = decodeJwt(tokens.access_token)
  expect(claims).toMatchObject({
    ...{ iss: keycloak.issuer, aud: 'millrace-api', azp: 'millrace-web', sub: uma.id, acr: 'pwd', email: uma.email },
    realm_access: { roles: ['user'] },
  })
  const [issued, ends] = [Number(claims.iat), Number(claims.exp)]
  expect(ends - issued).toBe(300)
  expect(Math.abs(Number(claims.auth_time) - issued)).toBeLessThan(5)
  expect(claims.sid).toEqual(expect.any(String))
})

test('who signs in at Keycloak is known to Millrace, from the first call', async () => {
  const me = await call(millrace, tokens.access_token, 'GET', '/v1/me')
  expect(me).toMatchObject({ status: 200, body: { email: uma.email, role: 'user' } })
  const again = await signIn(keycloak, uma, { redirectUri })
  expect((await call(millrace, again.access_token, 'GET', '/v1/me')).body.id).toBe(me.body.id)
  const made = await call(millrace, tokens.access_token, 'POST', '/v1/projects', { name: 'Of Keycloak' })
  expect(made.status).toBe(201)
})

test('a second sign-in of the same browser asks for nothing', async () => {
  const browser = browserAt(keycloak)
  await signIn(keycloak, uma, { redirectUri, browser })
  const silent = await signIn(keycloak, { ...uma, password: 'forgotten' }, { redirectUri, browser })
  expect(decodeJwt(silent.access_token).sub).toBe(uma.id)
})

test('only access tokens of the realm for the API are taken', async () => {
  const others = {
    'an ID token': tokens.id_token,
    'a refresh token': tokens.refresh_token,
    'a token of another realm': await adminToken(keycloak),
    'a token that was changed': `${tokens.access_token.slice(0, -8)}AAAAAAAA`,
  }
  for (const [what, token] of Object.entries(others)) {
    const { status, headers } = await call(millrace, token ?? '', 'GET', '/v1/me')
    expect([what, status], headers.get('www-authenticate') ?? '').toEqual([what, 401])
  }
})

test('a refresh token works once, and using it again ends the sign-in', async () => {
  const config = await clientOf(keycloak, 'millrace-web')
  const { refresh_token: first = '' } = await signIn(keycloak, uma, { redirectUri })
  const { refresh_token: second = '', access_token: token } = await refreshTokenGrant(config, first)
  expect((await call(millrace, token, 'GET', '/v1/me')).status).toBe(200)
  await expect(refreshTokenGrant(config, first)).rejects.toMatchObject({ error: 'invalid_grant' })
  await expect(refreshTokenGrant(config, second)).rejects.toMatchObject({ error: 'invalid_grant' })
})

test('neither a sign-in without PKCE nor one that leads elsewhere gets a code', async () => {
  const config = await clientOf(keycloak, 'millrace-web')
  const authorize = (more: Record<string, string>) => {
    const query = new URLSearchParams({ client_id: 'millrace-web', response_type: 'code', scope: 'openid', ...more })
    return fetch(`${config.serverMetadata().authorization_endpoint}?${query}`, { redirect: 'manual' })
  }
  const withoutPkce = await authorize({ redirect_uri: redirectUri })
  expect(withoutPkce.headers.get('location')).toContain('error=invalid_request')
  const elsewhere = await authorize({ redirect_uri: `${millrace}/auth/callback/other` })
  expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([400, null])
})
