import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller, TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'

interface Item {
  readonly id: string
  readonly title: string
  readonly rank: string
  readonly columnId: string
}

let server: TestServer
let ada: TestUser
let grace: TestUser
let asAda: Caller
let project: { id: string }
let label: { id: string }
let columns: Array<{ id: string; status: string }>

const column = (status: string) => columns.find((candidate) => candidate.status === status)?.id as string
const titles = (items: Item[]) => items.map(({ title }) => title)

beforeAll(async () => {
  server = await openTestServer()
  ada = await server.createUser({ name: 'Ada' })
  grace = await server.createUser({ name: 'Grace' })
  asAda = server.as(ada)
  project = (await asAda.post('/v1/projects', { name: 'Lists', key: 'LST' })).body
  await asAda.post(`/v1/projects/${project.id}/members`, { userId: grace.id, role: 'viewer' })
  label = (await asAda.post(`/v1/projects/${project.id}/labels`, { name: 'Urgent', color: '#ff0000' })).body
  columns = (await asAda.get(`/v1/projects/${project.id}/columns`)).body.items
  const operations = Array.from({ length: 130 }, (_, index) => ({
    create: {
      projectId: project.id,
      title: `Task ${String(index).padStart(3, '0')}`,
      description: index === 7 ? 'A *peculiar* heliotrope' : '',
      priority: index % 5,
      ...(index % 2 === 0 && { assigneeId: ada.id }),
      ...(index % 10 === 0 && { labelIds: [label.id] }),
      ...(index % 3 === 0 && { status: 'in-progress' }),
      ...(index % 13 === 0 && { dueOn: `2026-12-${String(1 + (index % 28)).padStart(2, '0')}` }),
    },
  }))
  const { status, body } = await asAda.post('/v1/tasks/batch', { operations })
  expect([status, body.results?.every((result: { status: number }) => result.status === 201)]).toEqual([200, true])
})

afterAll(() => server.close())

/** Follows the cursors to the end. */
async function all(path: string, caller = asAda): Promise<Item[]> {
  const items: Item[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body, status }: Awaited<ReturnType<Caller['get']>> = await caller.get(
      `${path}${cursor && `&cursor=${cursor}`}`,
    )
    expect(body.items, JSON.stringify(body)).toBeDefined()
    expect(status).toBe(200)
    items.push(...body.items)
    cursor = body.nextCursor
  }
  return items
}

describe('cursors', () => {
  test.each(['created', '-created', 'updated', '-updated', 'due', '-due', 'priority', '-priority', 'rank', '-rank'])(
    'by %s show each task once, in order, and stop',
    async (sort) => {
      const once = await all(`/v1/tasks?project=${project.id}&sort=${sort}&limit=100`)
      const pieces = await all(`/v1/tasks?project=${project.id}&sort=${sort}&limit=7`)
      expect(pieces).toEqual(once)
      expect(new Set(pieces.map(({ id }) => id)).size).toBe(130)
    },
  )

  test('are bound to caller, filter and order', async () => {
    const { nextCursor } = (await asAda.get(`/v1/tasks?project=${project.id}&limit=5`)).body
    for (const [caller, path] of [
      [server.as(grace), `/v1/tasks?project=${project.id}&limit=5`],
      [asAda, `/v1/tasks?project=${project.id}&status=pending`],
      [asAda, `/v1/tasks?project=${project.id}&sort=due`],
    ] as const) {
      const { status, body } = await caller.get(`${path}&cursor=${nextCursor}`)
      expect([status, body.code]).toEqual([400, 'invalid-cursor'])
    }
    const flipped = `${nextCursor.slice(0, -2)}AA`
    expect((await asAda.get(`/v1/tasks?project=${project.id}&cursor=${flipped}`)).status).toBe(400)
  })

  test('an exactly full last page has no next one', async () => {
    const { body } = await asAda.get(`/v1/tasks?project=${project.id}&label=${label.id}&limit=13`)
    expect([body.items.length, body.nextCursor]).toEqual([13, null])
  })
})

describe('pages by number', () => {
  test('say where they are and whether more follow', async () => {
    const { body } = await asAda.get(`/v1/tasks?project=${project.id}&page=2&page_size=50`)
    expect(body).toMatchObject({ page: 2, pageSize: 50, hasMore: true })
    expect(body.items).toHaveLength(50)
    const last = (await asAda.get(`/v1/tasks?project=${project.id}&page=3&page_size=50`)).body
    expect([last.items.length, last.hasMore, last.nextCursor]).toEqual([30, false, null])
  })

  test.each([
    'page=0',
    'page_size=101',
    'limit=1000',
    'page=1000&page_size=100',
    'limit=abc',
    'nope=1',
    'sort=color',
    'status=done',
    'assignee=you',
    'due_from=soon',
    'cursor=x&page=1',
  ])('refuses %s', async (query) => {
    const { status, body } = await asAda.get(`/v1/tasks?project=${project.id}&${query}`)
    expect(status).toBe(400)
    expect(body.errors.length).toBeGreaterThan(0)
  })
})

