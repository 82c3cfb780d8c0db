import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyEvents } from '../../../testing/apply-events.ts'
import type { TaskFixture } from '../../../testing/task-fixture.ts'
import { openTaskFixture } from '../../../testing/task-fixture.ts'
import type { Caller } from '../../../testing/test-server.ts'
import { notificationsConsumer } from './index.ts'
import { markAllRows } from './notifications.store.ts'

let fixture: TaskFixture
beforeAll(async () => {
  fixture = await openTaskFixture()
})
afterAll(() => fixture.server.close())

const count = async (caller: Caller) => (await caller.get('/v1/notifications/unread-count')).body

/** A person of the project with so many notifications. */
async function told(times: number) {
  const { server, asAda, project } = fixture
  const user = await server.createUser()
  await asAda.post(`/v1/projects/${project.id}/members`, { userId: user.id, role: 'editor' })
  for (let index = 0; index < times; index++) await fixture.create({ title: `Task ${index}`, assigneeId: user.id })
  await applyEvents(server, notificationsConsumer)
  const caller = server.as(user)
  return { user, caller, items: (await caller.get('/v1/notifications')).body.items }
}

test('the list is newest first and goes on at its cursor; filtered, it holds what is unread', async () => {
  const { caller, items } = await told(3)
  const titles = items.map(({ task }: { task: { title: string } }) => task.title)
  expect(titles).toEqual(['Task 2', 'Task 1', 'Task 0'])

  const first = (await caller.get('/v1/notifications?limit=2')).body
  const second = (await caller.get(`/v1/notifications?limit=2&cursor=${first.nextCursor}`)).body
  expect([...first.items, ...second.items]).toEqual(items)
  expect(second.nextCursor).toBeNull()
  expect((await caller.get(`/v1/notifications?unread=true&cursor=${first.nextCursor}`)).status).toBe(400)

  await caller.patch(`/v1/notifications/${items[1].id}`, { read: true })
  const { items: unread } = (await caller.get('/v1/notifications?unread=true')).body
  expect(unread).toEqual([items[0], items[2]])
})

test('one is marked as read, keeps when that was, and can be marked as unread again', async () => {
  const { caller, items } = await told(1)
  const path = `/v1/notifications/${items[0].id}`
  const { status, body: read } = await caller.patch(path, { read: true })
  const { body: again } = await caller.patch(path, { read: true })

  expect(status).toBe(200)
  expect(read.readAt).toMatch(/Z$/)
  expect(again).toEqual(read)
  expect(await count(caller)).toEqual({ count: 0, hasMore: false })
  expect((await caller.patch(path, { read: false })).body).toEqual(items[0])
  expect(await count(caller)).toEqual({ count: 1, hasMore: false })
})

test('nobody marks what is not theirs', async () => {
  const [one, other] = [await told(1), await told(1)]

  expect((await one.caller.patch(`/v1/notifications/${other.items[0].id}`, { read: true })).status).toBe(404)
  const { status, body } = await one.caller.post('/v1/notifications/read', { upTo: other.items[0].id })
  expect([status, body.errors[0].pointer]).toEqual([422, '/upTo'])
  expect(await count(other.caller)).toEqual({ count: 1, hasMore: false })
})

test('all up to the newest that was seen become read; what came meanwhile stays unread', async () => {
  const { caller, items } = await told(3)

  const { body } = await caller.post('/v1/notifications/read', { upTo: items[1].id })
  expect(body).toEqual({ count: 1, hasMore: false })
  expect((await caller.get('/v1/notifications?unread=true')).body.items).toEqual([items[0]])
  expect((await caller.post('/v1/notifications/read', {})).body).toEqual({ count: 0, hasMore: false })
})

test('the count is exact up to 100', async () => {
  const { user, caller, items } = await told(1)
  await fixture.server.db.query({
    text: `insert into notifications (id, user_id, cause, kind, task_id, data, in_app, at)
      select gen_random_uuid(), user_id, n::text, kind, task_id, data, true, at
      from notifications, generate_series(1, 99) n where id = $1`,
    values: [items[0].id],
  })
  expect(await count(caller)).toEqual({ count: 100, hasMore: false })
  await fixture.server.db.query({
    text: `insert into notifications (id, user_id, cause, kind, task_id, data, in_app, at)
      select gen_random_uuid(), user_id, 'one more', kind, task_id, data, true, at from notifications where id = $1`,
    values: [items[0].id],
  })
  expect(await count(caller)).toEqual({ count: 100, hasMore: true })
  expect(user).toBeDefined()
})

test('a token that only reads tasks lists, and changes nothing', async () => {
  const { user, items } = await told(1)
  const reader = fixture.server.as(user, ['tasks:read'])

  expect((await reader.get('/v1/notifications')).body.items).toEqual(items)
  expect((await reader.patch(`/v1/notifications/${items[0].id}`, { read: true })).status).toBe(403)
  expect((await reader.post('/v1/notifications/read', {})).status).toBe(403)
  expect((await reader.put(`/v1/tasks/${items[0].task.id}/following`, { state: 'muted' })).status).toBe(403)
  expect((await reader.get('/v1/me/notification-preferences')).status).toBe(403)
})

test('all of very many become read, so many by one statement', async () => {
  const { user, caller, items } = await told(1)
  const { db, clock } = fixture.server
  await db.query({
    text: `insert into notifications (id, user_id, cause, kind, task_id, data, in_app, at)
      select lpad(n::text, 32, '0')::uuid, user_id, n::text, kind, task_id, data, true, at
      from notifications, generate_series(1, 2500) n where id = $1`,
    values: [items[0].id],
  })
  expect(await markAllRows(db, user.id, items[0].id, clock.now(), 200)).toBe(200)
  expect((await caller.post('/v1/notifications/read', { upTo: items[0].id })).body).toEqual({
    count: 0,
    hasMore: false,
  })
  expect(await count(caller)).toEqual({ count: 0, hasMore: false })
})
