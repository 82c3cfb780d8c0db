import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller, TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'
import { systemActor } from '../people/index.ts'
import { toEntry } from './task-history.ts'
import { updateTask } from './update-task.ts'

let server: TestServer
let ada: TestUser
let grace: TestUser
let asAda: Caller
let asGrace: Caller
let projectId: string

beforeAll(async () => {
  server = await openTestServer()
  ada = await server.createUser({ name: 'Ada' })
  grace = await server.createUser({ name: 'Grace' })
  asAda = server.as(ada)
  asGrace = server.as(grace)
  projectId = (await asAda.post('/v1/projects', { name: 'Past' })).body.id
  await asAda.post(`/v1/projects/${projectId}/members`, { userId: grace.id, role: 'editor' })
})

afterAll(() => server.close())

interface Entry {
  readonly id: string
  readonly type: string
  readonly version: number
  readonly actor: { readonly id: string; readonly name: string }
  readonly at: string
  readonly changes: ReadonlyArray<{ readonly field: string; readonly from: unknown; readonly to: unknown }>
}

const newTask = async (fields: object = {}) =>
  (await asAda.post('/v1/tasks', { projectId, title: 'Task', ...fields })).body

const historyOf = async (id: string, as = asAda): Promise<Entry[]> =>
  (await as.get(`/v1/tasks/${id}/history?limit=100`)).body.items

const bare = ({ status, body }: { status: number; body: object }) => ({ status, ...body, requestId: null })

test('tells who changed what, from what to what, newest first and without a gap', async () => {
  const { id } = await newTask({ priority: 2 })
  await asGrace.patch(`/v1/tasks/${id}`, { title: 'Better', priority: 0 })
  await asAda.patch(`/v1/tasks/${id}`, { assigneeId: grace.id })
  await asGrace.patch(`/v1/tasks/${id}`, { status: 'completed' })

  const history = await historyOf(id)
  expect(history.map(({ type, version, actor }) => [type, version, actor.name])).toEqual([
    ['task.completed', 4, 'Grace'],
    ['task.assigned', 3, 'Ada'],
    ['task.updated', 2, 'Grace'],
    ['task.created', 1, 'Ada'],
  ])
  expect(history[2]?.changes).toHaveLength(2)
  expect(history[2]?.changes).toEqual(
    expect.arrayContaining([
      { field: 'title', from: 'Task', to: 'Better' },
      { field: 'priority', from: 2, to: 0 },
    ]),
  )
  expect(history[1]?.changes).toEqual([{ field: 'assigneeId', from: null, to: grace.id }])
  expect(history[0]?.at).toMatch(/^\d{4}-.*Z$/)
})

test('begins with the fields that the task was given', async () => {
  const { id } = await newTask({ title: 'First', description: 'Text', fields: { cost: 3 } })
  const [created] = await historyOf(id)
  const fields = created?.changes.map(({ field }) => field)
  expect(created?.changes).toEqual(
    expect.arrayContaining([
      { field: 'title', from: null, to: 'First' },
      { field: 'description', from: null, to: 'Text' },
      { field: 'status', from: null, to: 'pending' },
      { field: 'fields', from: null, to: { cost: 3 } },
    ]),
  )
  for (const empty of ['assigneeId', 'labelIds', 'dueOn', 'priority', 'completedAt', 'version', 'createdAt', 'id']) {
    expect(fields).not.toContain(empty)
  }
})

test('folds into the task as it is now', async () => {
  const [made, other] = [await newTask({ dueOn: '2026-12-24' }), await newTask()]
  const path = `/v1/tasks/${made.id}`
  await asGrace.patch(path, { dueAt: '2026-12-24T12:00:00Z', fields: { a: 1, b: [] }, description: 'x' })
  await asGrace.post(`${path}/links`, { kind: 'relates', taskId: other.id })
  await asGrace.patch(path, { status: 'in-progress', fields: { a: null } })
  await asGrace.delete(path)
  await asGrace.post(`${path}/restore`)
  await asGrace.patch(path, { status: 'completed' })

  const task = (await asAda.get(path)).body
  const history = (await historyOf(made.id)).reverse()
  expect(history.map(({ version }) => version)).toEqual(history.map((_, index) => index + 1))
  const changes = history.flatMap((entry) => entry.changes).filter(({ field }) => field !== 'link')
  const folded = Object.fromEntries(changes.map(({ field, to }) => [field, to]))
  const { can, version, createdBy, createdAt, updatedAt, ...fields } = task
  const empty = { description: '', priority: 0, labelIds: [], fields: {} }
  const unset = Object.fromEntries(Object.keys(fields).map((field) => [field, null]))
  expect({ ...unset, ...empty, id: made.id, ...folded }).toEqual(fields)
  expect(version).toBe(history.length)
  expect(history.at(-1)?.at).toBe(updatedAt)
})

