import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { applyEvent, applyEvents, eventsFor } from '../../../testing/apply-events.ts'
import type { TaskFixture } from '../../../testing/task-fixture.ts'
import { openTaskFixture } from '../../../testing/task-fixture.ts'
import type { Caller, TestUser } from '../../../testing/test-server.ts'
import { systemActor } from '../people/index.ts'
import { batchTasks } from '../tasks/index.ts'
import { notificationsConsumer } from './index.ts'

let fixture: TaskFixture
let asVera: Caller
beforeAll(async () => {
  fixture = await openTaskFixture()
  asVera = fixture.server.as(fixture.vera)
})
afterAll(() => fixture.server.close())

const tell = () => applyEvents(fixture.server, notificationsConsumer)
const mention = ({ id, name }: TestUser) => `[@${name}](user:${id})`
const listOf = async (caller: Caller, query = '') => (await caller.get(`/v1/notifications${query}`)).body.items
const kindsOf = async (caller: Caller, taskId: string) =>
  (await listOf(caller))
    .filter(({ task }: { task: { id: string } }) => task.id === taskId)
    .map(({ kind }: { kind: string }) => kind)
const comment = (caller: Caller, taskId: string, body: string) => caller.post(`/v1/tasks/${taskId}/comments`, { body })

// What earlier tests left must not be told by the next one.
beforeEach(tell)

test('whom a task is assigned to is told, with names and title of now', async () => {
  const task = await fixture.create({ title: 'Old', assigneeId: fixture.grace.id })
  await tell()
  await fixture.asAda.patch(`/v1/tasks/${task.id}`, { title: 'New' })

  const [notification] = await listOf(fixture.asGrace)
  expect(notification).toEqual({
    id: expect.any(String),
    kind: 'assigned',
    task: { id: task.id, key: task.key, title: 'New' },
    projectId: fixture.project.id,
    actor: { id: fixture.ada.id, name: 'Ada' },
    data: { commentId: null, excerpt: null, status: null, due: null },
    at: task.createdAt,
    readAt: null,
  })
})

test('nobody is told of what they did themselves', async () => {
  const task = await fixture.create({ assigneeId: fixture.ada.id, description: mention(fixture.ada) })
  await comment(fixture.asAda, task.id, `Me, ${mention(fixture.ada)}`)
  await fixture.asAda.patch(`/v1/tasks/${task.id}`, { status: 'completed' })
  await tell()

  expect(await kindsOf(fixture.asAda, task.id)).toEqual([])
})

test('who makes a task, has it, comments on it or is mentioned in it hears of comments and changes of status', async () => {
  const task = await fixture.create()
  await comment(fixture.asGrace, task.id, `**Look**, ${mention(fixture.vera)}!\n\n- one`)
  await tell()
  await fixture.asAda.patch(`/v1/tasks/${task.id}`, { status: 'in-progress' })
  await tell()

  expect(await kindsOf(fixture.asAda, task.id)).toEqual(['commented'])
  expect(await kindsOf(fixture.asGrace, task.id)).toEqual(['status-changed'])
  expect(await kindsOf(asVera, task.id)).toEqual(['status-changed', 'mentioned'])
  const [changed, mentioned] = await listOf(asVera)
  expect(changed.data).toMatchObject({ status: { before: 'pending', after: 'in-progress' }, excerpt: null })
  expect(mentioned.data).toMatchObject({ excerpt: 'Look, @Vera! one', status: null })
})

test('of several reasons in one event the most telling one is told', async () => {
  const task = await fixture.create()
  await comment(fixture.asGrace, task.id, 'I follow it')
  await tell()
  await fixture.asAda.patch(`/v1/tasks/${task.id}`, {
    status: 'completed',
    assigneeId: fixture.grace.id,
    description: `For ${mention(fixture.grace)}`,
  })
  await tell()

  expect(await kindsOf(fixture.asGrace, task.id)).toEqual(['mentioned'])
})

test('an edited comment tells only those whom it did not mention before', async () => {
  const task = await fixture.create()
  const { body } = await comment(fixture.asAda, task.id, mention(fixture.grace))
  await fixture.asAda.patch(`/v1/comments/${body.id}`, { body: `${mention(fixture.grace)} ${mention(fixture.vera)}` })
  await tell()

  expect(await kindsOf(fixture.asGrace, task.id)).toEqual(['mentioned'])
  expect(await kindsOf(asVera, task.id)).toEqual(['mentioned'])
})

