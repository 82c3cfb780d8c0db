import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestContext } from '../../testing/open-test-context.ts'
import { openTestContext } from '../../testing/open-test-context.ts'
import type { TestDatabase } from '../../testing/test-database.ts'
import { createTestDatabase } from '../../testing/test-database.ts'
import { toConfig } from '../app/config/config.ts'
import { startApi } from './api.ts'

let database: TestDatabase
let opened: TestContext
beforeAll(async () => {
  database = await createTestDatabase()
  opened = await openTestContext(database)
})
afterAll(async () => {
  await opened.close()
  await database.drop()
})

test('a stopping server says that it is not ready while it still answers, then it refuses', async () => {
  const port = await freePort()
  const api = await startApi(
    opened,
    { metrics: null },
    toConfig({ PORT: String(port), DRAIN_SECONDS: '1' }, '/nowhere'),
  )
  const statusOf = (name: string) =>
    fetch(`http://127.0.0.1:${port}/health/${name}`, { headers: { connection: 'close' } }).then(
      ({ status }) => status,
      () => null,
    )
  expect(await statusOf('ready')).toBe(200)

  const closed = api.close()

  expect([await statusOf('ready'), await statusOf('live')]).toEqual([503, 200])
  await closed
  expect(await statusOf('live')).toBeNull()
})

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}
