import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TaskFixture } from '../../testing/task-fixture.ts'
import { openTaskFixture } from '../../testing/task-fixture.ts'
import { purgeTrash } from './purge-trash.ts'

let fixture: TaskFixture
beforeAll(async () => {
  fixture = await openTaskFixture()
})
afterAll(() => fixture.server.close())

const going = () => new AbortController().signal
const sql = (text: string, ...values: unknown[]) => fixture.server.db.query<Record<string, unknown>>({ text, values })
const age = (id: string, table = 'tasks') =>
  sql(`update ${table} set deleted_at = now() - interval '31 days' where id = $1`, id)
const count = async (table: string, where: string, ...values: unknown[]) =>
  (await sql(`select count(*)::int as count from ${table} where ${where}`, ...values))[0]?.count

async function furnished(fields: object = {}) {
  const { asAda, asGrace, ada } = fixture
  const task = await fixture.create(fields)
  const other = await fixture.create()
  await asAda.post(`/v1/tasks/${task.id}/comments`, { body: 'One' })
  const { body: gone } = await asGrace.post(`/v1/tasks/${task.id}/comments`, { body: 'Two' })
  await asGrace.delete(`/v1/comments/${gone.id}`)
  await asAda.post(`/v1/tasks/${task.id}/links`, { kind: 'blocks', taskId: other.id })
  await asAda.post(`/v1/tasks/${other.id}/links`, { kind: 'relates', taskId: task.id })
  await sql(
    `insert into notifications (id, user_id, cause, kind, task_id, data, in_app, at)
    values (gen_random_uuid(), $1, $2::text, 'assigned', $2::uuid, '{}', true, now())`,
    ada.id,
    task.id,
  )
  return { task, other }
}

const traces = async (id: string) => [
  await count('tasks', 'id = $1', id),
  await count('comments', 'task_id = $1', id),
  await count('task_links', '$1 in (source_task_id, target_task_id)', id),
  await count('notifications', 'task_id = $1', id),
]

test('what was deleted long ago goes with everything that belongs to it; the rest and the log stay', async () => {
  const { asAda } = fixture
  const { task, other } = await furnished()
  const child = await fixture.create({ parentId: task.id })
  const fresh = await fixture.create()
  for (const { id } of [task, fresh]) await asAda.delete(`/v1/tasks/${id}`)
  await age(task.id)
  const logged = await fixture.eventsOf(task.id)

  await purgeTrash(fixture.server.ctx, going())

  expect(await traces(task.id)).toEqual([0, 0, 0, 0])
  expect(await fixture.eventsOf(task.id)).toEqual(logged)
  expect(await count('tasks', 'id = any($1)', [fresh.id, other.id, child.id])).toBe(3)
  expect((await asAda.get(`/v1/tasks/${child.id}`)).body).toMatchObject({ parentId: null, version: 2 })
  expect((await fixture.eventsOf(child.id)).at(-1)).toEqual({
    type: 'task.updated',
    subject_version: 2,
    data: { before: { parentId: task.id }, after: { parentId: null } },
  })
  expect((await asAda.post(`/v1/tasks/${fresh.id}/restore`)).status).toBe(200)
})

test('a project that was deleted long ago goes whole, in batches, and no other', async () => {
  const { asAda, server } = fixture
  const projectId = (await asAda.post('/v1/projects', { name: 'Old' })).body.id
  const { task } = await furnished({ projectId })
  const operations = Array.from({ length: 250 }, () => ({ create: { projectId, title: 'x' } }))
  await asAda.post('/v1/tasks/batch', { operations })
  await asAda.delete(`/v1/tasks/${(await fixture.create({ projectId })).id}`)
  await asAda.post(`/v1/projects/${projectId}/labels`, { name: 'l', color: '#000000' })
  const kept = (await asAda.post('/v1/projects', { name: 'Deleted just now' })).body.id
  for (const id of [projectId, kept]) expect((await asAda.delete(`/v1/projects/${id}`)).status).toBe(204)
  await age(projectId, 'projects')

  await purgeTrash(server.ctx, going())

  expect(await traces(task.id)).toEqual([0, 0, 0, 0])
  for (const table of ['tasks', 'labels', 'project_columns', 'project_members', 'project_counters']) {
    expect(await count(table, 'project_id = $1', projectId)).toBe(0)
  }
  expect(await count('projects', 'id = any($1)', [projectId, kept, fixture.project.id])).toBe(2)
  expect(await count('events', 'project_id = $1', projectId)).toBeGreaterThan(250)
  expect((await asAda.post(`/v1/projects/${kept}/restore`)).status).toBe(200)
})

test('two rounds at once and one that is told to end do no harm', async () => {
  const ids: string[] = []
  for (let n = 0; n < 5; n += 1) ids.push((await fixture.create()).id)
  for (const id of ids) {
    await fixture.asAda.delete(`/v1/tasks/${id}`)
    await age(id)
  }
  await purgeTrash(fixture.server.ctx, AbortSignal.abort())
  expect(await count('tasks', 'id = any($1)', ids)).toBe(5)
  await Promise.all([purgeTrash(fixture.server.ctx, going()), purgeTrash(fixture.server.ctx, going())])
  expect(await count('tasks', 'id = any($1)', ids)).toBe(0)
})

test('what was deleted long ago is found by an index of its own, whichever projects there are', async () => {
  const plan = await fixture.server.db.transaction(async (tx) => {
    // Of the few rows of a test a plain reading would be cheaper.
    await tx.query({ text: 'set local enable_seqscan = off' })
    return tx.query({ text: 'explain select id from tasks where deleted_at < now() order by deleted_at limit 200' })
  })
  expect(JSON.stringify(plan)).toMatch(/_deleted_at_idx/)
  expect(JSON.stringify(plan)).not.toMatch(/project_id/)
})

test('what people chose and were reminded of goes too', async () => {
  const { ada } = fixture
  const { task } = await furnished()
  await sql(`insert into task_followers values ($1, $2, 'muted', now())`, task.id, ada.id)
  await sql(`insert into task_reminders values ($1, 'overdue', '2026-11-21', now())`, task.id)
  await fixture.asAda.delete(`/v1/tasks/${task.id}`)
  await age(task.id)
  await purgeTrash(fixture.server.ctx, going())

  expect(await count('task_followers', 'task_id = $1', task.id)).toBe(0)
  expect(await count('task_reminders', 'task_id = $1', task.id)).toBe(0)
})
