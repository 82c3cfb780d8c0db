import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestServer } from './test-server.ts'
import { openTestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
})
afterAll(() => server.close())

test('a user of the test server has an inbox and the permissions of the token', async () => {
  const ada = await server.createUser({ name: 'Ada' })

  const { status, body } = await server.as(ada).get('/v1/projects')
  const refused = await server.as(ada, ['projects:read']).post('/v1/projects', { name: 'Launch' })
  const unknown = await server.as({ id: server.ctx.newId() }).get('/v1/projects')

  expect(status).toBe(200)
  expect(body.items).toMatchObject([{ name: 'Inbox', isInbox: true, role: 'owner' }])
  expect(refused.status).toBe(403)
  expect(unknown.status).toBe(401)
})
