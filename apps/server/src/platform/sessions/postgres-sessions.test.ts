import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, test } from 'vitest'
import type { OpenStore } from '../../../testing/session-store-suite.ts'
import { sessionStoreCases } from '../../../testing/session-store-suite.ts'
import { createTestDatabase } from '../../../testing/test-database.ts'
import { openDatabase } from '../database/database.ts'
import { postgresSessions } from './postgres-sessions.store.ts'

let open: OpenStore
beforeAll(async () => {
  open = await openStore()
})
afterAll(() => open.close())

test.each(sessionStoreCases)('%s', (_guarantee, check) => check(open))

async function openStore(): Promise<OpenStore> {
  const database = await createTestDatabase()
  const db = openDatabase({ url: database.url, poolSize: 5, readers: 1, writers: 4, onError: () => {} })
  return {
    store: postgresSessions(db),
    addUser: async () => {
      const id = randomUUID()
      const text = `insert into users (id, email, name, created_at, updated_at) values ($1, $2, 'Ada', now(), now())`
      await db.query({ text, values: [id, `${randomBytes(6).toString('hex')}@example.com`] })
      return id
    },
    close: async () => {
      await db.close()
      await database.drop()
    },
  }
}
