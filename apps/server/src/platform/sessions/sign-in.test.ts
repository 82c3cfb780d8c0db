import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Browser } from '../../../testing/browser.ts'
import { authorize as authorizeAs, comeBack, sessionCookie } from '../../../testing/issuer-sign-in.ts'
import { SessionIssuer } from '../../../testing/session-issuer.ts'
import type { SessionServer } from '../../../testing/session-server.ts'
import { callAs, startSessionServer } from '../../../testing/session-server.ts'

const ada = { subject: 'ada', email: 'ada@example.com' }
const bob = { subject: 'bob', email: 'bob@example.com' }

let issuer: SessionIssuer
let server: SessionServer

beforeAll(async () => {
  issuer = await new SessionIssuer().start()
  server = await startSessionServer({ OIDC_ISSUER: issuer.url, OIDC_CLIENT_SECRET: 'a secret: with %' })
})
afterAll(async () => {
  await server.close()
  await issuer.close()
})
beforeEach(() => {
  issuer.person = ada
  issuer.brokenWith = null
  issuer.authorizationError = null
  issuer.idClaims = {}
  issuer.accessClaims = {}
})

const authorize = (browser: Browser, query = '', person = issuer.person) =>
  authorizeAs(server, issuer, browser, person, query)

async function signIn(person = ada, query = ''): Promise<Browser> {
  const browser = server.browser()
  await comeBack(browser, await authorize(browser, query, person))
  expect(browser.cookie(sessionCookie)).toBeDefined()
  return browser
}

const whoIs = async (browser: Browser) => (await callAs(browser, server, '/v1/me')).body.email

/** A browser that stops at every redirect. */
const stopping = () => new Browser(server.publicUrl, () => false)

test('a person signs in and comes back to where they were', async () => {
  const browser = stopping()
  const callback = await authorize(browser, '?returnTo=/projects/7?tab=board')
  const back = await comeBack(browser, callback)

  expect([back.status, back.headers.get('location')]).toEqual([303, '/projects/7?tab=board'])
  expect(back.headers.get('cache-control')).toBe('no-store')
  const me = await callAs(browser, server, '/v1/me')
  expect(me.body).toMatchObject({ email: ada.email, role: 'user', session: { secondFactorAt: null } })
  expect(Date.parse(me.body.session.expiresAt) - Date.now()).toBeCloseTo(30 * 86_400_000, -5)
})

test('what goes to the issuer is fresh each time, and nothing secret is in it', async () => {
  const starts = [new URL(await locationOf(stopping())), new URL(await locationOf(stopping()))]
  for (const { searchParams } of starts) {
    expect(Object.fromEntries(searchParams)).toMatchObject({
      client_id: 'millrace-web',
      response_type: 'code',
      redirect_uri: `${server.publicUrl}/auth/callback`,
      code_challenge_method: 'S256',
      scope: 'openid email profile',
    })
    expect(searchParams.has('acr_values')).toBe(false)
  }
  for (const name of ['state', 'nonce', 'code_challenge']) {
    const [one, other] = starts.map(({ searchParams }) => searchParams.get(name) ?? '')
    expect(one).not.toBe(other)
    expect(one?.length).toBeGreaterThanOrEqual(43)
  }
  await signIn()
  expect(issuer.clients.at(-1)).toBe(`Basic ${Buffer.from('millrace%2Dweb:a+secret%3A+with+%25').toString('base64')}`)
})

const locationOf = async (browser: Browser, query = '') =>
  (await browser.open(`${server.publicUrl}/auth/login${query}`)).headers.get('location') ?? ''

