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
  issuer.refreshes = 0
})

const signIn = (person?: Parameters<typeof signInAs>[2]) => signInAs(server, issuer, person)
const me = (browser: Browser) => callAs(browser, server, '/v1/me')
const statusOf = async (browser: Browser) => (await me(browser)).status

test('a disabled person is out, and stays out of the old session when enabled again', async () => {
  const { browser, userId } = await signIn()
  const set = (text: string) => server.ctx.db.query({ text, values: [userId] })
  await set('update users set disabled_at = now() where id = $1')
  await expect.poll(() => statusOf(browser), { timeout: 6000 }).toBe(401)

  await set('update users set disabled_at = null where id = $1')
  server.ctx.sessions.forget()
  expect(await statusOf(browser)).toBe(401)
})

test('the sessions of a person are listed, and one is ended', async () => {
  const one = await signIn()
  const other = await signIn({ subject: one.subject })
  const { body } = await callAs(one.browser, server, '/v1/me/sessions')
  expect(body.items).toHaveLength(2)
  const [newest, oldest] = body.items
  expect([newest.current, oldest.current]).toEqual([false, true])
  expect(newest).toMatchObject({ address: '127.0.0.1', client: expect.any(String), can: { end: true } })
  const paged = await callAs(one.browser, server, '/v1/me/sessions?limit=1')
  const next = await callAs(one.browser, server, `/v1/me/sessions?limit=1&cursor=${paged.body.nextCursor}`)
  expect([paged.body.items[0].id, next.body.items[0].id, next.body.nextCursor]).toEqual([newest.id, oldest.id, null])

  const ended = await callAs(one.browser, server, `/v1/me/sessions/${newest.id}`, { method: 'DELETE' })
  expect(ended.status).toBe(204)
  expect(await statusOf(other.browser)).toBe(401)
  expect(await statusOf(one.browser)).toBe(200)
  const again = await callAs(one.browser, server, `/v1/me/sessions/${newest.id}`, { method: 'DELETE' })
  expect(again.status).toBe(404)
})

test('nobody ends the session of somebody else', async () => {
  const [ada, bob] = [await signIn(), await signIn()]
  const { id } = (await me(bob.browser)).body.session
  const refused = await callAs(ada.browser, server, `/v1/me/sessions/${id}`, { method: 'DELETE' })

  expect(refused.status).toBe(404)
  expect(await statusOf(bob.browser)).toBe(200)
})

test('signing out everywhere ends all sessions, in every process within five seconds, and their refresh tokens', async () => {
  const one = await signIn()
  const other = await signIn({ subject: one.subject })
  const stranger = await signIn()
  const { address } = await server.another()
  const atOther = () =>
    fetch(`${address}/v1/me`, { headers: { cookie: `${sessionCookie}=${other.browser.cookie(sessionCookie)}` } })
  expect((await atOther()).status).toBe(200)
  issuer.revoked.length = 0

  const ended = await callAs(one.browser, server, '/v1/me/sessions', { method: 'DELETE' })
  expect(ended.status).toBe(204)
  expect(await statusOf(one.browser)).toBe(401)
  expect(await statusOf(other.browser)).toBe(401)
  await expect.poll(async () => (await atOther()).status, { timeout: 5500 }).toBe(401)
  await expect.poll(() => issuer.revoked.length).toBe(2)
  expect(await statusOf(stranger.browser)).toBe(200)
})

test('signing out ends the session, here and at the issuer', async () => {
  const { browser } = await signIn()
  const secret = browser.cookie(sessionCookie)
  issuer.revoked.length = 0
  const { status, body } = await callAs(browser, server, '/auth/logout', { method: 'POST' })

  expect(status).toBe(200)
  const location = new URL(body.location)
  expect(location.origin + location.pathname).toBe(`${issuer.url}/logout`)
  expect(location.searchParams.get('post_logout_redirect_uri')).toBe(`${server.publicUrl}/`)
  expect(location.searchParams.get('id_token_hint')).toMatch(/^eyJ/)
  expect(browser.cookie(sessionCookie)).toBeUndefined()
  const headers = { cookie: `${sessionCookie}=${secret}` }
  expect((await fetch(`${server.publicUrl}/v1/me`, { headers })).status).toBe(401)
  await expect.poll(() => issuer.revoked.length).toBe(1)
})

