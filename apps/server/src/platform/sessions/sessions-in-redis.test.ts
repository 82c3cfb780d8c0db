import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../../../testing/browser.ts'
import { sessionCookie, signInAs } from '../../../testing/issuer-sign-in.ts'
import { openTestContext } from '../../../testing/open-test-context.ts'
import type { RunningRedis } from '../../../testing/services/redis.ts'
import { hasRedis, startRedis } from '../../../testing/services/redis.ts'
import { SessionIssuer } from '../../../testing/session-issuer.ts'
import type { SessionServer } from '../../../testing/session-server.ts'
import { callAs, startSessionServer } from '../../../testing/session-server.ts'
import { createTestDatabase } from '../../../testing/test-database.ts'
import { issueToken, systemActor } from '../../modules/people/index.ts'
import { openRedis } from './redis.ts'

describe.skipIf(!hasRedis())('with sessions in a real Redis', () => {
  let redis: RunningRedis
  let issuer: SessionIssuer
  let server: SessionServer

  beforeAll(async () => {
    redis = await startRedis()
    issuer = await new SessionIssuer().start()
    server = await startSessionServer({ OIDC_ISSUER: issuer.url, REDIS_URL: redis.url })
  })
  afterAll(async () => {
    await server.close()
    await issuer.close()
    await redis.close()
  })

  const signIn = (person?: Parameters<typeof signInAs>[2]) => signInAs(server, issuer, person)
  const statusOf = async (browser: Browser) => (await callAs(browser, server, '/v1/me')).status

  test('people sign in, are listed and sign out everywhere, and PostgreSQL knows nothing of it', async () => {
    const one = await signIn()
    const other = await signIn({ subject: one.subject })
    expect((await callAs(one.browser, server, '/v1/me/sessions')).body.items).toHaveLength(2)
    const tables = 'select (select count(*) from sessions) + (select count(*) from session_notes) as count'
    expect(await server.ctx.db.query({ text: tables })).toEqual([{ count: '0' }])

    expect((await callAs(one.browser, server, '/v1/me/sessions', { method: 'DELETE' })).status).toBe(204)
    expect(await statusOf(other.browser)).toBe(401)
  })

  test('an access token that has run out is renewed once, however many ask in two processes', async () => {
    const { browser } = await signIn()
    const { address, context } = await server.another()
    const connection = await openRedis(redis.url, server.ctx.log)
    const names = await connection.keys('millrace:v1:session:*')
    await Promise.all(names.map((name) => connection.hset(name, 'accessExpiresAt', Date.now() - 1000)))
    connection.disconnect()
    for (const { sessions } of [server.ctx, context.ctx]) sessions.forget()
    issuer.refreshes = 0

    const headers = { cookie: `${sessionCookie}=${browser.cookie(sessionCookie)}` }
    const asked = Array.from({ length: 20 }, (_, index) =>
      fetch(`${index % 2 === 0 ? server.publicUrl : address}/v1/me`, { headers }),
    )
    expect(new Set((await Promise.all(asked)).map(({ status }) => status))).toEqual(new Set([200]))
    expect(issuer.refreshes).toBe(1)
  })

  test('the issuer ends a session, and a logout token is taken once', async () => {
    const { browser, sid } = await signIn()
    const body = new URLSearchParams({ logout_token: await issuer.logoutToken({ sid }) })
    const send = () => fetch(`${server.publicUrl}/auth/backchannel-logout`, { method: 'POST', body })

    expect([(await send()).status, (await send()).status]).toEqual([200, 400])
    expect(await statusOf(browser)).toBe(401)
  })

  test('a Redis that is lost makes sessions wait and nothing else, and they are there again with it', async () => {
    const own = await startRedis()
    const port = Number(new URL(own.url).port)
    const alone = await startSessionServer({ OIDC_ISSUER: issuer.url, REDIS_URL: own.url })
    const { browser, userId } = await signInAs(alone, issuer)
    const { token } = await issueToken(alone.ctx, systemActor('test'), { ownerId: userId, name: 'mine' })
    await own.close()
    alone.ctx.sessions.forget()

    const refused = await callAs(browser, alone, '/v1/me')
    expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([503, 'unavailable', '2'])
    expect((await browser.open(`${alone.publicUrl}/auth/login`)).status).toBe(503)
    const headers = { authorization: `Bearer ${token}`, cookie: `${sessionCookie}=${browser.cookie(sessionCookie)}` }
    expect((await fetch(`${alone.publicUrl}/v1/me`, { headers })).status).toBe(200)

    const again = await startRedis(port)
    const status = async () => {
      alone.ctx.sessions.forget()
      return (await callAs(browser, alone, '/v1/me')).status
    }
    // It kept nothing, so the session is gone; what counts is that it is asked.
    await expect.poll(status, { timeout: 10_000 }).toBe(401)
    await alone.close()
    await again.close()
  })
})

test('a Redis that cannot be reached stops the start, with the reason and without the password', async () => {
  const database = await createTestDatabase()
  const opening = openTestContext(database, { REDIS_URL: 'redis://millrace:hunter2@127.0.0.1:9' })
  await expect(opening).rejects.toThrow(/^The Redis of REDIS_URL at 127\.0\.0\.1:9 cannot be used: .*ECONNREFUSED/)
  await expect(opening).rejects.not.toThrow('hunter2')
  await database.drop()
})