test('who may not know of the task is not told, whatever is written', async () => {
  const asStranger = fixture.server.as(fixture.stranger)
  const task = await fixture.create({ description: mention(fixture.stranger) })
  await comment(fixture.asAda, task.id, mention(fixture.stranger))
  await tell()

  expect(await listOf(asStranger)).toEqual([])
  await fixture.asAda.post(`/v1/projects/${fixture.project.id}/members`, {
    userId: fixture.stranger.id,
    role: 'viewer',
  })
  expect(await listOf(asStranger)).toEqual([])
  const { body } = await asStranger.get(`/v1/tasks/${task.id}/following`)
  expect(body).toEqual({ state: 'none' })
})

test('who loses the project loses its notifications at once, and gets them back with it', async () => {
  const { project, asAda, server } = fixture
  const hugo = await server.createUser({ name: 'Hugo' })
  const members = `/v1/projects/${project.id}/members`
  await asAda.post(members, { userId: hugo.id, role: 'editor' })
  await fixture.create({ assigneeId: hugo.id })
  await tell()
  const [{ id }] = await listOf(server.as(hugo))
  await asAda.delete(`${members}/${hugo.id}`)

  expect(await listOf(server.as(hugo))).toEqual([])
  expect((await server.as(hugo).get('/v1/notifications/unread-count')).body).toEqual({ count: 0, hasMore: false })
  expect((await server.as(hugo).patch(`/v1/notifications/${id}`, { read: true })).status).toBe(404)
  await asAda.post(members, { userId: hugo.id, role: 'viewer' })
  expect(await listOf(server.as(hugo))).toHaveLength(1)
})

test('a task in the trash, a deleted project and a deleted comment are not told of', async () => {
  const { asAda, asGrace, server, grace } = fixture
  const task = await fixture.create({ assigneeId: grace.id })
  const other = await fixture.create()
  const { body: written } = await comment(asAda, other.id, mention(grace))
  const project = (await asAda.post('/v1/projects', { name: 'Short' })).body
  await asAda.post(`/v1/projects/${project.id}/members`, { userId: grace.id, role: 'editor' })
  const { body: third } = await asAda.post('/v1/tasks', {
    projectId: project.id,
    title: 'Third',
    assigneeId: grace.id,
  })
  await tell()
  const ids = async () => (await listOf(asGrace)).map((one: { task: { id: string } }) => one.task.id)
  expect(await ids()).toEqual(expect.arrayContaining([task.id, other.id, third.id]))

  await asAda.delete(`/v1/tasks/${task.id}`)
  await asAda.delete(`/v1/comments/${written.id}`)
  await asAda.delete(`/v1/projects/${project.id}`)
  for (const id of [task.id, other.id, third.id]) expect(await ids()).not.toContain(id)
  await asAda.post(`/v1/tasks/${task.id}/restore`)
  expect(await ids()).toContain(task.id)
  expect(server).toBeDefined()
})

test('the disabled, those without any role and programs are told nothing', async () => {
  const { server, asAda, project } = fixture
  const members = `/v1/projects/${project.id}/members`
  const [gone, robot, bare] = [await server.createUser(), await server.createUser(), await server.createUser()]
  for (const { id } of [gone, robot, bare]) await asAda.post(members, { userId: id, role: 'editor' })
  await fixture.create({ assigneeId: gone.id })
  await fixture.create({ assigneeId: robot.id })
  await fixture.create({ assigneeId: bare.id })
  await server.db.query({ text: 'update users set disabled_at = now() where id = $1', values: [gone.id] })
  await server.db.query({ text: `update users set kind = 'service' where id = $1`, values: [robot.id] })
  await server.db.query({ text: 'update users set role_withdrawn = true where id = $1', values: [bare.id] })
  await tell()

  for (const table of ['notifications', 'task_followers']) {
    const text = `select 1 from ${table} where user_id = any($1)`
    expect(await server.db.query({ text, values: [[gone.id, robot.id, bare.id]] }), table).toEqual([])
  }
})

test('a muted task tells of direct mentions and assignments only, and stays muted', async () => {
  const task = await fixture.create()
  const path = `/v1/tasks/${task.id}/following`
  await comment(fixture.asGrace, task.id, 'Mine too')
  await tell()
  expect((await fixture.asGrace.get(path)).body).toEqual({ state: 'following' })
  expect((await fixture.asGrace.put(path, { state: 'muted' })).body).toEqual({ state: 'muted' })

  await comment(fixture.asAda, task.id, 'You hear nothing')
  await fixture.asAda.patch(`/v1/tasks/${task.id}`, { status: 'completed' })
  await comment(fixture.asGrace, task.id, 'I do not even look')
  await tell()
  expect(await kindsOf(fixture.asGrace, task.id)).toEqual([])

  await comment(fixture.asAda, task.id, mention(fixture.grace))
  await fixture.asAda.patch(`/v1/tasks/${task.id}`, { assigneeId: fixture.grace.id })
  await tell()
  expect(await kindsOf(fixture.asGrace, task.id)).toEqual(['assigned', 'mentioned'])
  expect((await fixture.asGrace.get(path)).body).toEqual({ state: 'muted' })
})