describe('filters', () => {
  test('my active tasks, across projects', async () => {
    const mine = await all('/v1/tasks?assignee=me&status=pending&status=in-progress&limit=20')
    expect(mine).toHaveLength(65)
    expect(await all('/v1/tasks?assignee=me&status=pending,in-progress&limit=100')).toEqual(mine)
  })

  test('status, priority, label, due, nobody, and all that is visible', async () => {
    expect(await all(`/v1/tasks?project=${project.id}&status=in-progress&limit=100`)).toHaveLength(44)
    expect(await all(`/v1/tasks?project=${project.id}&priority=4&priority=3&limit=100`)).toHaveLength(52)
    expect(await all(`/v1/tasks?project=${project.id}&assignee=none&limit=100`)).toHaveLength(65)
    expect(await all('/v1/tasks?limit=100')).toHaveLength(130)
    expect(await all(`/v1/tasks?label=${label.id}&limit=100`)).toHaveLength(13)
    expect(titles(await all(`/v1/tasks?project=${project.id}&due_from=2026-12-14&due_to=2026-12-14&sort=due`))).toEqual(
      ['Task 013'],
    )
  })

  test('text finds words in title, description and key, also while they are typed', async () => {
    expect(titles(await all('/v1/tasks?text=peculiar%20helio&limit=10'))).toEqual(['Task 007'])
    expect(titles(await all('/v1/tasks?text=LST-8&limit=10'))).toContain('Task 007')
    expect(await all("/v1/tasks?text='%3B%20drop%20table%20--&limit=10")).toEqual([])
    expect(await all('/v1/tasks?text=%26%7C%21&limit=10')).toEqual([])
  })

  test('show viewers the same tasks with what they may do, and strangers nothing', async () => {
    const seen = (await server.as(grace).get(`/v1/tasks?project=${project.id}&limit=1`)).body.items
    expect(seen[0].can).toEqual({ update: false, move: false, delete: false, comment: false })
    const stranger = await server.createUser()
    expect((await server.as(stranger).get(`/v1/tasks?project=${project.id}`)).body.items).toEqual([])
    expect((await server.as(stranger).get('/v1/tasks')).body.items).toEqual([])
    expect((await server.as(stranger).get(`/v1/tasks?assignee=${ada.id}`)).body.items).toEqual([])
  })
})

describe('the board', () => {
  test('opens with a window and a count per column, and goes on by cursor', async () => {
    const { status, body } = await asAda.get(`/v1/projects/${project.id}/board?limit=10`)
    expect(status).toBe(200)
    expect(body.columns.map(({ count }: { count: number }) => count)).toEqual([86, 44, 0])
    const [first] = body.columns
    expect(first.items).toHaveLength(10)
    const rest = (
      await asAda.get(
        `/v1/tasks?project=${project.id}&column=${first.id}&sort=rank&limit=100&cursor=${first.nextCursor}`,
      )
    ).body
    expect(rest.items).toHaveLength(76)
    expect(rest.items[0].rank > first.items[9].rank).toBe(true)
    expect(body.columns[2]).toMatchObject({ items: [], nextCursor: null })
  })

  test('is not there for strangers', async () => {
    const stranger = await server.createUser()
    expect((await server.as(stranger).get(`/v1/projects/${project.id}/board`)).status).toBe(404)
  })
})

