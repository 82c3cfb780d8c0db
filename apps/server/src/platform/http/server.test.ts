import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestServer } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'
import { RequestLog } from './request-log.ts'
import { buildServer } from './server.ts'

let server: TestServer

beforeAll(async () => {
  server = await openTestServer()
})
afterAll(() => server.close())

const options = {
  quotas: { perPrincipal: 100, perAddress: 100 },
  trustedProxies: 0,
  requestLog: new RequestLog(() => undefined),
}

test('a route that does not say who may call it stops the start, by name', async () => {
  const building = buildServer(server.ctx, [], {
    ...options,
    extend: async (app) => {
      app.get('/v1/unguarded', () => 'everybody reads this')
    },
  })
  await expect(building).rejects.toThrow('GET /v1/unguarded does not declare "access"')
})

test('another method of a known address is 405 and names the ones there are', async () => {
  const { status, headers, body } = await server.as({ id: 'nobody' }).delete('/v1/me')
  expect([status, headers.allow, body.code]).toEqual([405, 'GET, PATCH', 'method-not-allowed'])
})
