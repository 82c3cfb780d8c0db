import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestContext } from '../../../testing/open-test-context.ts'
import { openTestContext } from '../../../testing/open-test-context.ts'
import { onServer } from '../../../testing/postgres.ts'
import type { TestDatabase } from '../../../testing/test-database.ts'
import { createTestDatabase } from '../../../testing/test-database.ts'
import { monthOf } from './month.ts'

let database: TestDatabase
let opened: TestContext | undefined
beforeEach(async () => {
  database = await createTestDatabase()
})
afterEach(async () => {
  await opened?.close()
  opened = undefined
  await database.drop()
})

const sql = async (text: string) => (await onServer(database.url, (db) => db.query(text))).rows

const now = new Date()
const present = monthOf(now)
const earlier = monthOf(now, -2)
const later = monthOf(now, 9)

/** A row in each default partition, as one is written when the month has no partition. */
async function plant(id: string): Promise<void> {
  await sql(`insert into tasks (id, project_id, number, key, title, description, status, priority, column_id, rank,
      label_ids, fields, version, created_by, created_at, updated_at, due_on)
    values ('${id}', '${id}', 1, 'WEB-1', 'Astray', 'Needle', 'pending', 2, '${id}', 'a0', '{}', '{}', 3, '${id}', now(),
      now(), '2026-12-24')`)
  await sql(`insert into events (id, type, subject_type, subject_id, subject_version, actor_id, at, data, context)
    values ('${id}', 'task.created', 'task', '${id}', 1, '${id}', now(), '{"after": {"title": "Astray"}}', '{}')`)
}

const places = () =>
  sql(`select id, tableoid::regclass::text as place from tasks
    union all select id, tableoid::regclass::text from events order by 1, 2`)

test('a start moves what lies in the default partitions to partitions of its months, unchanged', async () => {
  for (const month of [earlier, present, later]) await plant(month.from)
  const tasks = await sql('select * from tasks order by id')
  const events = await sql('select * from events order by id')

  opened = await openTestContext(database)

  expect(await places()).toEqual([
    { id: earlier.from, place: `events_${earlier.key}` },
    { id: earlier.from, place: `tasks_${earlier.key}` },
    { id: present.from, place: `events_${present.key}` },
    { id: present.from, place: `tasks_${present.key}` },
    { id: later.from, place: 'events_default' },
    { id: later.from, place: 'tasks_default' },
  ])
  expect(await sql('select * from tasks order by id')).toEqual(tasks)
  expect(await sql('select * from events order by id')).toEqual(events)
  for (const { place } of (await places()).filter((row) => row.place.startsWith('events'))) {
    await expect(sql(`delete from ${place}`), place).rejects.toThrow('append-only')
  }
})

test('a partition is what PostgreSQL itself would make, its name aside', async () => {
  opened = await openTestContext(database)
  const other = monthOf(now, 20)
  for (const table of ['tasks', 'events']) {
    await sql(`create table ${table}_other partition of ${table} for values from ('${other.from}') to ('${other.to}')`)
    expect(await shape(`${table}_${present.key}`), table).toEqual(await shape(`${table}_other`))
  }
})

/** Columns, constraints, indexes and triggers. */
async function shape(table: string): Promise<unknown[]> {
  const rows = await sql(`
    select 'column' as kind, concat_ws(' ', attname, attnum, atttypid::regtype, attnotnull, attgenerated, attcollation,
        attstorage, pg_get_expr(adbin, adrelid)) as text
      from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attrelid = '${table}'::regclass and attnum > 0
    union all select 'constraint', concat_ws(' ', contype, conislocal, coninhcount, pg_get_constraintdef(oid))
      from pg_constraint where conrelid = '${table}'::regclass and contype in ('c', 'p')
    union all select 'index', concat_ws(' ', pg_get_indexdef(indexrelid), indisvalid, inhparent::regclass)
      from pg_index left join pg_inherits on inhrelid = indexrelid where indrelid = '${table}'::regclass
    union all select 'trigger', concat_ws(' ', tgname, tgenabled, pg_get_triggerdef(oid))
      from pg_trigger where tgrelid = '${table}'::regclass
    order by 1, 2`)
  return rows.map(({ kind, text }) => [kind, text.replaceAll(table, 'it')])
}

test('a partition that cannot be made in time stops no start, is said in the log, and is made later', async () => {
  await (await openTestContext(database)).close()
  await sql(`drop table tasks_${present.key}`)
  await plant(present.from.replace(/0$/, '1'))

  await onServer(database.url, async (db) => {
    await db.query('begin; lock table tasks_default in access share mode')
    opened = await openTestContext(database)
    await db.query('rollback')
  })

  expect(readFileSync(opened?.logFile as string, 'utf8')).toContain('Run `npx millrace migrate`')
  expect((await places()).map(({ place }) => place)).toContain('tasks_default')
  await opened?.close()
  opened = await openTestContext(database)
  expect((await places()).map(({ place }) => place)).toContain(`tasks_${present.key}`)
})
