import * as client from 'openid-client'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Browser } from '../../../../testing/browser.ts'
import type { SignInServer } from '../../../../testing/sign-in-server.ts'
import { audience, startSignInServer } from '../../../../testing/sign-in-server.ts'

const email = 'ada@example.test'
const password = 'correct horse battery staple'
const invalidGrant = { error: 'invalid_grant' }
const consoleLines: string[] = []

let server: SignInServer
let publicUrl: string
let web: client.Configuration
let userId: string

beforeAll(async () => {
  for (const method of ['log', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((line) => void consoleLines.push(String(line)))
  }
  server = await startSignInServer()
  publicUrl = server.publicUrl
  userId = await server.addUser(email, password, 'admin')
  web = await discover('millrace-web')
})

afterAll(() => server.close())

beforeEach(async () => {
  await server.db.query({ text: 'update users set disabled_at = null' })
})

const discover = (clientId: string) =>
  client.discovery(new URL(`${publicUrl}/oidc`), clientId, undefined, client.None(), {
    execute: [client.allowInsecureRequests],
  })

type Started = Awaited<ReturnType<typeof begin>>

async function begin(config = web, parameters: Record<string, string> = {}, browser = new Browser(publicUrl)) {
  const pkceCodeVerifier = client.randomPKCECodeVerifier()
  const expectedState = client.randomState()
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: `${publicUrl}/auth/callback`,
    scope: 'openid email profile',
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
    ...parameters,
  })
  const arrived = await browser.open(url.href)
  return { browser, checks: { pkceCodeVerifier, expectedState }, arrived, page: await arrived.text() }
}

/** Fills in the form; the address at which the client gets the browser back. */
async function enter({ browser, page }: Started): Promise<URL> {
  const action = /action="([^"]+)"/.exec(page)?.[1] ?? ''
  const back = await browser.submit(publicUrl + action, { email, password })
  return new URL(back.headers.get('location') ?? '')
}

async function signIn(config = web, parameters: Record<string, string> = {}) {
  const started = await begin(config, parameters)
  return client.authorizationCodeGrant(config, await enter(started), started.checks)
}

const refresh = (token: string | undefined) => client.refreshTokenGrant(web, token ?? '')
const callApi = (token: string | undefined) =>
  fetch(`${publicUrl}/whoami`, { headers: { authorization: `Bearer ${token}` } })
const partOf = (token: string, index: number) =>
  JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString())

test('a browser signs in with code and PKCE, and the API takes the access token', async () => {
  const tokens = await signIn()

  const answer = await callApi(tokens.access_token)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({
    userId,
    role: 'admin',
    permissions: expect.arrayContaining(['users:admin']),
  })
  expect(partOf(tokens.access_token, 0)).toMatchObject({ alg: 'RS256', typ: 'at+jwt' })
  expect(partOf(tokens.access_token, 1)).toMatchObject({
    iss: `${publicUrl}/oidc`,
    aud: audience,
    sub: userId,
    client_id: 'millrace-web',
    email,
    name: 'Ada',
    realm_access: { roles: ['admin'] },
    acr: 'pwd',
    auth_time: expect.any(Number),
  })
  expect(tokens.expires_in).toBe(300)
  expect(tokens.claims()).toMatchObject({ sub: userId, email, name: 'Ada', acr: 'pwd', auth_time: expect.any(Number) })
})

test('the API takes neither the ID token nor the refresh token', async () => {
  const tokens = await signIn()

  expect((await callApi(tokens.id_token)).status).toBe(401)
  expect((await callApi(tokens.refresh_token)).status).toBe(401)
})

test('a token can be asked for with fewer permissions', async () => {
  const tokens = await signIn(web, { scope: 'openid tasks:read' })

  expect(partOf(tokens.access_token, 1).scope).toBe('tasks:read')
  expect(await (await callApi(tokens.access_token)).json()).toMatchObject({ permissions: ['tasks:read'] })
})

test('the API may be named by its address, and nothing else may be asked for', async () => {
  const tokens = await signIn(web, { resource: publicUrl })
  expect((await callApi(tokens.access_token)).status).toBe(200)

  const { arrived } = await begin(web, { resource: 'https://elsewhere.test' })
  expect(arrived.headers.get('location')).toContain('error=invalid_target')
})

test('who is signed in goes straight back to the client, until disabled', async () => {
  const started = await begin()
  await enter(started)
  const { arrived } = await begin(web, {}, started.browser)
  expect(arrived.headers.get('location')).toMatch(/\/auth\/callback\?code=/)

  await server.db.query({ text: 'update users set disabled_at = now() where id = $1', values: [userId] })
  expect((await begin(web, {}, started.browser)).page).toContain('<h1>Sign in</h1>')
})

test('refreshing rotates the token; using an old one again ends the whole family', async () => {
  const first = await signIn()
  const second = await refresh(first.refresh_token)
  expect(second.refresh_token).not.toBe(first.refresh_token)
  expect((await callApi(second.access_token)).status).toBe(200)
  expect(partOf(second.access_token, 1)).toMatchObject({ acr: 'pwd', realm_access: { roles: ['admin'] } })

  await expect(refresh(first.refresh_token)).rejects.toMatchObject(invalidGrant)
  await expect(refresh(second.refresh_token)).rejects.toMatchObject(invalidGrant)
})

test('a refresh token used by several at the same moment serves one at most and ends', async () => {
  const { refresh_token: token } = await signIn()
  const uses = await Promise.allSettled(Array.from({ length: 8 }, () => refresh(token)))
  const won = uses.flatMap((use) => (use.status === 'fulfilled' ? [use.value] : []))

  expect(won.length).toBeLessThanOrEqual(1)
  for (const next of won) await expect(refresh(next.refresh_token)).rejects.toMatchObject(invalidGrant)
})

