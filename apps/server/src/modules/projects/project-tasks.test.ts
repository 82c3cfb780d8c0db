import type { Column, Task } from '@millrace/contract'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { TestProject } from '../../../testing/test-projects.ts'
import { eventsOf, openProject } from '../../../testing/test-projects.ts'
import type { TestServer } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
})
afterAll(() => server.close())

const makeTask = async ({ project, owner }: TestProject, fields: object = {}): Promise<Task> => {
  const { status, body } = await server.as(owner).post('/v1/tasks', { title: 'T', projectId: project.id, ...fields })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body
}
const readTask = async ({ owner }: TestProject, { id }: Task): Promise<Task> =>
  (await server.as(owner).get(`/v1/tasks/${id}`)).body
const columnsOf = async ({ path, owner }: TestProject): Promise<Column[]> =>
  (await server.as(owner).get(`${path}/columns`)).body.items
const taskEvents = async ({ project }: TestProject, { id }: Task) =>
  (await eventsOf(server, project.id)).filter(({ subjectId }) => subjectId === id)

test('a new key of a project renames every task, those in the trash too, with a version and an event each', async () => {
  const opened = await openProject(server, 'Rename me')
  const { path, project, owner } = opened
  const kept = await makeTask(opened)
  const trashed = await makeTask(opened)
  await server.as(owner).delete(`/v1/tasks/${trashed.id}`)

  expect((await server.as(owner).patch(path, { key: 'MOVED' })).status).toBe(200)

  expect(await readTask(opened, kept)).toMatchObject({ key: 'MOVED-1', version: 2 })
  expect((await taskEvents(opened, kept)).at(-1)).toMatchObject({
    type: 'task.updated',
    version: 2,
    data: { before: { key: 'RM-1' }, after: { key: 'MOVED-1' } },
  })
  const keys = await server.db.query({ text: 'select key from tasks where project_id = $1', values: [project.id] })
  expect(keys).toEqual(expect.arrayContaining([{ key: 'MOVED-1' }, { key: 'MOVED-2' }]))
  expect((await makeTask(opened)).key).toBe('MOVED-3')
})

/** Resolves when that many statements wait for a lock. */
const waiting = (count: number) =>
  vi.waitFor(async () => {
    const [row] = await server.db.query<{ count: number }>({
      text: `select count(*)::integer as count from pg_stat_activity
             where datname = current_database() and wait_event_type = 'Lock'`,
    })
    if (row?.count !== count) throw new Error(`${row?.count} statements wait, not ${count}`)
  })

test('a task that is created while its project gets another key has the new one', async () => {
  const opened = await openProject(server)
  const { path, owner } = opened
  const first = await makeTask(opened)
  const [renamed, created] = await server.db.transaction(async (tx) => {
    // Holds the renaming back after it has begun, and so what waits for it.
    await tx.query({ text: 'select from tasks where id = $1 for update', values: [first.id] })
    const renaming = server.as(owner).patch(path, { key: 'NEWER' })
    await waiting(1)
    const creating = makeTask(opened)
    await waiting(2)
    return [renaming, creating] as const
  })

  expect((await renamed).status).toBe(200)
  expect((await created).key).toBe('NEWER-2')
  expect((await readTask(opened, first)).key).toBe('NEWER-1')
})

