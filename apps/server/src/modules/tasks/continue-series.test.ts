import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyEvents } from '../../../testing/apply-events.ts'
import type { TaskFixture } from '../../../testing/task-fixture.ts'
import { openTaskFixture } from '../../../testing/task-fixture.ts'
import type { Caller } from '../../../testing/test-server.ts'
import type { DomainEvent } from '../../platform/events/event.ts'
import { systemUserId } from '../../platform/identity/system-user.ts'
import { notificationsConsumer } from '../notifications/index.ts'
import { taskConsumers } from './tasks.consumers.ts'

let fixture: TaskFixture
beforeAll(async () => {
  fixture = await openTaskFixture()
})
afterAll(() => fixture.server.close())

const [consumer] = taskConsumers

/** The events of a task that the consumer takes, oldest first. */
const eventsOf = (id: string): Promise<DomainEvent[]> =>
  fixture.server.db.query<DomainEvent>({
    text: `select id, type, subject_type as "subjectType", subject_id as "subjectId", project_id as "projectId",
        subject_version as "subjectVersion", actor_id as "actorId", at, data, 1 as position, context as origin
      from events where subject_id = $1 and type = any ($2) order by id`,
    values: [id, consumer?.types],
  })

const apply = (event: DomainEvent) =>
  fixture.server.db.transaction(async (tx) => consumer?.apply(fixture.server.ctx, tx, event))

async function consume(id: string): Promise<void> {
  for (const event of await eventsOf(id)) await apply(event)
}

const complete = (id: string, as = fixture.asAda) => as.patch(`/v1/tasks/${id}`, { status: 'completed' })
const reopen = (id: string) => fixture.asAda.patch(`/v1/tasks/${id}`, { status: 'pending' })
const get = async (id: string) => (await fixture.asAda.get(`/v1/tasks/${id}`)).body

/** The tasks of that title which are not completed. */
const open = async (title: string) =>
  (await fixture.asAda.get(`/v1/tasks?status=pending,in-progress&text=${encodeURIComponent(title)}&limit=100`)).body
    .items

test('a completed task comes again, later, and hands its rule on', async () => {
  const { asAda, project, grace, ada } = fixture
  const label = (await asAda.post(`/v1/projects/${project.id}/labels`, { name: 'chore', color: '#112233' })).body
  const parent = await fixture.create({ title: 'House' })
  const given = {
    ...{ title: 'Watering', description: 'All of them', priority: 3, assigneeId: grace.id, parentId: parent.id },
    ...{ labelIds: [label.id], fields: { litres: 5 }, startOn: '2026-11-20', dueOn: '2026-11-21' },
    ...{ recurrence: 'FREQ=WEEKLY;COUNT=4', columnId: fixture.column('in-progress') },
  }
  const task = await fixture.create(given)
  const child = await fixture.create({ title: 'Part of watering', parentId: task.id })
  await complete(task.id)
  await consume(task.id)

  const [next, ...more] = (await open('Watering')).filter(({ id }: { id: string }) => id !== child.id)
  expect(more).toEqual([])
  expect(next).toMatchObject({
    ...{ ...given, status: 'pending', columnId: fixture.column('pending'), version: 1, createdBy: ada.id },
    ...{ startOn: '2026-11-27', dueOn: '2026-11-28', recurrence: 'FREQ=WEEKLY;COUNT=3', completedAt: null },
  })
  expect(next.number).toBeGreaterThan(child.number)
  expect(next.key).toBe(`${project.key}-${next.number}`)
  expect(await get(task.id)).toMatchObject({ status: 'completed', recurrence: null, version: 3 })
  expect((await get(child.id)).parentId).toBe(task.id)

  const [created] = await fixture.server.db.query<{ type: string; actor_id: string; context: object; data: object }>({
    text: 'select type, actor_id, context, data from events where subject_id = $1',
    values: [next.id],
  })
  const { can: _, ...whole } = next
  const [completed] = await eventsOf(task.id)
  expect(created).toEqual({
    ...{
      type: 'task.created',
      actor_id: systemUserId,
      context: completed?.origin,
      data: { after: whole, continues: task.id },
    },
  })
  expect((await fixture.eventsOf(task.id)).at(-1)).toEqual({
    ...{ type: 'task.updated', subject_version: 3 },
    data: { before: { recurrence: 'FREQ=WEEKLY;COUNT=4' }, after: { recurrence: null } },
  })
})

test('completing, reopening and completing again makes one, however often and late the events arrive', async () => {
  const { id } = await fixture.create({ title: 'Sweeping', dueOn: '2026-11-21', recurrence: 'FREQ=DAILY' })
  await complete(id)
  await reopen(id)
  await consume(id)
  expect((await open('Sweeping')).map((task: { id: string }) => task.id)).toEqual([id])
  await complete(id)
  await consume(id)
  await reopen(id)
  await complete(id)
  await consume(id)
  await consume(id)
  expect(await open('Sweeping')).toMatchObject([{ dueOn: '2026-11-22', recurrence: 'FREQ=DAILY' }])
})

test('the same event applied twice at once makes one', async () => {
  const { id } = await fixture.create({ title: 'Mopping', dueOn: '2026-11-21', recurrence: 'FREQ=DAILY' })
  await complete(id)
  const [event] = await eventsOf(id)
  await Promise.allSettled(Array.from({ length: 6 }, () => apply(event as DomainEvent)))
  expect(await open('Mopping')).toHaveLength(1)
})