test('a refreshed token follows the role, and a disabled user gets none', async () => {
  const tokens = await signIn()
  await server.db.query({ text: `update users set role = 'user' where id = $1`, values: [userId] })
  const next = await refresh(tokens.refresh_token)
  await server.db.query({
    text: `update users set role = 'admin', disabled_at = now() where id = $1`,
    values: [userId],
  })

  expect(partOf(next.access_token, 1).realm_access).toEqual({ roles: ['user'] })
  await expect(refresh(next.refresh_token)).rejects.toMatchObject(invalidGrant)
})

test('a refresh token that was handed back is worth nothing', async () => {
  const tokens = await signIn()
  await client.tokenRevocation(web, tokens.refresh_token ?? '')

  await expect(refresh(tokens.refresh_token)).rejects.toMatchObject(invalidGrant)
})

test('a code serves once, and only whoever began', async () => {
  const started = await begin()
  const back = await enter(started)
  const stolen = { ...started.checks, pkceCodeVerifier: client.randomPKCECodeVerifier() }
  await expect(client.authorizationCodeGrant(web, back, stolen)).rejects.toMatchObject(invalidGrant)

  const tokens = await client.authorizationCodeGrant(web, back, started.checks)
  await expect(client.authorizationCodeGrant(web, back, started.checks)).rejects.toMatchObject(invalidGrant)
  await expect(refresh(tokens.refresh_token)).rejects.toMatchObject(invalidGrant)
})

test('the command line signs in through any port of the loopback address', async () => {
  const cli = await discover('millrace-cli')
  const tokens = await signIn(cli, { redirect_uri: 'http://127.0.0.1:51234/callback' })

  expect((await callApi(tokens.access_token)).status).toBe(200)
  expect(tokens.refresh_token).toBeDefined()
})

test.each([
  ['a redirect elsewhere', { redirect_uri: 'https://evil.test/auth/callback' }],
  ['a redirect to another path', { redirect_uri: 'http://127.0.0.1/other' }],
  ['an unknown client', { client_id: 'somebody' }],
])('refused on our own page: %s', async (_name, parameters) => {
  const { arrived, page } = await begin(web, parameters)

  expect(arrived.status).toBe(400)
  expect(arrived.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(page).toContain('This cannot go on')
})

test.each([
  ['no PKCE', { code_challenge: '', code_challenge_method: '' }],
  ['plain PKCE', { code_challenge_method: 'plain' }],
  ['an implicit token', { response_type: 'token' }],
])('refused: %s', async (_name, parameters) => {
  const { arrived, page } = await begin(web, parameters)

  expect(arrived.headers.get('location') ?? page).toMatch(/invalid_request|unsupported_response_type/)
})

test('characters that a database cannot hold do no harm', async () => {
  const { arrived } = await begin(web, { state: 'a\u0000b', nonce: '\ud800', login_hint: '\u0000' })

  expect(arrived.status).toBe(200)
  await expect(refresh('a\u0000b')).rejects.toMatchObject(invalidGrant)
})

test('addresses in the discovery document follow the issuer, not the Host of the request', async () => {
  const headers = { host: 'evil.test' }
  const answer = await server.app.inject({ url: '/oidc/.well-known/openid-configuration', headers })

  expect(answer.body).not.toContain('evil.test')
  expect(answer.json()).toMatchObject({ issuer: `${publicUrl}/oidc`, token_endpoint: `${publicUrl}/oidc/token` })
})

test('the API says where its tokens come from', async () => {
  const resource = await (await fetch(`${publicUrl}/.well-known/oauth-protected-resource`)).json()
  expect(resource).toMatchObject({ resource: publicUrl, authorization_servers: [`${publicUrl}/oidc`] })

  const metadata = await (await fetch(`${publicUrl}/.well-known/oauth-authorization-server/oidc`)).json()
  expect(metadata).toMatchObject({ issuer: `${publicUrl}/oidc`, jwks_uri: `${publicUrl}/oidc/jwks` })
})

test('nothing private is among the published keys', async () => {
  const { keys } = (await (await fetch(`${publicUrl}/oidc/jwks`)).json()) as { keys: object[] }

  expect(keys.flatMap((key) => Object.keys(key)).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
})

test('endpoints that we do not use do not exist', async () => {
  for (const path of ['/oidc/me', '/oidc/request', '/oidc/reg', '/oidc/device', '/oidc/interaction']) {
    expect((await fetch(publicUrl + path, { method: 'POST' })).status).toBe(404)
  }
})

test('another process takes the tokens and goes on with the sessions of this one', async () => {
  const other = await server.another()
  const tokens = await signIn()
  const authorization = `Bearer ${tokens.access_token}`
  expect((await other.inject({ url: '/whoami', headers: { authorization } })).statusCode).toBe(200)

  const fields = { grant_type: 'refresh_token', client_id: 'millrace-web', refresh_token: tokens.refresh_token ?? '' }
  const refreshed = await other.inject({
    method: 'POST',
    url: '/oidc/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
  expect(refreshed.statusCode).toBe(200)
  await other.close()
})

test('with the database away the answer is 503, and afterwards the refresh token is still good', async () => {
  const tokens = await signIn()
  server.setAway(true)
  await expect(refresh(tokens.refresh_token)).rejects.toMatchObject({ cause: { status: 503 } })
  server.setAway(false)

  expect((await refresh(tokens.refresh_token)).access_token).toBeDefined()
})

test('nothing was written to the console', () => {
  expect(consoleLines).toEqual([])
})