test('a column that holds tasks gives them to a column of the same status, in their order', async () => {
  const opened = await openProject(server)
  const { path, project, owner } = opened
  const [todo, doing] = await columnsOf(opened)
  const { body: later } = await server.as(owner).post(`${path}/columns`, { name: 'Later', status: 'pending' })
  const present = await makeTask(opened, { columnId: later.id })
  const tasks = [await makeTask(opened), await makeTask(opened), await makeTask(opened)]
  const trashed = await makeTask(opened)
  await server.as(owner).delete(`/v1/tasks/${trashed.id}`)
  const single = `${path}/columns/${todo!.id}`

  for (const query of ['', `?move_to=${doing!.id}`, `?move_to=${todo!.id}`, `?move_to=${server.ctx.newId()}`]) {
    expect(await server.as(owner).delete(single + query)).toMatchObject({
      status: 422,
      body: { errors: [{ in: 'query', pointer: 'move_to' }] },
    })
  }
  expect((await server.as(owner).delete(`${single}?move_to=${later.id}`)).status).toBe(204)

  const rows = await server.db.query<{ id: string }>({
    text: 'select id from tasks where project_id = $1 and column_id = $2 order by rank',
    values: [project.id, later.id],
  })
  expect(rows.map(({ id }) => id)).toEqual([present, ...tasks, trashed].map(({ id }) => id))
  expect(await readTask(opened, tasks[0]!)).toMatchObject({ columnId: later.id, status: 'pending', version: 2 })
  expect((await taskEvents(opened, tasks[0]!)).at(-1)).toMatchObject({
    type: 'task.moved',
    version: 2,
    data: { before: { columnId: todo!.id }, after: { columnId: later.id } },
  })
  expect((await eventsOf(server, project.id)).at(-1)).toMatchObject({ type: 'project.column-deleted' })
})

test('a column with tasks in the trash alone is deleted without asking, and they follow', async () => {
  const opened = await openProject(server)
  const { path, owner } = opened
  const [todo] = await columnsOf(opened)
  const { body: later } = await server.as(owner).post(`${path}/columns`, { name: 'Later', status: 'pending' })
  const trashed = await makeTask(opened)
  await server.as(owner).delete(`/v1/tasks/${trashed.id}`)

  expect((await server.as(owner).delete(`${path}/columns/${todo!.id}`)).status).toBe(204)
  const restored = await server.as(owner).post(`/v1/tasks/${trashed.id}/restore`)
  expect(restored.body).toMatchObject({ columnId: later.id, status: 'pending' })
})

test('a column keeps its status while it holds tasks, those in the trash too', async () => {
  const opened = await openProject(server)
  const { path, owner } = opened
  const { body: column } = await server.as(owner).post(`${path}/columns`, { name: 'More', status: 'pending' })
  const single = `${path}/columns/${column.id}`
  const task = await makeTask(opened, { columnId: column.id })
  const refused = { status: 422, body: { errors: [{ pointer: '/status' }] } }

  expect(await server.as(owner).patch(single, { status: 'completed' })).toMatchObject(refused)
  await server.as(owner).delete(`/v1/tasks/${task.id}`)
  expect(await server.as(owner).patch(single, { status: 'completed' })).toMatchObject(refused)
  await server.as(owner).post(`/v1/tasks/${task.id}/restore`)
  await server.as(owner).patch(`/v1/tasks/${task.id}`, { status: 'in-progress' })
  expect((await server.as(owner).patch(single, { status: 'completed' })).body).toMatchObject({ status: 'completed' })
})

test('a deleted label is taken off every task, with a version and an event each', async () => {
  const opened = await openProject(server)
  const { path, project, owner } = opened
  const make = async (name: string) =>
    (await server.as(owner).post(`${path}/labels`, { name, color: '#000000' })).body.id as string
  const [bug, area] = [await make('bug'), await make('area')]
  const both = await makeTask(opened, { labelIds: [bug, area] })
  const other = await makeTask(opened, { labelIds: [area] })
  const trashed = await makeTask(opened, { labelIds: [bug] })
  await server.as(owner).delete(`/v1/tasks/${trashed.id}`)

  expect((await server.as(owner).delete(`${path}/labels/${bug}`)).status).toBe(204)

  expect(await readTask(opened, both)).toMatchObject({ labelIds: [area], version: 2 })
  expect(await readTask(opened, other)).toMatchObject({ labelIds: [area], version: 1 })
  expect((await taskEvents(opened, both)).at(-1)).toMatchObject({
    type: 'task.updated',
    data: { before: { labelIds: [bug, area] }, after: { labelIds: [area] } },
  })
  const left = await server.db.query({ text: 'select id from tasks where label_ids @> array[$1::uuid]', values: [bug] })
  expect(left).toEqual([])
  expect((await eventsOf(server, project.id)).at(-1)).toMatchObject({
    type: 'project.label-deleted',
    data: { before: { labelId: bug, name: 'bug' } },
  })
})

