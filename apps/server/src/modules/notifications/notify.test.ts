import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { applyEvents, eventsFor } from '../../../testing/apply-events.ts'
import type { TaskFixture } from '../../../testing/task-fixture.ts'
import { openTaskFixture } from '../../../testing/task-fixture.ts'
import type { Caller, TestUser } from '../../../testing/test-server.ts'
import type { Query } from '../../platform/database/query.ts'
import type { DomainEvent } from '../../platform/events/event.ts'
import { notificationsConsumer } from './index.ts'

let fixture: TaskFixture
beforeAll(async () => {
  fixture = await openTaskFixture()
})
afterAll(() => fixture.server.close())

const tell = () => applyEvents(fixture.server, notificationsConsumer)
const mention = ({ id, name }: TestUser) => `[@${name}](user:${id})`
const kindsOf = async (caller: Caller, taskId: string) =>
  (await caller.get('/v1/notifications')).body.items
    .filter(({ task }: { task: { id: string } }) => task.id === taskId)
    .map(({ kind }: { kind: string }) => kind)
const comment = (caller: Caller, taskId: string, body: string) => caller.post(`/v1/tasks/${taskId}/comments`, { body })

// What earlier tests left must not be told by the next one.
beforeEach(tell)

test('of the people whom one text mentions the first hundred are told', async () => {
  const { server, asAda, project } = fixture
  const last = await server.createUser({ name: 'Last' })
  await asAda.post(`/v1/projects/${project.id}/members`, { userId: last.id, role: 'editor' })
  const nobody = (index: number) => `[@N](user:00000000-0000-7000-8000-${String(index).padStart(12, '0')})`
  const many = (count: number) => Array.from({ length: count }, (_, index) => nobody(index)).join(' ')
  const task = await fixture.create()
  await comment(asAda, task.id, `${many(100)} ${mention(last)}`)
  await tell()
  expect(await kindsOf(server.as(last), task.id)).toEqual([])
  await comment(asAda, task.id, `${many(99)} ${mention(last)}`)
  await tell()
  expect(await kindsOf(server.as(last), task.id)).toEqual(['mentioned'])
})

test('thousands of followers are told, 500 by one statement', async () => {
  const { server, project } = fixture
  const task = await fixture.create()
  await server.db.query({
    text: `with person as (
        insert into users (id, email, name, role, kind, created_at, updated_at)
        select gen_random_uuid(), 'crowd' || n || '@example.com', 'Crowd', 'user', 'person', now(), now()
        from generate_series(1, 10000) n returning id),
      access as (insert into project_access (user_id, project_id, role) select id, $1, 'viewer' from person)
      insert into task_followers (task_id, user_id, state, changed_at) select $2, id, 'following', now() from person`,
    values: [project.id, task.id],
  })
  await comment(fixture.asGrace, task.id, 'Hello, all of you')
  const event = (await eventsFor(server, notificationsConsumer)).at(-1)
  const sizes: number[] = []
  await server.db.transaction(async (tx) => {
    const query = <Row>(asked: Query) => {
      if (asked.name === 'notifications.tell') sizes.push(JSON.parse(String(asked.values?.[0])).length)
      return tx.query<Row>(asked)
    }
    await notificationsConsumer.apply(server.ctx, { ...tx, query }, event as DomainEvent)
  })
  const told = await server.db.query({
    text: 'select count(*)::int as people from notifications where task_id = $1',
    values: [task.id],
  })

  expect(told).toEqual([{ people: 10_001 }])
  expect(Math.max(...sizes)).toBe(500)
})

test('a comment or a description mentions a person once, however often it is edited', async () => {
  const { server, asAda, vera } = fixture
  const task = await fixture.create({ description: mention(vera) })
  const { body: written } = await comment(asAda, task.id, mention(vera))
  for (const text of ['', mention(vera), '', `again ${mention(vera)}`]) {
    await asAda.patch(`/v1/tasks/${task.id}`, { description: text })
    await asAda.patch(`/v1/comments/${written.id}`, { body: text || 'nobody' })
    await tell()
  }
  expect(await kindsOf(server.as(vera), task.id)).toEqual(['mentioned', 'mentioned'])

  await asAda.patch(`/v1/tasks/${task.id}`, { description: '' })
  await asAda.patch(`/v1/tasks/${task.id}`, { description: mention(vera), assigneeId: vera.id })
  await tell()
  expect(await kindsOf(server.as(vera), task.id)).toEqual(['assigned', 'mentioned', 'mentioned'])
})

test('an event tells nothing of a comment of another task', async () => {
  const { server, asAda, grace } = fixture
  const [task, other] = [await fixture.create({ assigneeId: grace.id }), await fixture.create()]
  const { body: written } = await comment(asAda, other.id, 'Not for Grace')
  await comment(asAda, task.id, mention(grace))
  const event = (await eventsFor(server, notificationsConsumer)).at(-1)
  if (!event) throw new Error('nothing was recorded')
  const apply = (forged: DomainEvent) =>
    server.db.transaction((tx) => notificationsConsumer.apply(server.ctx, tx, forged))
  await apply({ ...event, subjectId: written.id })
  expect(await kindsOf(fixture.asGrace, task.id)).toEqual([])

  await apply(event)
  expect(await kindsOf(fixture.asGrace, task.id)).toEqual(['mentioned'])
  const values = [task.id, written.id]
  const text = `update notifications set comment_id = $2 where task_id = $1 and kind = 'mentioned'`
  await server.db.query({ text, values })
  expect(await kindsOf(fixture.asGrace, task.id)).toEqual([])
})
