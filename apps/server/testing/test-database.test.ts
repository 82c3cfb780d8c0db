import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { onServer } from './postgres.ts'
import { createTestDatabase } from './test-database.ts'

test('test databases are migrated and apart from each other', async () => {
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()])
  const files = (await readdir(fileURLToPath(new URL('../migrations', import.meta.url)))).filter((name) =>
    name.endsWith('.sql'),
  )

  await onServer(first.url, (db) => db.query('create table only_in_first ()'))
  const { rows } = await onServer(second.url, (db) =>
    db.query(
      `select to_regclass('only_in_first') as foreign, (select count(*)::int from schema_migrations) as applied`,
    ),
  )

  expect(rows).toEqual([{ foreign: null, applied: files.length }])
  await Promise.all([first.drop(), second.drop()])
})

test('a dropped test database is gone, also while someone is connected', async () => {
  const database = await createTestDatabase()
  const name = new URL(database.url).pathname.slice(1)
  const other = await createTestDatabase()

  await onServer(database.url, async (open) => {
    const cut = new Promise((resolve) => open.on('error', resolve))
    await database.drop()
    await cut
  })

  const { rowCount } = await onServer(other.url, (db) => db.query('select from pg_database where datname = $1', [name]))
  expect(rowCount).toBe(0)
  await other.drop()
})
