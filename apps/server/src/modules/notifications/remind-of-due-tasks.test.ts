import { afterAll, beforeAll, expect, test } from 'vitest'
import { runWork } from '../../../testing/apply-events.ts'
import type { TaskFixture } from '../../../testing/task-fixture.ts'
import { openTaskFixture } from '../../../testing/task-fixture.ts'
import type { Caller, TestServer } from '../../../testing/test-server.ts'
import { mailConsumer, purgeNotifications, remindOfDueTasks } from './index.ts'
import type { Reminder } from './reminders.store.ts'
import { findReminders } from './reminders.store.ts'

const { signal } = new AbortController()
let fixture: TaskFixture
let server: TestServer
beforeAll(async () => {
  fixture = await openTaskFixture()
  server = fixture.server
  server.clock.set('2026-11-24T12:00:00Z')
})
afterAll(() => server.close())

async function remind(at: string) {
  server.clock.set(at)
  await remindOfDueTasks(server.ctx, signal)
}
const toldOf = async (caller: Caller, task: { id: string }) =>
  (await caller.get('/v1/notifications')).body.items
    .filter((one: { task: { id: string } }) => one.task.id === task.id)
    .map((one: { kind: string; data: { due: string } }) => `${one.kind} ${one.data.due}`)

test('an instant is told of 24 hours before, and once more when it has passed', async () => {
  const due = '2026-11-26T12:00:00.000Z'
  const task = await fixture.create({ assigneeId: fixture.grace.id, dueAt: due })
  await remind('2026-11-25T11:59:00Z')
  expect(await toldOf(fixture.asGrace, task)).toEqual([])
  for (const at of ['2026-11-25T12:00:00Z', '2026-11-25T12:01:00Z']) await remind(at)
  expect(await toldOf(fixture.asGrace, task)).toEqual([`due-soon ${due}`])
  for (const at of ['2026-11-26T12:00:00Z', '2026-11-26T12:01:00Z']) await remind(at)
  expect(await toldOf(fixture.asGrace, task)).toEqual([`overdue ${due}`, `due-soon ${due}`])
  expect(await toldOf(fixture.asAda, task)).toEqual([])
})

test('a date is told of by the calendar of whom it concerns', async () => {
  const east = await server.createUser({ name: 'Kiri' })
  const west = await server.createUser({ name: 'Pago' })
  await server.as(east).patch('/v1/me', { timeZone: 'Pacific/Kiritimati' })
  await server.as(west).patch('/v1/me', { timeZone: 'Pacific/Pago_Pago' })
  const tasks = await Promise.all(
    [east, west].map(async (user) => {
      await fixture.asAda.post(`/v1/projects/${fixture.project.id}/members`, { userId: user.id, role: 'editor' })
      return fixture.create({ assigneeId: user.id, dueOn: '2026-12-10' })
    }),
  )
  const told = async () =>
    (await Promise.all([east, west].map((user, index) => toldOf(server.as(user), tasks[index])))).flat()

  await remind('2026-12-08T09:59:00Z')
  expect(await told()).toEqual([])
  await remind('2026-12-08T10:00:00Z')
  expect(await told()).toEqual(['due-soon 2026-12-10'])
  await remind('2026-12-09T11:00:00Z')
  expect(await told()).toEqual(['due-soon 2026-12-10', 'due-soon 2026-12-10'])
  await remind('2026-12-10T09:59:00Z')
  expect(await told()).toHaveLength(2)
  await remind('2026-12-10T10:00:00Z')
  expect(await told()).toEqual(['overdue 2026-12-10', 'due-soon 2026-12-10', 'due-soon 2026-12-10'])
  await remind('2026-12-11T11:00:00Z')
  expect(await told()).toHaveLength(4)
})

test('without an assignee its maker is told; of what is done, deleted, muted or out of reach nobody', async () => {
  server.clock.set('2026-12-15T12:00:00Z')
  const due = { dueAt: '2026-12-15T20:00:00.000Z' }
  const [own, done, deleted, muted, lost] = [
    await fixture.create(due),
    await fixture.create(due),
    await fixture.create(due),
    await fixture.create(due),
    await fixture.create({ ...due, assigneeId: fixture.vera.id }),
  ]
  await fixture.asAda.patch(`/v1/tasks/${done.id}`, { status: 'completed' })
  await fixture.asAda.delete(`/v1/tasks/${deleted.id}`)
  await fixture.asAda.put(`/v1/tasks/${muted.id}/following`, { state: 'muted' })
  await fixture.asAda.delete(`/v1/projects/${fixture.project.id}/members/${fixture.vera.id}`)
  await remind('2026-12-15T12:01:00Z')
  await fixture.asAda.post(`/v1/tasks/${deleted.id}/restore`)

  expect(await toldOf(fixture.asAda, own)).toEqual(['due-soon 2026-12-15T20:00:00.000Z'])
  for (const task of [done, muted, deleted]) expect(await toldOf(fixture.asAda, task)).toEqual([])
  const rows = await server.db.query({ text: 'select 1 from notifications where task_id = $1', values: [lost.id] })
  expect(rows).toEqual([])
})

