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