test.each(['another task', 'a task that has it'])(
  'a label that is deleted meanwhile is not put on %s',
  async (which) => {
    const opened = await openProject(server)
    const { path, owner } = opened
    const [label, other] = await Promise.all(
      ['bug', 'area'].map(async (name) => {
        const { body } = await server.as(owner).post(`${path}/labels`, { name, color: '#000000' })
        return body.id as string
      }),
    )
    const labelled = await makeTask(opened, { labelIds: [label] })
    const target = which === 'another task' ? await makeTask(opened) : labelled
    const [deleted, changed] = await server.db.transaction(async (tx) => {
      // Holds the deletion back after it has begun, and so what waits for it.
      await tx.query({ text: 'select from tasks where id = $1 for update', values: [labelled.id] })
      const deleting = server.as(owner).delete(`${path}/labels/${label}`)
      await waiting(1)
      const changing = server.as(owner).patch(`/v1/tasks/${target.id}`, { labelIds: [label, other] })
      await waiting(2)
      return [deleting, changing] as const
    })

    expect((await deleted).status).toBe(204)
    expect(await changed).toMatchObject({ status: 422, body: { errors: [{ pointer: '/labelIds' }] } })
    for (const task of [labelled, target]) expect((await readTask(opened, task)).labelIds).not.toContain(label)
  },
)

test('a label that is put on a task just before it is deleted is taken off it', async () => {
  const opened = await openProject(server)
  const { path, owner } = opened
  const { body: label } = await server.as(owner).post(`${path}/labels`, { name: 'bug', color: '#000000' })
  const task = await makeTask(opened)
  const started: Promise<{ status: number }>[] = []
  const holding = server.db.transaction(async (tx) => {
    // Holds the change back where it keeps its answer, when the label is checked already.
    await tx.query({
      text: `insert into idempotency_keys (actor_id, key, route, fingerprint, created_at)
             values ($1, 'held', 'PATCH /v1/tasks/{id}', '', now())`,
      values: [owner.id],
    })
    const headers = { 'idempotency-key': 'held' }
    started.push(server.as(owner).patch(`/v1/tasks/${task.id}`, { labelIds: [label.id] }, headers))
    await waiting(1)
    started.push(server.as(owner).delete(`${path}/labels/${label.id}`))
    await waiting(2)
    throw new Error('let go')
  })
  await expect(holding).rejects.toThrow('let go')

  expect((await Promise.all(started)).map(({ status }) => status)).toEqual([200, 204])
  expect((await readTask(opened, task)).labelIds).toEqual([])
})

test('more tasks than one statement takes are all renamed', async () => {
  const opened = await openProject(server)
  const { path, project, owner } = opened
  const [todo] = await columnsOf(opened)
  const ids = Array.from({ length: 2500 }, () => server.ctx.newId())
  await server.db.query({
    text: `insert into tasks (id, project_id, number, key, title, description, status, priority, column_id, rank,
             label_ids, fields, version, created_by, created_at, updated_at)
           select id, $2, n, 'OPERA-' || n, 'T', '', 'pending', 0, $3, 'a', '{}', '{}', 1, $4, now(), now()
           from unnest($1::uuid[]) with ordinality as t(id, n)`,
    values: [ids, project.id, todo!.id, owner.id],
  })
  expect((await server.as(owner).patch(path, { key: 'MANY' })).status).toBe(200)
  const [row] = await server.db.query({
    text: `select count(*)::integer as renamed, count(distinct e.id)::integer as events
           from tasks t join events e on e.subject_id = t.id and e.subject_version = t.version
           where t.project_id = $1 and t.key = 'MANY-' || t.number and t.version = 2`,
    values: [project.id],
  })
  expect(row).toEqual({ renamed: 2500, events: 2500 })
})
