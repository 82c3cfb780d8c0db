import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onServer } from '../../testing/postgres.ts'
import type { TestDatabase } from '../../testing/test-database.ts'
import { createEmptyDatabase } from '../../testing/test-database.ts'
import { assertUsable, inspectDatabaseServer } from './database-server.store.ts'
import { openDatabaseServer } from './open-database-server.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createEmptyDatabase()
})
afterAll(() => database.drop())

const open = (url: string) =>
  openDatabaseServer({ dataDir: '/nowhere', database: { url, poolSize: 1, readers: 1, writers: 1 } }, () => {})

test('a usable server is used as it is', async () => {
  expect((await open(database.url)).url).toBe(database.url)
})

test('a server that is not there is named, without the password', async () => {
  const failure = await open('postgresql://ada:hunter2@127.0.0.1:1/tasks').catch((err: Error) => err.message)

  expect(failure).toContain('Cannot connect to the database at 127.0.0.1:1/tasks')
  expect(failure).toContain('ECONNREFUSED')
  expect(failure).not.toContain('hunter2')
})

test('a database that does not exist is told apart', async () => {
  await expect(open(database.url.replace('/test_', '/missing_'))).rejects.toThrow(
    /does not exist[\s\S]*Create the data/,
  )
})

test('a user who may not create tables is refused with the statement that helps', async () => {
  const name = `reader_${randomBytes(4).toString('hex')}`
  await onServer(database.url, (db) => db.query(`create role ${name} login`))
  const url = new URL(database.url)
  url.username = name

  await expect(open(url.href)).rejects.toThrow(`grant create, usage on schema public to "${name}"`)

  await onServer(database.url, (db) => db.query(`drop role ${name}`))
})

test('a server that is too old is refused', async () => {
  const server = await inspectDatabaseServer(database.url)

  expect(() => assertUsable(server)).not.toThrow()
  expect(() => assertUsable({ ...server, version: '14.9', major: 14 })).toThrow('needs 15 or newer')
})
