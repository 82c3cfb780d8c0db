import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ListFixture } from '../../../testing/list-fixture.ts'
import { openListFixture } from '../../../testing/list-fixture.ts'

let fixture: ListFixture

beforeAll(async () => {
  fixture = await openListFixture()
})

afterAll(() => fixture.server.close())

describe('batches', () => {
  test('atomic: one refusal undoes everything and names its operation', async () => {
    const before = (await fixture.all('/v1/tasks?limit=100')).length
    const { status, body } = await fixture.asAda.post('/v1/tasks/batch', {
      operations: [
        { create: { projectId: fixture.project.id, title: 'A' } },
        { update: { id: fixture.ada.id, set: { title: 'x' } } },
      ],
    })
    expect([status, body.errors?.[0]?.pointer]).toEqual([404, '/operations/1'])
    expect((await fixture.all('/v1/tasks?limit=100')).length).toBe(before)
  })

  test('item by item: each has its own result', async () => {
    const task = (await fixture.asAda.post('/v1/tasks', { projectId: fixture.project.id, title: 'One' })).body
    const { status, body } = await fixture.asAda.post('/v1/tasks/batch', {
      atomic: false,
      operations: [
        { create: { projectId: fixture.project.id, title: 'B' } },
        {
          create: {
            projectId: fixture.project.id,
            title: 'C',
            assigneeId: fixture.ada.id,
            dueOn: '2026-12-01',
            dueAt: '2026-12-01T00:00:00Z',
          },
        },
        { update: { id: task.id, version: 9, set: { title: 'x' } } },
        { update: { id: task.id, version: 1, set: { title: 'Two' } } },
        { move: { id: task.id, to: { columnId: fixture.column('completed') } } },
        { delete: { id: task.id } },
        { restore: { id: task.id } },
        { create: { projectId: fixture.ada.id, title: 'nowhere' } },
      ],
    })
    expect(status).toBe(200)
    expect(body.results.map((result: { status: number }) => result.status)).toEqual([
      201, 400, 412, 200, 200, 204, 200, 404,
    ])
    expect((await fixture.asAda.get(`/v1/tasks/${task.id}`)).body).toMatchObject({
      title: 'Two',
      version: 5,
      status: 'completed',
    })
  })

  test('a refusal names the field in its operation', async () => {
    const task = (await fixture.asAda.post('/v1/tasks', { projectId: fixture.project.id, title: 'One' })).body
    const missing = fixture.server.ctx.newId()
    const operations = [
      { create: { projectId: fixture.project.id, title: 'x', assigneeId: missing } },
      { update: { id: task.id, set: { labelIds: [missing] } } },
      { move: { id: task.id, to: { beforeId: missing } } },
    ]
    const pointers = [
      '/operations/0/create/assigneeId',
      '/operations/1/update/set/labelIds',
      '/operations/2/move/to/beforeId',
    ]
    const { body } = await fixture.asAda.post('/v1/tasks/batch', { atomic: false, operations })
    expect(body.results.map((result: Result) => result.problem?.errors?.[0]?.pointer)).toEqual(pointers)
    const atomic = await fixture.asAda.post('/v1/tasks/batch', { operations: operations.slice(0, 1) })
    expect(atomic.body.errors[0].pointer).toBe(pointers[0])
  })

  test('a retried batch is done once', async () => {
    const call = () =>
      fixture.asAda.post(
        '/v1/tasks/batch',
        { operations: [{ create: { title: 'retried' } }] },
        { 'idempotency-key': 'batch' },
      )
    const [first, second] = [await call(), await call()]
    expect(second.body).toEqual(first.body)
  })

  test('more than 500 operations, none, or two in one are refused', async () => {
    const create = { create: { title: 'x' } }
    for (const operations of [
      Array(501).fill(create),
      [],
      [{ ...create, delete: { id: fixture.ada.id } }],
      [{ explode: {} }],
    ]) {
      expect((await fixture.asAda.post('/v1/tasks/batch', { operations })).status).toBe(400)
    }
  })
})