test('moving a card to where things are done and a batch complete it too, but nothing else does', async () => {
  const moved = await fixture.create({ title: 'Dusting', dueOn: '2026-11-21', recurrence: 'FREQ=DAILY' })
  await fixture.asAda.post(`/v1/tasks/${moved.id}/move`, { columnId: fixture.column('in-progress') })
  await fixture.asAda.patch(`/v1/tasks/${moved.id}`, { title: 'Dusting all' })
  await consume(moved.id)
  expect(await open('Dusting')).toHaveLength(1)
  await fixture.asAda.post(`/v1/tasks/${moved.id}/move`, { columnId: fixture.column('completed') })
  await consume(moved.id)
  expect(await open('Dusting all')).toMatchObject([{ dueOn: '2026-11-22' }])

  const batched = await fixture.create({ title: 'Ironing', dueOn: '2026-11-21', recurrence: 'FREQ=DAILY' })
  const operations = [{ update: { id: batched.id, set: { status: 'completed', assigneeId: fixture.grace.id } } }]
  await fixture.asAda.post('/v1/tasks/batch', { operations })
  await consume(batched.id)
  expect(await open('Ironing')).toMatchObject([{ dueOn: '2026-11-22', assigneeId: fixture.grace.id }])
})

test('times follow the clock of the assignee; one who left is not assigned again', async () => {
  const { server, asAda, project } = fixture
  const berta = await server.createUser({ name: 'Berta' })
  await server.as(berta).patch('/v1/me', { timeZone: 'Europe/Berlin' })
  await asAda.post(`/v1/projects/${project.id}/members`, { userId: berta.id, role: 'editor' })
  const given = { title: 'Stand-up', dueAt: '2026-10-24T07:00:00Z', recurrence: 'FREQ=DAILY', assigneeId: berta.id }
  const { id } = await fixture.create(given)
  await complete(id)
  await consume(id)
  const [next] = await open('Stand-up')
  expect(next).toMatchObject({ dueAt: '2026-10-25T08:00:00.000Z', assigneeId: berta.id })
  await complete(next.id)
  await asAda.delete(`/v1/projects/${project.id}/members/${berta.id}`)
  await consume(next.id)
  expect(await open('Stand-up')).toMatchObject([{ dueAt: '2026-10-26T08:00:00.000Z', assigneeId: null }])
})

test('the last one, a deleted one and one without a rule make none; an inbox has them too', async () => {
  const last = await fixture.create({ title: 'Finale', dueOn: '2026-11-21', recurrence: 'FREQ=DAILY;COUNT=1' })
  const deleted = await fixture.create({ title: 'Discarded', dueOn: '2026-11-21', recurrence: 'FREQ=DAILY' })
  const once = await fixture.create({ title: 'Singular', dueOn: '2026-11-21' })
  for (const { id } of [last, deleted, once]) await complete(id)
  await fixture.asAda.delete(`/v1/tasks/${deleted.id}`)
  for (const { id } of [last, deleted, once]) await consume(id)
  for (const title of ['Finale', 'Discarded', 'Singular']) expect(await open(title)).toEqual([])

  const own = (
    await fixture.asAda.post('/v1/tasks', { title: 'Reading', dueOn: '2026-11-21', recurrence: 'FREQ=DAILY' })
  ).body
  await complete(own.id)
  await consume(own.id)
  expect(await open('Reading')).toMatchObject([{ projectId: own.projectId, dueOn: '2026-11-22' }])
})

test('labels and columns that go meanwhile neither stay behind nor stop it', async () => {
  const { asAda, project } = fixture
  const titles = Array.from({ length: 8 }, (_, n) => `Racing ${n}`)
  for (const title of titles) {
    const { body: label } = await asAda.post(`/v1/projects/${project.id}/labels`, { name: title, color: '#112233' })
    const given = { title, labelIds: [label.id], dueOn: '2026-11-21', recurrence: 'FREQ=DAILY' }
    const { id } = await fixture.create(given)
    await complete(id)
    const remove = asAda.delete(`/v1/projects/${project.id}/labels/${label.id}`)
    const [event] = await eventsOf(id)
    await Promise.all([remove, apply(event as DomainEvent).catch(() => consume(id))])
    const [next] = await open(title)
    expect(next).toMatchObject({ title, labelIds: [] })
  }
})

test('the next one tells nobody anew, neither whom it is assigned to nor whom its text mentions', async () => {
  const { asAda, asGrace, grace, vera, server } = fixture
  const tell = () => applyEvents(server, notificationsConsumer)
  const given = { title: 'Weekly', assigneeId: grace.id, description: `[@Vera](user:${vera.id})`, dueOn: '2026-11-21' }
  const { id } = await fixture.create({ ...given, recurrence: 'FREQ=WEEKLY' })
  await tell()
  await complete(id, asGrace)
  await consume(id)
  await tell()
  const [next] = await open('Weekly')
  const kindsOf = async (as: Caller) =>
    (await as.get('/v1/notifications')).body.items
      .filter(({ task }: { task: { id: string } }) => task.id === next.id)
      .map(({ kind }: { kind: string }) => kind)

  expect(next.assigneeId).toBe(grace.id)
  expect([await kindsOf(asGrace), await kindsOf(server.as(vera))]).toEqual([[], []])
  // What happens to it from then on is told as of every task.
  await asAda.post(`/v1/tasks/${next.id}/comments`, { body: 'Again?' })
  await tell()
  expect(await kindsOf(asGrace)).toEqual(['commented'])
})
