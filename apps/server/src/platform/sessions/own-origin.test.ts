import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from '../../../testing/browser.ts'
import { signInAs } from '../../../testing/issuer-sign-in.ts'
import { SessionIssuer } from '../../../testing/session-issuer.ts'
import type { SessionServer } from '../../../testing/session-server.ts'
import { callAs, startSessionServer } from '../../../testing/session-server.ts'
import { issueToken, systemActor } from '../../modules/people/index.ts'

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
const me = (browser: Browser) => callAs(browser, server, '/v1/me')
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code

test('changes are taken from pages of our own alone', async () => {
  const { browser } = await signIn()
  const patch = (headers: Record<string, string>) =>
    browser.open(`${server.publicUrl}/v1/me`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ name: 'Forged' }),
    })
  const ours = { origin: server.publicUrl, 'x-requested-by': 'millrace' }
  const forged: Record<string, string>[] = [
    {},
    { origin: server.publicUrl },
    { 'x-requested-by': 'millrace' },
    { ...ours, origin: 'https://evil.test' },
    { ...ours, origin: 'null' },
    { ...ours, origin: `${server.publicUrl}.evil.test` },
    { ...ours, origin: server.publicUrl.replace('127.0.0.1', 'localhost') },
    { ...ours, 'x-requested-by': 'something' },
    { 'x-requested-by': 'millrace', 'sec-fetch-site': 'same-site' },
    { 'x-requested-by': 'millrace', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-origin' },
    { origin: 'https://evil.test', 'sec-fetch-site': 'same-origin', 'x-requested-by': 'millrace' },
  ]
  for (const headers of forged) {
    const answer = await patch(headers)
    expect([answer.status, await codeOf(answer)], JSON.stringify(headers)).toEqual([403, 'forbidden'])
  }
  expect((await me(browser)).body.name).not.toBe('Forged')

  expect((await patch(ours)).status).toBe(200)
  expect((await patch({ 'sec-fetch-site': 'same-origin', 'x-requested-by': 'millrace' })).status).toBe(200)
})

test('every unsafe method is protected, reading is not', async () => {
  const { browser } = await signIn()
  for (const [method, path] of [
    ['POST', '/v1/projects'],
    ['DELETE', '/v1/me/sessions'],
    ['PATCH', '/v1/me'],
  ] as const) {
    const answer = await browser.open(server.publicUrl + path, { method, headers: { origin: 'https://evil.test' } })
    expect(answer.status).toBe(403)
  }
  const read = await browser.open(`${server.publicUrl}/v1/me`, { headers: { origin: 'https://evil.test' } })
  expect([read.status, read.headers.get('access-control-allow-origin')]).toEqual([200, null])
})

test('a bearer token needs none of it, and with one the cookie does not count', async () => {
  const [ada, bob] = [await signIn(), await signIn()]
  const { token } = await issueToken(server.ctx, systemActor('test'), { ownerId: bob.userId, name: 'mine' })
  const change = (authorization: string) =>
    ada.browser.open(`${server.publicUrl}/v1/me`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', origin: 'https://elsewhere.test', authorization },
      body: JSON.stringify({ name: 'By token' }),
    })

  const changed = await change(`Bearer ${token}`)
  expect([changed.status, await changed.json()]).toEqual([
    200,
    expect.objectContaining({ id: bob.userId, session: null }),
  ])
  for (const wrong of ['Bearer wrong', 'Basic abc', '']) expect((await change(wrong)).status).toBe(401)
  expect((await me(ada.browser)).body.name).not.toBe('By token')
})