test('who has lost every role is told of nothing that is due', async () => {
  const bare = await server.createUser({ name: 'Bare' })
  await fixture.asAda.post(`/v1/projects/${fixture.project.id}/members`, { userId: bare.id, role: 'editor' })
  server.clock.set('2026-12-17T12:00:00Z')
  const task = await fixture.create({ dueAt: '2026-12-17T20:00:00.000Z', assigneeId: bare.id })
  const withdraw = (withdrawn: boolean) =>
    server.db.query({ text: 'update users set role_withdrawn = $2 where id = $1', values: [bare.id, withdrawn] })
  await withdraw(true)
  await remind('2026-12-17T12:01:00Z')
  await withdraw(false)
  expect(await toldOf(server.as(bare), task)).toEqual([])
})

test('a date that is moved is told of anew', async () => {
  server.clock.set('2026-12-20T12:00:00Z')
  const task = await fixture.create({ dueAt: '2026-12-21T08:00:00.000Z' })
  await remind('2026-12-20T12:01:00Z')
  await fixture.asAda.patch(`/v1/tasks/${task.id}`, { dueAt: '2026-12-21T09:00:00.000Z' })
  await remind('2026-12-20T12:02:00Z')

  expect(await toldOf(fixture.asAda, task)).toEqual([
    'due-soon 2026-12-21T09:00:00.000Z',
    'due-soon 2026-12-21T08:00:00.000Z',
  ])
})

test('two schedulers tell once, however many are due', async () => {
  server.clock.set('2026-12-25T12:00:00Z')
  const operations = Array.from({ length: 450 }, (_, index) => ({
    create: { projectId: fixture.project.id, title: `Task ${index}`, dueAt: '2026-12-25T20:00:00.000Z' },
  }))
  await fixture.asAda.post('/v1/tasks/batch', { operations })
  await Promise.all([remindOfDueTasks(server.ctx, signal), remindOfDueTasks(server.ctx, signal)])
  const text = `select count(*)::int, count(distinct task_id)::int as tasks from notifications
    where data ->> 'due' = '2026-12-25T20:00:00.000Z'`

  expect(await server.db.query({ text })).toEqual([{ count: 450, tasks: 450 }])
})

test('whoever is to stop does so after the batch at hand; each batch begins behind the one before', async () => {
  await remind('2026-12-26T12:00:00Z')
  const dueAt = '2026-12-26T20:00:00.000Z'
  const operations = Array.from({ length: 450 }, (_, index) => ({
    create: { projectId: fixture.project.id, title: `Task ${index}`, dueAt },
  }))
  await fixture.asAda.post('/v1/tasks/batch', { operations })
  const told = async () => {
    const text = `select count(*)::int from notifications where data ->> 'due' = $1`
    return (await server.db.query<{ count: number }>({ text, values: [dueAt] }))[0]?.count
  }
  await remindOfDueTasks(server.ctx, AbortSignal.abort())
  expect(await told()).toBe(200)

  const days = [{ zone: 'UTC', today: '2026-12-26' }]
  const page = (after?: Reminder) => findReminders(server.db, server.clock.now(), days, 150, after)
  const first = await page()
  const second = await page(first.at(-1))
  expect([first.length, second.length]).toEqual([150, 100])
  expect(new Set([...first, ...second].map(({ taskId }) => taskId)).size).toBe(250)
  await remindOfDueTasks(server.ctx, signal)
  expect(await told()).toBe(450)
})

test('a reminder is mailed unless the task was done meanwhile', async () => {
  server.clock.set('2026-12-28T12:00:00Z')
  // Somebody who has got no other mail in this hour.
  const ida = await server.createUser({ name: 'Ida' })
  await fixture.asAda.post(`/v1/projects/${fixture.project.id}/members`, { userId: ida.id, role: 'editor' })
  const due = { dueOn: '2026-12-29', assigneeId: ida.id }
  const [open, done] = [await fixture.create(due), await fixture.create(due)]
  await remind('2026-12-28T12:01:00Z')
  await fixture.asAda.patch(`/v1/tasks/${done.id}`, { status: 'completed' })
  await runWork(server, mailConsumer)
  const outcome = async ({ id }: { id: string }) => {
    const text = `select coalesce(m.reason, m.state) as outcome from mails m
      join notifications n on n.id = m.notification_id where n.task_id = $1`
    return (await server.db.query<{ outcome: string }>({ text, values: [id] })).map(({ outcome }) => outcome)
  }

  expect(await outcome(open)).toEqual(['sent'])
  expect(await outcome(done)).toEqual(['outdated'])
})

test('old notifications and mails are removed, what is still to be sent is kept', async () => {
  const counts = async () => {
    const text = `select (select count(*)::int from notifications) as told,
      (select count(*)::int from mails where state in ('sent', 'skipped')) as ended,
      (select count(*)::int from mails where state not in ('sent', 'skipped')) as open`
    return (await server.db.query<{ told: number; ended: number; open: number }>({ text }))[0]
  }
  server.clock.set('2027-01-10T12:00:00Z')
  await runWork(server, mailConsumer)
  // One that nobody will send any more, and one that waits for its moment.
  for (const state of ['queued', 'waiting']) {
    const text = `update mails set state = $1 where id = (select max(id::text)::uuid from mails where state = 'sent')`
    await server.db.query({ text, values: [state] })
  }
  const before = await counts()
  await purgeNotifications(server.ctx, signal)
  expect((await counts())?.ended).toBeLessThan(before?.ended ?? 0)
  expect((await counts())?.told).toBe(before?.told)

  server.clock.set('2027-05-01T12:00:00Z')
  await purgeNotifications(server.ctx, signal)
  expect(await counts()).toEqual({ told: 0, ended: 0, open: (before?.open ?? 0) - 1 })
})