test('who made a task may leave it, and follows it again by taking part', async () => {
  const task = await fixture.create()
  const path = `/v1/tasks/${task.id}/following`
  expect((await fixture.asAda.get(path)).body).toEqual({ state: 'following' })
  await fixture.asAda.put(path, { state: 'none' })
  await comment(fixture.asGrace, task.id, 'One')
  await tell()
  expect(await kindsOf(fixture.asAda, task.id)).toEqual([])

  await comment(fixture.asAda, task.id, 'Back again')
  await comment(fixture.asGrace, task.id, 'Two')
  await tell()
  expect(await kindsOf(fixture.asAda, task.id)).toEqual(['commented'])
})

test('a late event does not undo a choice that was made after it', async () => {
  const task = await fixture.create()
  await comment(fixture.asGrace, task.id, 'Before the choice')
  await fixture.asGrace.put(`/v1/tasks/${task.id}/following`, { state: 'none' })
  await tell()

  expect((await fixture.asGrace.get(`/v1/tasks/${task.id}/following`)).body).toEqual({ state: 'none' })
})

test('an event that arrives twice is told once, even without an inbox', async () => {
  const task = await fixture.create({ assigneeId: fixture.grace.id })
  const [event] = await eventsFor(fixture.server, notificationsConsumer)
  if (!event) throw new Error('nothing was recorded')
  await applyEvent(fixture.server, notificationsConsumer, event)
  await applyEvent(fixture.server, notificationsConsumer, event)
  for (const _ of [1, 2]) {
    await fixture.server.db.transaction((tx) => notificationsConsumer.apply(fixture.server.ctx, tx, event))
  }

  expect(await kindsOf(fixture.asGrace, task.id)).toEqual(['assigned'])
  const mails = { text: 'select 1 from mails where cause = $1', values: [event.id] }
  expect(await fixture.server.db.query(mails)).toHaveLength(1)
})

test('events that arrive in reverse tell what holds: the last status and the last assignee', async () => {
  const task = await fixture.create()
  const path = `/v1/tasks/${task.id}`
  await comment(asVera, task.id, 'none')
  await comment(fixture.asGrace, task.id, 'I follow')
  await tell()
  await fixture.asAda.patch(path, { status: 'in-progress' })
  await fixture.asAda.patch(path, { assigneeId: fixture.vera.id })
  await fixture.asAda.patch(path, { assigneeId: fixture.grace.id })
  await fixture.asAda.patch(path, { status: 'completed' })
  for (const event of (await eventsFor(fixture.server, notificationsConsumer)).toReversed()) {
    await applyEvent(fixture.server, notificationsConsumer, event)
  }

  expect((await kindsOf(fixture.asGrace, task.id)).sort()).toEqual(['assigned', 'status-changed'])
  expect((await kindsOf(asVera, task.id)).filter((kind: string) => kind === 'assigned')).toEqual([])
  const changed = (await listOf(fixture.asGrace)).find(({ kind }: { kind: string }) => kind === 'status-changed')
  expect(changed.data.status).toEqual({ before: 'in-progress', after: 'completed' })
})

test('what Millrace does itself is told without an actor', async () => {
  const task = await fixture.create()
  const operations = [{ update: { id: task.id, set: { status: 'completed' } } }] as const
  await batchTasks(fixture.server.ctx, systemActor('nightly'), { operations: [...operations] })
  await tell()

  const [told] = await listOf(fixture.asAda)
  expect(told).toMatchObject({ kind: 'status-changed', task: { id: task.id }, actor: null })
})

test('a kind that is turned off in the application is only mailed, one that is off everywhere leaves nothing', async () => {
  const { server, asAda, project } = fixture
  const ida = await server.createUser({ name: 'Ida' })
  await asAda.post(`/v1/projects/${project.id}/members`, { userId: ida.id, role: 'editor' })
  const set = (kinds: object) => server.as(ida).patch('/v1/me/notification-preferences', { kinds })
  const rows = (table: string) =>
    server.db
      .query({ text: `select 1 from ${table} where user_id = $1`, values: [ida.id] })
      .then(({ length }) => length)

  await set({ assigned: { inApp: false } })
  await fixture.create({ assigneeId: ida.id })
  await tell()
  expect(await listOf(server.as(ida))).toEqual([])
  expect([await rows('notifications'), await rows('mails')]).toEqual([1, 1])

  await set({ assigned: { email: false } })
  await fixture.create({ assigneeId: ida.id })
  await tell()
  expect([await rows('notifications'), await rows('mails')]).toEqual([1, 1])
})
