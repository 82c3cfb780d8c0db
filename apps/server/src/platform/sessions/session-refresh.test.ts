import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../../testing/browser.ts'
import { sessionCookie, signInAs } from '../../../testing/issuer-sign-in.ts'
import { SessionIssuer } from '../../../testing/session-issuer.ts'
import type { SessionServer } from '../../../testing/session-server.ts'
import { callAs, startSessionServer } from '../../../testing/session-server.ts'

let issuer: SessionIssuer
let server: SessionServer

beforeAll(async () => {
  issuer = await new SessionIssuer().start()
  server = await startSessionServer({ OIDC_ISSUER: issuer.url })
})
afterAll(async () => {
  await server.close()
  await issuer.close()
})
beforeEach(() => {
  issuer.brokenWith = null
  issuer.tokenError = null
  issuer.idClaims = {}
  issuer.refreshes = 0
})

const signIn = (person?: Parameters<typeof signInAs>[2]) => signInAs(server, issuer, person)
const me = (browser: Browser) => callAs(browser, server, '/v1/me')
const statusOf = async (browser: Browser) => (await me(browser)).status

test('an access token that has run out is renewed once, however many ask in however many processes', async () => {
  const { browser } = await signIn()
  const { address } = await server.another()
  const headers = { cookie: `${sessionCookie}=${browser.cookie(sessionCookie)}` }
  await server.expireAccess()
  issuer.refreshes = 0

  const asked = Array.from({ length: 20 }, (_, index) =>
    fetch(`${index % 2 === 0 ? server.publicUrl : address}/v1/me`, { headers }),
  )
  const statuses = (await Promise.all(asked)).map(({ status }) => status)

  expect(new Set(statuses)).toEqual(new Set([200]))
  expect(issuer.refreshes).toBe(1)
  await server.expireAccess()
  expect(await statusOf(browser)).toBe(200)
  expect(issuer.refreshes).toBe(2)
})

test('a session that the issuer renews no more ends', async () => {
  const { browser, userId } = await signIn()
  issuer.refuseRefreshes()
  await server.expireAccess()

  expect(await statusOf(browser)).toBe(401)
  expect(await sessionsIn(`where user_id = '${userId}'`)).toBe(0)
})

test.each([
  ['the issuer, which does not know us', { tokenError: 'invalid_client' }],
  ['us, for the ID token is meant for others', { idClaims: { aud: 'another-client' } }],
])(
  'a renewal that is refused by %s, ends the session, and the spent token is not sent again',
  async (_who, refusal) => {
    const { browser, userId } = await signIn()
    await server.expireAccess()
    issuer.refreshes = 0
    Object.assign(issuer, refusal)

    expect(await statusOf(browser)).toBe(401)
    server.ctx.sessions.forget()
    expect(await statusOf(browser)).toBe(401)
    expect(issuer.refreshes).toBe(1)
    expect(await sessionsIn(`where user_id = '${userId}'`)).toBe(0)
  },
)

const sessionsIn = async (where = '') => {
  const [row] = await server.ctx.db.query<{ count: number }>({
    text: `select count(*)::int as count from sessions ${where}`,
  })
  return row?.count
}

test('a role that was changed at the issuer comes with the next token', async () => {
  const { browser } = await signIn()
  expect((await me(browser)).body.role).toBe('user')
  issuer.changePeople((person) => ({ ...person, roles: ['viewer'] }))
  await server.expireAccess()

  await expect.poll(async () => (await me(browser)).body.role).toBe('viewer')
})

test('tokens of another person do not take over a session', async () => {
  const { browser } = await signIn()
  issuer.changePeople((person) => ({ ...person, subject: 'somebody-else', email: 'somebody-else@example.com' }))
  await server.expireAccess()

  expect(await statusOf(browser)).toBe(401)
})

test('while the issuer is away a session goes on for ten minutes, then 503, and it comes back with the issuer', async () => {
  const own = await startSessionServer({ OIDC_ISSUER: issuer.url })
  const { browser } = await signInAs(own, issuer)
  const status = async () => (await callAs(browser, own, '/v1/me')).status
  issuer.brokenWith = 503
  await own.expireAccess()
  expect(await status()).toBe(200)

  const away = `update sessions set access_expires_at = now() - interval '11 minutes'`
  await own.ctx.db.query({ text: away })
  own.ctx.sessions.forget()
  const refused = await callAs(browser, own, '/v1/me')
  expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([503, 'unavailable', '10'])
  await own.close()
})

test('after the issuer was away, the session is renewed', async () => {
  const { browser } = await signIn()
  const { address } = await server.another()
  issuer.brokenWith = 502
  await server.expireAccess()
  expect(await statusOf(browser)).toBe(200)

  issuer.brokenWith = null
  const headers = { cookie: `${sessionCookie}=${browser.cookie(sessionCookie)}` }
  expect((await fetch(`${address}/v1/me`, { headers })).status).toBe(200)
  expect(issuer.refreshes).toBe(1)
})