test.each(['//evil.test', '/\\evil.test', 'https://evil.test', '/%09/evil.test/..//evil.test', '%0d%0aset-cookie:a=b'])(
  'nobody is sent to %s',
  async (returnTo) => {
    const browser = stopping()
    const back = await comeBack(
      browser,
      await authorize(browser, `?returnTo=${encodeURIComponent(decodeURI(returnTo))}`),
    )
    const target = new URL(back.headers.get('location') ?? '', server.publicUrl)
    expect(target.origin).toBe(server.publicUrl)
    expect(target.pathname).not.toMatch(/^\/\//)
  },
)

test('each sign-in makes a new session, and the one of before does not work any more', async () => {
  const browser = await signIn()
  const before = browser.cookie(sessionCookie) ?? ''
  await comeBack(browser, await authorize(browser))
  const after = browser.cookie(sessionCookie) ?? ''

  expect(after).not.toBe(before)
  expect(await statusWith(before)).toBe(401)
  expect(await statusWith(after)).toBe(200)
})

test('a session that an attacker has put into the browser is not the one that the person gets', async () => {
  const attacker = await signIn(bob)
  const planted = attacker.cookie(sessionCookie) ?? ''
  const victim = server.browser()
  const stopped = await victim.open(`${server.publicUrl}/auth/login`)
  issuer.person = ada
  const callback = (await fetch(stopped.headers.get('location') ?? '', { redirect: 'manual' })).headers.get('location')
  const { state } = Object.fromEntries(new URL(callback ?? '').searchParams)
  const own = `__Host-millrace-sign-in-${state?.slice(0, 12)}`
  const back = await fetch(callback ?? '', {
    redirect: 'manual',
    headers: { cookie: `${sessionCookie}=${planted}; ${own}=${victim.cookie(own)}` },
  })

  const given = back.headers.getSetCookie().find((line) => line.startsWith(`${sessionCookie}=`)) ?? ''
  expect(given).not.toContain(planted)
  // What was bob's in this browser has ended, at the issuer as well.
  expect(await statusWith(planted)).toBe(401)
  await expect.poll(() => issuer.revoked.length).toBeGreaterThan(0)
})

const statusWith = async (secret: string) =>
  (await fetch(`${server.publicUrl}/v1/me`, { headers: { cookie: `${sessionCookie}=${secret}` } })).status

test('the database holds neither the cookie nor a token that could be read', async () => {
  const browser = await signIn()
  const rows = await server.ctx.db.query<{ row: string }>({
    text: 'select row_to_json(s)::text as row from sessions s',
  })
  const text = rows.map(({ row }) => row).join('\n')

  expect(text).toContain('Firefox on Linux')
  expect(text).not.toContain(browser.cookie(sessionCookie))
  expect(text).not.toMatch(/eyJ|[\da-f]{8}-[\da-f]{4}-4/)
})

test('two tabs sign in side by side', async () => {
  const browser = server.browser()
  const first = await authorize(browser, '?returnTo=/first')
  const second = await authorize(browser, '?returnTo=/second')

  for (const callback of [first, second]) {
    await comeBack(browser, callback)
    expect(await whoIs(browser)).toBe(ada.email)
  }
})

test('people who sign in at the same time do not get each other', async () => {
  const people = Array.from({ length: 12 }, (_, index) => ({ subject: `p${index}`, email: `p${index}@example.com` }))
  const begun: { browser: Browser; callback: string; email: string }[] = []
  for (const person of people) {
    const browser = server.browser()
    begun.push({ browser, callback: await authorize(browser, '', person), email: person.email })
  }
  await Promise.all(begun.map(({ browser, callback }) => comeBack(browser, callback)))

  const found = await Promise.all(begun.map(({ browser }) => whoIs(browser)))
  expect(found).toEqual(begun.map(({ email }) => email))
})

test('one who signs in for the first time in two browsers is one person', async () => {
  const person = { subject: 'new', email: 'new@example.com' }
  const browsers = [server.browser(), server.browser()]
  const callbacks: string[] = []
  for (const browser of browsers) callbacks.push(await authorize(browser, '', person))
  await Promise.all(browsers.map((browser, index) => comeBack(browser, callbacks[index] ?? '')))

  const ids = await Promise.all(browsers.map(async (browser) => (await callAs(browser, server, '/v1/me')).body.id))
  expect(new Set(ids).size).toBe(1)
})

test('the answer of the issuer is good once, in the browser that began, and only whole', async () => {
  const browser = server.browser()
  const callback = await authorize(browser)
  const url = new URL(callback)
  const without = (name: string, value = '') => {
    const changed = new URL(url)
    if (value === '') changed.searchParams.delete(name)
    else changed.searchParams.set(name, value)
    return changed.href
  }

  for (const tried of [without('state'), without('state', 'x'.repeat(43)), `${server.publicUrl}/auth/callback`]) {
    expect((await browser.open(tried)).status).toBe(400)
  }
  expect((await server.browser().open(callback)).status).toBe(400)
  const name = `__Host-millrace-sign-in-${url.searchParams.get('state')?.slice(0, 12)}`
  const headers = { cookie: `${name}=${'x'.repeat(43)}` }
  expect((await fetch(callback, { headers, redirect: 'manual' })).status).toBe(400)
  await comeBack(browser, callback)
  expect(await whoIs(browser)).toBe(ada.email)
  expect((await browser.open(callback)).status).toBe(400)
})

test.each([
  ['took too long', `expires_at = now() - interval '1 second'`],
  ['was sealed with the secrets of before', `content = decode(repeat('00', 64), 'hex')`],
])('a sign-in that %s is over', async (_why, change) => {
  const browser = server.browser()
  const callback = await authorize(browser)
  await server.ctx.db.query({ text: `update session_notes set ${change}` })
  const page = await browser.open(callback)

  expect(page.status).toBe(400)
  expect(await page.text()).toContain('This sign-in is over')
})

test.each([
  ['another nonce', { nonce: 'another' }],
  ['no nonce', { nonce: undefined }],
  ['another audience', { aud: 'another-client' }],
  ['another issuer', { iss: 'https://evil.test' }],
  ['another authorized party', { aud: ['millrace-web', 'other'], azp: 'other' }],
  ['no subject', { sub: undefined }],
  ['run out', { exp: 1 }],
])('an ID token with %s signs nobody in', async (_name, claims) => {
  issuer.idClaims = claims
  await expectRefused()
})

test.each([
  ['another audience', { aud: 'another-api' }],
  ['run out', { exp: 1 }],
  ['without an e-mail address of its own', { sub: 'nobody-yet', email: undefined }],
])('an access token with %s signs nobody in', async (_name, claims) => {
  issuer.accessClaims = claims
  await expectRefused()
})

async function expectRefused() {
  const browser = server.browser()
  const page = await comeBack(browser, await authorize(browser, '?returnTo=/here'))
  const text = await page.text()

  expect(page.status).toBe(403)
  expect(text).toContain('Not signed in')
  expect(text).toContain('href="/auth/login?returnTo=%2Fhere"')
  expect(text).not.toMatch(/nonce|audience|OAUTH|JWT|evil|stack/i)
  expect(browser.cookie(sessionCookie)).toBeUndefined()
}

test('a sign-in that is cancelled, or refused by the issuer, ends on a page that leads back', async () => {
  for (const error of ['access_denied', 'server_error']) {
    issuer.authorizationError = error
    const browser = server.browser()
    const page = await comeBack(browser, await authorize(browser, '?returnTo=/here'))
    expect(page.status).toBe(403)
    expect(await page.text()).toContain('href="/auth/login?returnTo=%2Fhere"')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  }
})

test('with the e-mail address of somebody else nobody gets their account', async () => {
  await signIn()
  const browser = server.browser()
  const revoked = issuer.revoked.length
  const page = await comeBack(browser, await authorize(browser, '', { subject: 'mallory', email: ada.email }))

  expect(page.status).toBe(403)
  expect(browser.cookie(sessionCookie)).toBeUndefined()
  await expect.poll(() => issuer.revoked.length).toBe(revoked + 1)
})

test('an issuer that is away makes a page that says so, at the beginning and at the end', async () => {
  const other = await startSessionServer({ OIDC_ISSUER: 'http://127.0.0.1:9/realms/none' })
  const page = await other.browser().open(`${other.publicUrl}/auth/login`)
  expect([page.status, page.headers.get('retry-after')]).toEqual([503, '5'])
  await other.close()

  const browser = server.browser()
  const callback = await authorize(browser)
  issuer.brokenWith = 502
  expect((await comeBack(browser, callback)).status).toBe(503)
})

test('on a laptop, localhost leads to the address that the issuer knows', async () => {
  const elsewhere = server.publicUrl.replace('127.0.0.1', 'localhost')
  const answer = await fetch(`${elsewhere}/auth/login?returnTo=/a`, { redirect: 'manual' })
  expect(answer.headers.get('location')).toBe(`${server.publicUrl}/auth/login?returnTo=/a`)
})

test('an address that begins too often has to wait', async () => {
  const other = await startSessionServer({ OIDC_ISSUER: issuer.url })
  const open = () => stopping().open(`${other.publicUrl}/auth/callback`)
  for (let calls = 0; calls < 120; calls += 1) expect((await open()).status).toBe(400)
  const refused = await open()
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
  await other.close()
})