interface Result {
  readonly status: number
  readonly problem?: { readonly code: string; readonly errors?: readonly { readonly pointer: string }[] }
}

describe('a batch item by item, when somebody else holds what it changes', () => {
  const create = async (fields: object = {}) =>
    (await fixture.asAda.post('/v1/tasks', { projectId: fixture.project.id, title: 'Task', ...fields })).body
  const read = async ({ id }: { id: string }) => (await fixture.asAda.get(`/v1/tasks/${id}`)).body
  const run = async (operations: readonly object[], headers?: Record<string, string>) => {
    const { status, body } = await fixture.asAda.post('/v1/tasks/batch', { atomic: false, operations }, headers)
    expect(status, JSON.stringify(body)).toBe(200)
    return (body.results as Result[]).map((result) => result.status)
  }
  const rename = ({ id }: { id: string }, title = 'Renamed') => ({ update: { id, set: { title } } })

  test('refuses what is held and does the rest, once', async () => {
    const [held, first, last] = [await create(), await create(), await create()]
    const headers = { 'idempotency-key': 'partly blocked' }
    const operations = [
      rename(first),
      { create: { projectId: fixture.project.id, title: 'New' } },
      rename(held),
      { move: { id: last.id, to: { columnId: fixture.column('completed') } } },
      { delete: { id: first.id } },
    ]
    const statuses = await fixture.server.db.transaction(async (tx) => {
      await tx.query({ text: 'select from tasks where id = $1 for update', values: [held.id] })
      return run(operations, headers)
    })
    expect(statuses).toEqual([200, 201, 409, 200, 204])
    expect(await read(held)).toMatchObject({ title: 'Task', version: 1 })
    expect(await read(last)).toMatchObject({ status: 'completed', version: 2 })
    expect(await run(operations, headers)).toEqual(statuses)
    expect(await read(last)).toMatchObject({ version: 2 })
    expect(await run([rename(held)])).toEqual([200])
  })

  test('creates in other projects when one is held', async () => {
    const other = (await fixture.asAda.post('/v1/projects', { name: 'Held', key: 'HELD' })).body
    const make = (projectId: string) => ({ create: { projectId, title: 'New' } })
    const statuses = await fixture.server.db.transaction(async (tx) => {
      await tx.query({ text: 'select from project_counters where project_id = $1 for update', values: [other.id] })
      return run([make(fixture.project.id), make(other.id), { create: { title: 'Mine' } }, make(other.id)])
    })
    expect(statuses).toEqual([201, 409, 201, 409])
  })

  test('waits little for each when much is held', async () => {
    const tasks = await Promise.all(Array.from({ length: 60 }, () => create()))
    const ids = tasks.map(({ id }) => id)
    const began = performance.now()
    const statuses = await fixture.server.db.transaction(async (tx) => {
      await tx.query({ text: 'select from tasks where id = any($1) for update', values: [ids.slice(1)] })
      return run(tasks.map((task) => rename(task)))
    })
    expect(statuses).toEqual([200, ...Array(59).fill(409)])
    expect(performance.now() - began).toBeLessThan(8000)
  })

  test('a move to another project whose subtask is held moves neither', async () => {
    const other = (await fixture.asAda.post('/v1/projects', { name: 'Target' })).body
    const parent = await create()
    const child = await create({ parentId: parent.id })
    const statuses = await fixture.server.db.transaction(async (tx) => {
      await tx.query({ text: 'select from tasks where id = $1 for update', values: [child.id] })
      return run([{ move: { id: parent.id, to: { projectId: other.id } } }, rename(await create())])
    })
    expect(statuses).toEqual([409, 200])
    expect(await read(parent)).toMatchObject({ projectId: fixture.project.id, version: 1 })
  })
})
