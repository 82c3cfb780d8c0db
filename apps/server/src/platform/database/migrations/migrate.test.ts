import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { TestDatabase } from '../../../../testing/test-database.ts'
import { createEmptyDatabase } from '../../../../testing/test-database.ts'
import { migrate } from './migrate.ts'
import { assertCompatible, migrationStatus } from './migration-status.ts'

const tasks = '20260101T0900-create-tasks.sql'
const people = '20260101T0910-create-people.sql'
let database: TestDatabase
let dir: string
let db: pg.Client
const logged: string[] = []
const log = (line: string) => logged.push(line)

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'millrace-migrations-'))
  database = await createEmptyDatabase()
  db = await connect()
  logged.length = 0
  await file(tasks, 'create table tasks (id int);')
})

afterEach(async () => {
  await db.end()
  await database.drop()
  await rm(dir, { recursive: true })
})

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  return client
}

async function file(name: string, sql: string): Promise<void> {
  await writeFile(join(dir, name), sql)
}

async function tables(): Promise<string[]> {
  const { rows } = await db.query(`select tablename from pg_tables where schemaname = 'public' order by 1`)
  return rows.map(({ tablename }) => tablename)
}

test('pending files are applied in the order of their names, once', async () => {
  await file(people, 'create table people as select count(*) from tasks;')
  await file('notes.md', 'not a migration')
  expect(await migrate(database.url, { dir, log })).toEqual({ applied: [tasks, people] })
  expect(logged).toEqual([expect.stringContaining(tasks), expect.stringContaining(people)])
  expect(await migrate(db, { dir })).toEqual({ applied: [] })
  expect(await tables()).toEqual(['people', 'schema_migrations', 'tasks'])
})

test('of two starts at once one migrates and the other waits, also for an index built concurrently', async () => {
  await file(tasks, 'create table tasks (id int); select pg_sleep(0.3);')
  await file(people, '-- millrace: no-transaction\ncreate index concurrently tasks_id on tasks (id);')
  const results = await Promise.all([migrate(database.url, { dir, log }), migrate(database.url, { dir, log })])
  expect(results.map(({ applied }) => applied.length).sort()).toEqual([0, 2])
  expect(logged).toContain('Waiting for another process, which migrates this database')
})

test('a failing file leaves nothing of itself, keeps those before it, and names its line', async () => {
  await file(people, "create table people (id int);\n-- größer 🎉\ninsert into people\nvalues ('x');\n")
  await expect(migrate(database.url, { dir })).rejects.toThrow(
    /^20260101T0910-create-people\.sql line 4: invalid input syntax(.|\n)*Nothing of this file was applied/,
  )
  expect(await tables()).toEqual(['schema_migrations', 'tasks'])

  await file(people, 'create table people (id int);')
  expect(await migrate(database.url, { dir })).toEqual({ applied: [people] })
})

test('a file without a transaction runs statement by statement and says how far it came', async () => {
  const sql =
    '-- millrace: no-transaction\ncreate index concurrently tasks_id on tasks (id);\n\ncreate index concurrently x on nothing (id);'
  await file(people, sql)
  await expect(migrate(database.url, { dir })).rejects.toThrow(
    /line 4: relation "nothing"(.|\n)*The 1 statements before it/,
  )
  const { rowCount } = await db.query(`select from pg_indexes where indexname = 'tasks_id'`)
  expect(rowCount).toBe(1)
  expect(await migrationStatus(database.url, dir)).toMatchObject([{ state: 'applied' }, { state: 'pending' }])
})

test('a file that was changed after it was applied is refused by name; other line ends are no change', async () => {
  await file(tasks, 'create table tasks (\nid int);')
  await migrate(database.url, { dir })
  await file(tasks, '\ufeffcreate table tasks (\r\nid int);')
  await assertCompatible(database.url, { dir })

  await file(tasks, 'create table tasks (\nid bigint);')
  await expect(migrate(database.url, { dir })).rejects.toThrow(`${tasks} was changed after it was applied`)
  await expect(assertCompatible(db, { dir })).rejects.toThrow(`${tasks} was changed after it was applied`)
  expect(await migrationStatus(database.url, dir)).toMatchObject([{ name: tasks, state: 'changed' }])
})

test('an applied migration that this program lacks is tolerated, unless it is a breaking one', async () => {
  await file(people, 'create table people (id int);')
  await migrate(database.url, { dir })
  await rm(join(dir, people))
  await assertCompatible(database.url, { dir })
  expect(await migrate(database.url, { dir })).toEqual({ applied: [] })
  expect(await migrationStatus(database.url, dir)).toMatchObject([
    { name: tasks, state: 'applied', appliedAt: expect.any(Date) },
    { name: people, state: 'unknown', appliedAt: expect.any(Date) },
  ])

  const breaking = '20260201T0900-drop-tasks.sql'
  await file(breaking, '-- Tasks live elsewhere.\n-- millrace: breaking\ndrop table tasks;')
  await migrate(database.url, { dir })
  await rm(join(dir, breaking))
  await expect(assertCompatible(database.url, { dir })).rejects.toThrow(
    /newer Millrace: .*20260201T0900-drop-tasks\.sql/,
  )
  await expect(migrate(database.url, { dir })).rejects.toThrow('Start the newer version')
})

test('the status of a database that was never migrated is all pending, and it stays untouched', async () => {
  expect(await migrationStatus(database.url, dir)).toEqual([{ name: tasks, state: 'pending' }])
  await assertCompatible(database.url, { dir })
  expect(await tables()).toEqual([])
})

test('a lock that others hold is waited for, and then the file is applied whole', { timeout: 60_000 }, async () => {
  await migrate(database.url, { dir })
  await file(people, 'create table people (id int);\nalter table tasks add column title text;')
  const holder = await connect()
  await holder.query('begin; select from tasks')

  const migrating = migrate(database.url, { dir, log })
  await vi.waitUntil(() => logged.length > 0, { timeout: 20_000 })
  expect(logged[0]).toMatch(/has to wait for a lock/)
  expect(await tables()).toEqual(['schema_migrations', 'tasks'])
  await holder.end()
  expect(await migrating).toEqual({ applied: [people] })
})

test.each([
  ['2026-create.sql', 'select 1', 'is not named like'],
  [people, '-- millrace: braking\nselect 1', 'unknown mark "braking"'],
  [people, 'select 1; begin; select 2; commit;', 'remove "begin"'],
  [people, '/* x */ COMMIT', 'remove "COMMIT"'],
])('%s with %j is refused before anything runs', async (name, sql, message) => {
  await file(name, sql)
  await expect(migrate(database.url, { dir })).rejects.toThrow(message)
  expect(await tables()).toEqual([])
})
