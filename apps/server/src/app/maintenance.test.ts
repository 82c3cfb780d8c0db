import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestContext } from '../../testing/open-test-context.ts'
import { openTestContext } from '../../testing/open-test-context.ts'
import { onServer } from '../../testing/postgres.ts'
import type { TestDatabase } from '../../testing/test-database.ts'
import { createTestDatabase } from '../../testing/test-database.ts'
import { maintain, preparePartitions } from './maintenance.ts'

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

const sql = async (text: string) => (await onServer(database.url, (db) => db.query(text))).rows

const addKeys = (count: number, age: string) =>
  sql(`insert into idempotency_keys (actor_id, key, route, fingerprint, created_at)
    select gen_random_uuid(), '${age} ' || n, 'POST /v1/tasks', '', now() - interval '${age}'
    from generate_series(1, ${count}) n`)

test('old idempotency keys and expired sign-in state go, however many, and the rest stays', async () => {
  await addKeys(2500, '73 hours')
  await addKeys(3, '71 hours')
  await sql(`insert into oidc_payloads (model, id, payload, expires_at)
    values ('Session', 'old', '{}', now() - interval '1 second'), ('Session', 'new', '{}', now() + interval '1 hour'),
      ('Client', 'forever', '{}', null)`)

  await sql(
    `insert into users (id, email, name, created_at, updated_at) values (gen_random_uuid(), 'a@b.c', 'A', now(), now())`,
  )
  await sql(`insert into sessions select sha256(n::text::bytea), gen_random_uuid(), id, 'i', 's', null, '', now(), null, '', '',
    now(), now(), now() + n * interval '1 hour', now() + interval '1 day' from users, generate_series(-1, 1, 2) n`)
  await sql(
    `insert into session_notes values ('old', '', now() - interval '1 second'), ('new', '', now() + interval '1 hour')`,
  )

  await maintain(opened.ctx)

  expect(await sql('select idle_until > now() as lives from sessions')).toEqual([{ lives: true }])
  expect(await sql(`select convert_from(key, 'utf8') as key from session_notes`)).toEqual([{ key: 'new' }])
  expect(await sql('select count(*)::int from idempotency_keys')).toEqual([{ count: 3 }])
  expect(await sql('select id from oidc_payloads order by id')).toEqual([{ id: 'forever' }, { id: 'new' }])
})

test('missing partitions are made, by two processes at once too', async () => {
  const [table] = await sql(`select max(relname) as name from pg_class where relname like 'tasks_2%' and relkind = 'r'`)
  await sql(`drop table ${table.name}`)

  const made = await Promise.all([preparePartitions(opened.ctx), preparePartitions(opened.ctx), maintain(opened.ctx)])

  const [one, other] = made
  expect([...one.made, ...other.made]).toContain(table.name)
  expect(await sql(`select to_regclass('${table.name}') is not null as found`)).toEqual([{ found: true }])
})

test('while another process has the lock, nothing is done', async () => {
  await addKeys(1, '80 hours')

  await onServer(database.url, async (db) => {
    await db.query('begin')
    await db.query('select pg_advisory_xact_lock(1835625580, 2)')
    await maintain(opened.ctx)
    await db.query('rollback')
  })

  expect(await sql(`select count(*)::int from idempotency_keys where key like '80%'`)).toEqual([{ count: 1 }])
})

test('rows in a default partition raise an alarm in the log', async () => {
  await sql(`insert into events (id, type, subject_type, subject_id, subject_version, actor_id, at, data, context)
    values ('00000000-0000-7000-8000-000000000001', 'x', 'task', gen_random_uuid(), 1, gen_random_uuid(), now(), '{}', '{}')`)

  await maintain(opened.ctx)

  const alarms = readFileSync(opened.logFile, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"alarm"'))
  expect(alarms.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ level: 'error', alarm: 'default-partition', table: 'events_default' }),
  ])
})
