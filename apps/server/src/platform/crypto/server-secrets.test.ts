import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestDatabase } from '../../../testing/test-database.ts'
import { createTestDatabase } from '../../../testing/test-database.ts'
import type { Database } from '../database/database.ts'
import { openDatabase } from '../database/database.ts'
import { serverSecret, sharedSecret } from './server-secrets.ts'

let database: TestDatabase
let db: Database
const now = new Date('2026-11-21T09:00:00Z')

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase({ url: database.url, poolSize: 10, readers: 1, writers: 1, onError: () => {} })
})

afterAll(async () => {
  await db.close()
  await database.drop()
})

test('processes that ask for a secret at the same time all get the same one', async () => {
  const secrets = await Promise.all(Array.from({ length: 10 }, () => serverSecret(db, 'shared', 32, now)))

  expect(secrets[0]).toHaveLength(32)
  expect(new Set(secrets.map((secret) => secret.toString('hex'))).size).toBe(1)
})

test('secrets of different names differ', async () => {
  expect(await serverSecret(db, 'one', 16, now)).not.toEqual(await serverSecret(db, 'other', 16, now))
})

test('a secret that exists is not made again', async () => {
  await sharedSecret(db, 'made', () => Buffer.from('first'), now)
  const again = await sharedSecret(db, 'made', () => Promise.reject(new Error('made again')), now)

  expect(again.toString()).toBe('first')
})
