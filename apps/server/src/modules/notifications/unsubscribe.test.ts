import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'
import { unsubscribeSecret, unsubscribeToken } from './unsubscribe-token.ts'

const preferences = '/v1/me/notification-preferences'
const form = { 'content-type': 'application/x-www-form-urlencoded' }
let server: TestServer
let secret: Buffer
beforeAll(async () => {
  server = await openTestServer()
  secret = await unsubscribeSecret(server.ctx)
})
afterAll(() => server.close())

const page = (method: 'GET' | 'POST', token: string, headers: Record<string, string> = {}) =>
  server.app.inject({
    method,
    url: `/unsubscribe/${token}`,
    headers: method === 'POST' ? { ...form, ...headers } : headers,
    ...(method === 'POST' && { payload: 'List-Unsubscribe=One-Click' }),
  })
const mailed = async (user: TestUser) => {
  const { kinds } = (await server.as(user).get(preferences)).body
  return Object.keys(kinds).filter((kind) => kinds[kind].email)
}

test('a click in a mail program stops mails of the kind, without signing in', async () => {
  const user = await server.createUser()
  const { statusCode } = await page('POST', unsubscribeToken(secret, user.id, 'commented'))

  expect(statusCode).toBe(200)
  expect(await mailed(user)).toEqual(['mentioned', 'assigned', 'status-changed', 'due-soon', 'overdue'])
  expect((await server.as(user).get(preferences)).body.kinds.commented.inApp).toBe(true)
})

test('the link of a digest stops all mails; a second click changes nothing', async () => {
  const user = await server.createUser()
  const token = unsubscribeToken(secret, user.id, 'all')
  await page('POST', token)
  const { version } = (await server.as(user).get(preferences)).body
  await page('POST', token)

  expect(await mailed(user)).toEqual([])
  expect((await server.as(user).get(preferences)).body.version).toBe(version)
})

test('to open the link changes nothing: it asks first', async () => {
  const user = await server.createUser()
  const token = unsubscribeToken(secret, user.id, 'overdue')
  const { statusCode, body, headers } = await page('GET', token)

  expect(statusCode).toBe(200)
  expect(body).toContain('<form method="post"><button>')
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  expect(await mailed(user)).toContain('overdue')
  expect((await page('GET', token, { 'accept-language': 'de-AT,de;q=0.9' })).body).toContain('abbestellen')
})

test('a link that is not ours is answered like one that is, and changes nothing', async () => {
  const user = await server.createUser()
  const token = unsubscribeToken(secret, user.id, 'assigned')
  const nobody = unsubscribeToken(secret, server.ctx.newId(), 'assigned')
  const forged = unsubscribeToken(Buffer.alloc(32), user.id, 'assigned')
  const changed = `${token.slice(0, 20)}${token[20] === 'A' ? 'B' : 'A'}${token.slice(21)}`
  const answers: string[] = []
  for (const wrong of [forged, changed, nobody, 'x', `${token}AAAA`]) answers.push((await page('POST', wrong)).body)
  expect(await mailed(user)).toContain('assigned')

  const { body } = await page('POST', token)
  expect(new Set([...answers, body]).size).toBe(1)
  expect(await mailed(user)).not.toContain('assigned')
})

test('both forms of a one-click request are taken', async () => {
  const user = await server.createUser()
  const { statusCode } = await server.app.inject({
    method: 'POST',
    url: `/unsubscribe/${unsubscribeToken(secret, user.id, 'mentioned')}`,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload: '--x\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
  })

  expect(statusCode).toBe(200)
  expect(await mailed(user)).not.toContain('mentioned')
})
