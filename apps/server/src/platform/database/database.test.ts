import { once } from 'node:events'
import type { Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFakePostgres } from '../../../testing/crash/fake-postgres.ts'
import type { TestDatabase } from '../../../testing/test-database.ts'
import { createTestDatabase } from '../../../testing/test-database.ts'
import { openDatabase } from './database.ts'
import { isUnavailable } from './database-error.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

test('a host that goes silent leaves no request of the pool hanging, and its connection is not used again', async () => {
  const line = await openLine()
  const db = openDatabase({ url: line.url, poolSize: 1, readers: 1, writers: 1, onError, silenceMilliseconds: 300 })
  // All are connected before the line goes silent.
  for (const part of [db, db.read, db.write]) await part.query({ text: 'select 1' })

  line.silence()
  expect(isUnavailable(await db.query({ text: 'select 2' }).catch((err) => err))).toBe(true)
  line.speak()
  expect(await db.query({ text: 'select 3 as n' })).toEqual([{ n: 3 }])

  const lost = db.transaction(async (tx) => {
    await tx.query({ text: 'select 4' })
    line.silence()
    await tx.query({ text: 'select 5' })
  })
  expect(isUnavailable(await lost.catch((err) => err))).toBe(true)
  line.speak()
  expect(await db.transaction((tx) => tx.query({ text: 'select 6 as n' }))).toEqual([{ n: 6 }])

  await db.close()
  line.close()
})

test('a transaction does not leave a statement behind that its connection cannot run any more', async () => {
  const db = openDatabase({ url: database.url, poolSize: 1, readers: 1, writers: 1, onError })
  const all = { name: 'all', text: 'select * from altered' }
  const read = () => db.transaction((tx) => tx.query(all))
  await db.query({ text: 'create table altered (id integer)' })
  expect(await read()).toEqual([])
  await db.query({ text: 'alter table altered add column name text' })
  await expect(read()).rejects.toThrow('cached plan must not change result type')
  expect(await read()).toEqual([])
  await db.close()
})

const onError = () => {}

/** The database behind a line that can be cut without anybody being told. */
async function openLine() {
  const { username, password, hostname, port, pathname } = new URL(database.url)
  const host = decodeURIComponent(hostname)
  const sockets = new Set<Socket>()
  let isSilent = false
  const server = createServer((near) => {
    const far = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(Number(port || 5432), host)
    for (const socket of [near, far]) socket.on('error', onError)
    near.on('data', (bytes) => void (isSilent || far.write(bytes)))
    far.on('data', (bytes) => void (isSilent || near.write(bytes)))
    near.on('close', () => far.destroy())
    sockets.add(near)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `127.0.0.1:${(server.address() as { port: number }).port}`
  return {
    url: `postgresql://${username}${password && `:${password}`}@${address}${pathname}?sslmode=disable`,
    silence: () => (isSilent = true),
    speak: () => (isSilent = false),
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

test('a server that dies in the moment in which it takes a connection ends nothing but the transaction', async () => {
  const dying = await openFakePostgres('dying')
  const db = openDatabase({ url: dying.url, poolSize: 1, readers: 1, writers: 1, onError: () => {} })
  const transaction = db.transaction((tx) => tx.query({ text: 'select 1' }))
  await expect(transaction).rejects.toSatisfy(isUnavailable)
  await db.close()
  await dying.close()
})
