import { generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from '../../../testing/browser.ts'
import { signInAs } from '../../../testing/issuer-sign-in.ts'
import { SessionIssuer } from '../../../testing/session-issuer.ts'
import type { SessionServer } from '../../../testing/session-server.ts'
import { callAs, startSessionServer } from '../../../testing/session-server.ts'

const event = 'http://schemas.openid.net/event/backchannel-logout'

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

const signIn = (person?: Parameters<typeof signInAs>[2]) => signInAs(server, issuer, person)
const statusOf = async (browser: Browser) => (await callAs(browser, server, '/v1/me')).status
const seconds = () => Math.floor(Date.now() / 1000)

const send = (token: string | null, contentType = 'application/x-www-form-urlencoded') =>
  fetch(`${server.publicUrl}/auth/backchannel-logout`, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: token === null ? '' : new URLSearchParams({ logout_token: token }).toString(),
  })

test("the issuer's session ends all of ours that came from it, and no other", async () => {
  const one = await signIn()
  const same = await signIn({ subject: one.subject, sid: one.sid })
  const elsewhere = await signIn({ subject: one.subject })
  const answer = await send(await issuer.logoutToken({ sub: one.subject, sid: one.sid }))

  expect([answer.status, answer.headers.get('cache-control'), await answer.text()]).toEqual([200, 'no-store', ''])
  expect(await statusOf(one.browser)).toBe(401)
  expect(await statusOf(same.browser)).toBe(401)
  expect(await statusOf(elsewhere.browser)).toBe(200)
})

test('a token with the session alone is enough, and one with the subject alone ends all of that person', async () => {
  const [one, two, three] = [await signIn(), await signIn(), await signIn()]
  const again = await signIn({ subject: two.subject })
  expect((await send(await issuer.logoutToken({ sid: one.sid }))).status).toBe(200)
  expect((await send(await issuer.logoutToken({ sub: two.subject }))).status).toBe(200)

  const statuses = await Promise.all([one, two, again, three].map(({ browser }) => statusOf(browser)))
  expect(statuses).toEqual([401, 401, 401, 200])
})

test('the session of one person does not end with the subject of another', async () => {
  const [one, other] = [await signIn(), await signIn()]
  expect((await send(await issuer.logoutToken({ sid: one.sid, sub: other.subject }))).status).toBe(200)

  expect(await statusOf(one.browser)).toBe(200)
  expect(await statusOf(other.browser)).toBe(200)
})

test('a token is taken once', async () => {
  const { subject } = await signIn()
  const token = await issuer.logoutToken({ sub: subject })
  expect((await send(token)).status).toBe(200)
  const { browser } = await signIn({ subject })

  const replayed = await send(token)
  expect([replayed.status, await replayed.json()]).toEqual([400, { error: 'invalid_request' }])
  expect(await statusOf(browser)).toBe(200)
})

test('a token whose sessions could not be ended is taken when it is sent again', async () => {
  const { browser, sid } = await signIn()
  const token = await issuer.logoutToken({ sid })
  const run = (text: string) => server.ctx.db.query({ text })
  await run(`create function refuse() returns trigger language plpgsql as $$ begin raise 'not now'; end $$`)
  await run('create trigger refuse before delete on sessions for each row execute function refuse()')
  expect((await send(token)).status).toBe(500)

  await run('drop function refuse cascade')
  expect((await send(token)).status).toBe(200)
  expect(await statusOf(browser)).toBe(401)
  expect((await send(token)).status).toBe(400)
})

test.each<[string, Record<string, unknown>, string?]>([
  ['another issuer', { iss: 'https://evil.test' }],
  ['another audience', { aud: 'another-client' }],
  ['the audience of the API', { aud: 'millrace-api' }],
  ['no audience', { aud: undefined }],
  ['a nonce', { nonce: 'n' }],
  ['no event', { events: undefined }],
  ['another event', { events: { 'http://schemas.openid.net/event/other': {} } }],
  ['an event that is no object', { events: { [event]: 'yes' } }],
  ['events that are a list', { events: [event] }],
  ['no id', { jti: undefined }],
  ['no time of issue', { iat: undefined }],
  ['no end', { exp: undefined }],
  ['an end that is over', { exp: 1 }],
  ['an issue long ago', { iat: 1 }],
  ['an issue in the future', { iat: 9_999_999_999, exp: 9_999_999_999 }],
  ['the type of an ID token', {}, 'JWT'],
  ['the type of an access token', {}, 'at+jwt'],
])('a token with %s ends nothing', async (_name, claims, typ) => {
  const { browser, subject, sid } = await signIn()
  const answer = await send(await issuer.logoutToken({ sub: subject, sid, ...claims }, typ))

  expect([answer.status, answer.headers.get('cache-control')]).toEqual([400, 'no-store'])
  expect(await statusOf(browser)).toBe(200)
})

test('a token that names nobody, and what is no token at all, is refused', async () => {
  const tokens = [await issuer.logoutToken(), '', 'x', 'a.b.c', null, `${'a'.repeat(9000)}.b.c`]
  for (const token of tokens) expect((await send(token)).status).toBe(400)
  expect((await send(await issuer.logoutToken({ sub: 'x' }), 'text/plain')).status).toBe(415)
})

test.each(['another key', 'no signature', 'the public key as a secret'])(
  'a token signed with %s ends nothing',
  async (how) => {
    const { browser, subject, sid } = await signIn()
    const claims = { iss: issuer.url, aud: 'millrace-web', sub: subject, sid, events: { [event]: {} } }
    const times = { iat: seconds(), exp: seconds() + 60, jti: `forged by ${how}` }
    expect((await send(await forge(how, { ...claims, ...times }))).status).toBe(400)
    expect(await statusOf(browser)).toBe(200)
  },
)

async function forge(how: string, claims: Record<string, unknown>): Promise<string> {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  if (how === 'no signature') return `${encode({ alg: 'none', typ: 'logout+jwt' })}.${encode(claims)}.`
  const jwt = (alg: string) => new SignJWT(claims).setProtectedHeader({ alg, kid: 'one', typ: 'logout+jwt' })
  if (how === 'another key') return jwt('RS256').sign((await generateKeyPair('RS256')).privateKey)
  const keys = await (await fetch(`${issuer.url}/keys`)).text()
  return jwt('HS256').sign(Buffer.from(keys))
}