test('a form of our own signs out, one of another site does not', async () => {
  const { browser } = await signIn()
  const send = (origin: string | null) => browser.submit(`${server.publicUrl}/auth/logout`, {}, origin)
  for (const origin of ['https://evil.test', 'null', null]) expect((await send(origin)).status).toBe(403)
  expect(
    (await callAs(browser, server, '/auth/logout', { method: 'POST', headers: { origin: 'https://evil.test' } }))
      .status,
  ).toBe(403)
  expect(await statusOf(browser)).toBe(200)

  const signedOut = await send(server.publicUrl)
  expect([signedOut.status, signedOut.headers.get('location')]).toEqual([303, expect.stringContaining('/logout?')])
})

test('who is not signed in signs out without complaint', async () => {
  const { status, body } = await callAs(server.browser(), server, '/auth/logout', { method: 'POST' })
  expect([status, body]).toEqual([200, { location: `${server.publicUrl}/` }])
})

test('signing out works while the issuer is away', async () => {
  const { browser } = await signIn()
  issuer.brokenWith = 503
  expect((await callAs(browser, server, '/auth/logout', { method: 'POST' })).status).toBe(200)
  expect(await statusOf(browser)).toBe(401)
})

test('a session ends when it is not used, and when its time is over', async () => {
  const { browser, userId } = await signIn()
  const [row] = await server.ctx.db.query<{ idle: number; longest: number }>({
    text: `select extract(epoch from idle_until - created_at)::int as idle,
      extract(epoch from expires_at - created_at)::int as longest from sessions where user_id = $1`,
    values: [userId],
  })
  expect(row).toEqual({ idle: 7 * 86_400, longest: 30 * 86_400 })
  await server.ctx.db.query({ text: 'update sessions set idle_until = now() where user_id = $1', values: [userId] })
  server.ctx.sessions.forget()
  expect(await statusOf(browser)).toBe(401)
})

test('use moves the end of a session, at most once a minute and never beyond its longest time', async () => {
  const { browser, userId } = await signIn()
  const seen = async () => {
    const text = 'select last_seen_at::text as seen, idle_until = expires_at as last from sessions where user_id = $1'
    const [row] = await server.ctx.db.query<{ seen: string; last: boolean }>({ text, values: [userId] })
    return row
  }
  const first = await seen()
  server.ctx.sessions.forget()
  await statusOf(browser)
  expect(await seen()).toEqual(first)

  const text = `update sessions set last_seen_at = now() - interval '2 minutes', expires_at = now() + interval '1 day'
    where user_id = $1`
  await server.ctx.db.query({ text, values: [userId] })
  server.ctx.sessions.forget()
  await statusOf(browser)
  await expect.poll(seen).toMatchObject({ last: true })
})

const sessionsIn = async (where: string) => {
  const text = `select count(*)::int as count from sessions ${where}`
  return (await server.ctx.db.query<{ count: number }>({ text }))[0]?.count
}

test('a person has a hundred sessions at most', async () => {
  const { userId, subject } = await signIn()
  const text = `insert into sessions select sha256(n::text::bytea), ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, user_id, issuer, subject, null, tokens,
      access_expires_at, null, client, address, created_at, last_seen_at, idle_until, expires_at
    from sessions, generate_series(1, 105) n where user_id = $1`
  await server.ctx.db.query({ text, values: [userId] })
  const newest = await signIn({ subject })
  expect(await sessionsIn(`where user_id = '${userId}'`)).toBe(100)
  expect(await statusOf(newest.browser)).toBe(200)
})