describe('moving cards', () => {
  const cards = async (status: string): Promise<Item[]> =>
    all(`/v1/tasks?project=${project.id}&column=${column(status)}&sort=rank&limit=100`)

  test('before, after, to the top, to the end, to another column', async () => {
    const [first, second, third] = (await cards('pending')) as [Item, Item, Item]
    await asAda.post(`/v1/tasks/${third.id}/move`, { afterId: first.id })
    expect((await cards('pending')).slice(0, 3).map(({ id }) => id)).toEqual([first.id, third.id, second.id])
    await asAda.post(`/v1/tasks/${second.id}/move`, { beforeId: first.id })
    expect((await cards('pending')).slice(0, 3).map(({ id }) => id)).toEqual([second.id, first.id, third.id])
    const moved = await asAda.post(`/v1/tasks/${first.id}/move`, { columnId: column('completed') })
    expect(moved.body).toMatchObject({ status: 'completed', completedAt: expect.any(String) })
    expect((await asAda.post(`/v1/tasks/${second.id}/move`, { columnId: column('completed') })).status).toBe(200)
    expect((await cards('completed')).map(({ id }) => id)).toEqual([first.id, second.id])
  })

  test('refuses neighbours of another column, and stale versions', async () => {
    const [pending] = await cards('pending')
    const [other] = await cards('in-progress')
    const { status, body } = await asAda.post(`/v1/tasks/${pending?.id}/move`, { beforeId: other?.id })
    expect([status, body.errors[0].pointer]).toEqual([422, '/beforeId'])
    expect(
      (await asAda.post(`/v1/tasks/${pending?.id}/move`, { columnId: column('completed') }, { 'if-match': '"77p"' }))
        .status,
    ).toBe(412)
    expect(
      (await server.as(grace).post(`/v1/tasks/${pending?.id}/move`, { columnId: column('completed') })).status,
    ).toBe(403)
  })

  test('to another project takes subtasks along, renumbers, and drops what that project does not know', async () => {
    const target = (await asAda.post('/v1/projects', { name: 'Target', key: 'TGT' })).body
    const namesake = (await asAda.post(`/v1/projects/${target.id}/labels`, { name: 'urgent', color: '#00ff00' })).body
    const parent = (
      await asAda.post('/v1/tasks', {
        projectId: project.id,
        title: 'Parent',
        assigneeId: grace.id,
        labelIds: [label.id],
      })
    ).body
    const child = (await asAda.post('/v1/tasks', { projectId: project.id, title: 'Child', parentId: parent.id })).body
    const { status, body } = await asAda.post(`/v1/tasks/${parent.id}/move`, { projectId: target.id })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      key: 'TGT-1',
      projectId: target.id,
      assigneeId: null,
      labelIds: [namesake.id],
      version: 2,
    })
    expect((await asAda.get(`/v1/tasks/${child.id}`)).body).toMatchObject({
      key: 'TGT-2',
      parentId: parent.id,
      projectId: target.id,
    })
    // The tasks are older than the project that holds them now.
    expect(await all(`/v1/tasks?project=${target.id}&sort=rank&limit=10`)).toHaveLength(2)
    const stranger = await server.createUser()
    expect((await server.as(stranger).post(`/v1/tasks/${parent.id}/move`, { projectId: project.id })).status).toBe(404)
  })
})

describe('batches', () => {
  test('atomic: one refusal undoes everything and names its operation', async () => {
    const before = (await all('/v1/tasks?limit=100')).length
    const { status, body } = await asAda.post('/v1/tasks/batch', {
      operations: [{ create: { projectId: project.id, title: 'A' } }, { update: { id: ada.id, set: { title: 'x' } } }],
    })
    expect([status, body.errors?.[0]?.pointer]).toEqual([404, '/operations/1'])
    expect((await all('/v1/tasks?limit=100')).length).toBe(before)
  })

  test('item by item: each has its own result', async () => {
    const task = (await asAda.post('/v1/tasks', { projectId: project.id, title: 'One' })).body
    const { status, body } = await asAda.post('/v1/tasks/batch', {
      atomic: false,
      operations: [
        { create: { projectId: project.id, title: 'B' } },
        {
          create: {
            projectId: project.id,
            title: 'C',
            assigneeId: ada.id,
            dueOn: '2026-12-01',
            dueAt: '2026-12-01T00:00:00Z',
          },
        },
        { update: { id: task.id, version: 9, set: { title: 'x' } } },
        { update: { id: task.id, version: 1, set: { title: 'Two' } } },
        { move: { id: task.id, to: { columnId: column('completed') } } },
        { delete: { id: task.id } },
        { restore: { id: task.id } },
        { create: { projectId: ada.id, title: 'nowhere' } },
      ],
    })
    expect(status).toBe(200)
    expect(body.results.map((result: { status: number }) => result.status)).toEqual([
      201, 400, 412, 200, 200, 204, 200, 404,
    ])
    expect((await asAda.get(`/v1/tasks/${task.id}`)).body).toMatchObject({
      title: 'Two',
      version: 5,
      status: 'completed',
    })
  })

  test('a retried batch is done once', async () => {
    const call = () =>
      asAda.post('/v1/tasks/batch', { operations: [{ create: { title: 'retried' } }] }, { 'idempotency-key': 'batch' })
    const [first, second] = [await call(), await call()]
    expect(second.body).toEqual(first.body)
  })

  test('more than 500 operations, none, or two in one are refused', async () => {
    const create = { create: { title: 'x' } }
    for (const operations of [
      Array(501).fill(create),
      [],
      [{ ...create, delete: { id: ada.id } }],
      [{ explode: {} }],
    ]) {
      expect((await asAda.post('/v1/tasks/batch', { operations })).status).toBe(400)
    }
  })
})