test('follows the versions, whichever of several writers at once began first', async () => {
  const { id, columnId } = await newTask()
  const path = `/v1/tasks/${id}`
  const write = (_: unknown, n: number) =>
    n % 2 ? asAda.patch(path, { title: `${n}` }) : asGrace.post(`${path}/move`, { columnId })
  await Promise.all(Array.from({ length: 40 }, write))

  const versions = (await historyOf(id)).map(({ version }) => version)
  expect(versions).toEqual(Array.from({ length: 41 }, (_, index) => 41 - index))
  const second = (await asAda.get(`${path}/history?limit=10&page=2`)).body.items
  expect(second.map((entry: Entry) => entry.version)).toEqual(versions.slice(10, 20))
})

test('comes in pages', async () => {
  const { id } = await newTask()
  for (const title of ['a', 'b', 'c', 'd']) await asAda.patch(`/v1/tasks/${id}`, { title })
  const path = `/v1/tasks/${id}/history`
  const first = (await asAda.get(`${path}?limit=2`)).body
  const second = (await asAda.get(`${path}?limit=2&cursor=${first.nextCursor}`)).body
  const third = (await asAda.get(`${path}?page=3&page_size=2`)).body
  expect([...first.items, ...second.items, ...third.items].map(({ version }) => version)).toEqual([5, 4, 3, 2, 1])
  expect(third).toMatchObject({ nextCursor: null, hasMore: false })
  expect((await asAda.get(`${path}?page=9&page_size=2`)).body).toMatchObject({ items: [], hasMore: false })
  const foreign = await asGrace.get(`${path}?cursor=${first.nextCursor}`)
  expect([foreign.status, foreign.body.code]).toEqual([400, 'invalid-cursor'])
})

test('is for those who may see the task; for others there is nothing', async () => {
  const { id } = await newTask()
  const asStranger = server.as(await server.createUser({ name: 'Stranger' }))
  const missing = bare(await asStranger.get(`/v1/tasks/${server.ctx.newId()}/history`))
  expect(missing.status).toBe(404)
  expect(bare(await asStranger.get(`/v1/tasks/${id}/history`))).toEqual(missing)
  await asAda.delete(`/v1/tasks/${id}`)
  expect(bare(await asGrace.get(`/v1/tasks/${id}/history`))).toEqual(missing)
  expect((await asAda.get('/v1/tasks/nonsense/history')).status).toBe(400)
  expect((await server.as(ada, ['projects:read']).get(`/v1/tasks/${id}/history`)).status).toBe(403)
})

test('does not tell of a link whose other task the reader may not know of', async () => {
  const { id } = await newTask()
  const hidden = (await asAda.post('/v1/tasks', { title: 'In my inbox' })).body
  const link = (await asAda.post(`/v1/tasks/${id}/links`, { kind: 'blocks', taskId: hidden.id })).body
  await asAda.delete(`/v1/tasks/${id}/links/${link.id}`)

  const told = { id: link.id, kind: 'blocks', direction: 'outward', taskId: hidden.id }
  const [unlinked, linked] = await historyOf(id)
  expect(linked).toMatchObject({ type: 'task.linked', changes: [{ field: 'link', from: null, to: told }] })
  expect(unlinked).toMatchObject({ type: 'task.unlinked', changes: [{ field: 'link', from: told, to: null }] })
  const seen = await historyOf(id, asGrace)
  expect(seen.map(({ version, changes }) => [version, changes.length > 0])).toEqual([
    [3, false],
    [2, false],
    [1, true],
  ])
  expect(JSON.stringify(seen)).not.toContain(hidden.id)
})

test('names Millrace where Millrace acted, and does not name who is gone', async () => {
  const { id } = await newTask()
  await updateTask(server.ctx, systemActor('test'), { id, patch: { title: 'By itself' }, requiredVersion: null })
  expect((await historyOf(id))[0]).toMatchObject({ type: 'task.updated', actor: { name: 'Millrace' } })
  const gone = toEntry({
    id,
    type: 'task.updated',
    version: 2,
    actorId: server.ctx.newId(),
    actorName: null,
    at: new Date(),
    data: {},
    tellable: true,
  })
  expect(gone.actor.name).toBe('Former member')
})
