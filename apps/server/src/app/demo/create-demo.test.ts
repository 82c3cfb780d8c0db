import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestContext } from '../../../testing/open-test-context.ts'
import { openTestContext } from '../../../testing/open-test-context.ts'
import { onServer } from '../../../testing/postgres.ts'
import type { TestDatabase } from '../../../testing/test-database.ts'
import { createTestDatabase } from '../../../testing/test-database.ts'
import { signIn } from '../../platform/identity/sign-in.ts'
import { SignInDelay } from '../../platform/identity/sign-in-delay.ts'
import { createDemo, demoState } from './create-demo.ts'
import { demoPassword, demoPeople } from './people.ts'

const here = { host: '127.0.0.1', publicUrl: 'http://127.0.0.1:7700' }

let database: TestDatabase
let opened: TestContext
beforeEach(async () => {
  database = await createTestDatabase()
  opened = await openTestContext(database)
})
afterEach(async () => {
  await opened.close()
  await database.drop()
})

const sql = async (text: string) => (await onServer(database.url, (db) => db.query(text))).rows

test('an empty database gets people who can sign in, and a project with tasks in every column, once', async () => {
  const states = await Promise.all([createDemo(opened.ctx, here), createDemo(opened.ctx, here)])

  expect(states).toEqual(['present', 'present'])
  expect(await sql('select email, role from users order by email')).toEqual(
    demoPeople.map(({ email, role }) => ({ email, role })),
  )
  for (const { email } of demoPeople) {
    const attempt = { email, password: demoPassword, address: '127.0.0.1' }
    const parts = { db: opened.ctx.db, clock: opened.ctx.clock, delay: new SignInDelay() }
    expect(await signIn(parts, attempt), email).toEqual(expect.any(String))
  }
  const columns = await sql(`select c.name, count(t.id)::int as tasks from project_columns c
    join projects p on p.id = c.project_id left join tasks t on t.column_id = c.id
    where p.key = 'WEB' group by c.name, c.rank order by c.rank`)
  expect(columns.map(({ name }) => name)).toEqual(['To do', 'In progress', 'Review', 'Done'])
  for (const { name, tasks } of columns) expect(tasks, name).toBeGreaterThan(3)
  expect(await sql('select count(*)::int from tasks')).toEqual([{ count: 25 }])
  expect((await sql('select count(*)::int as n from comments'))[0].n).toBeGreaterThan(3)
  expect((await sql(`select count(*)::int as n from events where type = 'task.created'`))[0].n).toBe(25)
})

test('where others can reach the server no demo is made, and one that is there is warned of', async () => {
  const open = { host: '0.0.0.0', publicUrl: 'http://localhost:7700' }
  const behindProxy = { ...here, publicUrl: 'https://tasks.example.com' }

  expect(await createDemo(opened.ctx, open)).toBe('refused')
  expect(await createDemo(opened.ctx, behindProxy)).toBe('refused')
  expect(await sql('select count(*)::int from users')).toEqual([{ count: 0 }])

  await createDemo(opened.ctx, here)
  expect(await createDemo(opened.ctx, open)).toBe('exposed')
})

test('a demo that is not made to its end leaves nothing, and the next start makes it, on one connection too', async () => {
  await sql(`create function fail() returns trigger language plpgsql as $$ begin raise 'killed'; end $$`)
  await sql('create trigger fail before insert on comments execute function fail()')
  const small = await openTestContext(database, { DATABASE_POOL_SIZE: '1' })

  await expect(createDemo(small.ctx, here)).rejects.toThrow('killed')
  expect(await sql('select (select count(*) from users) + (select count(*) from projects) as n')).toEqual([{ n: '0' }])

  await sql('drop trigger fail on comments')
  expect(await createDemo(small.ctx, here)).toBe('present')
  await small.close()
})

test('people with other passwords are no demo, whatever their addresses', async () => {
  await sql(`insert into users (id, email, name, created_at, updated_at)
    values (gen_random_uuid(), '${demoPeople[0].email}', 'Ada', now(), now())`)

  expect(await createDemo(opened.ctx, here)).toBe('absent')
  expect(await demoState(opened.ctx, { ...here, host: '0.0.0.0' })).toBe('absent')
})
