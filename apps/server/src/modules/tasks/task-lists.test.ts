import type { TaskQuery } from '@millrace/contract'
import { rolePermissions } from '@millrace/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Item, ListFixture } from '../../../testing/list-fixture.ts'
import { openListFixture } from '../../../testing/list-fixture.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { statements } from '../../platform/database/query.ts'
import { listTasks } from './list-tasks.ts'

const titles = (items: Item[]) => items.map(({ title }) => title)

let fixture: ListFixture

beforeAll(async () => {
  fixture = await openListFixture()
})

afterAll(() => fixture.server.close())

describe('cursors', () => {
  test.each(['created', '-created', 'updated', '-updated', 'due', '-due', 'priority', '-priority', 'rank', '-rank'])(
    'by %s show each task once, in order, and stop',
    async (sort) => {
      const once = await fixture.all(`/v1/tasks?project=${fixture.project.id}&sort=${sort}&limit=100`)
      const pieces = await fixture.all(`/v1/tasks?project=${fixture.project.id}&sort=${sort}&limit=7`)
      expect(pieces).toEqual(once)
      expect(new Set(pieces.map(({ id }) => id)).size).toBe(130)
    },
  )

  test('are bound to caller, filter and order', async () => {
    const { nextCursor } = (await fixture.asAda.get(`/v1/tasks?project=${fixture.project.id}&limit=5`)).body
    for (const [caller, path] of [
      [fixture.server.as(fixture.grace), `/v1/tasks?project=${fixture.project.id}&limit=5`],
      [fixture.asAda, `/v1/tasks?project=${fixture.project.id}&status=pending`],
      [fixture.asAda, `/v1/tasks?project=${fixture.project.id}&sort=due`],
    ] as const) {
      const { status, body } = await caller.get(`${path}&cursor=${nextCursor}`)
      expect([status, body.code]).toEqual([400, 'invalid-cursor'])
    }
    const flipped = `${nextCursor.slice(0, -2)}AA`
    expect((await fixture.asAda.get(`/v1/tasks?project=${fixture.project.id}&cursor=${flipped}`)).status).toBe(400)
  })

  test('an exactly full last page has no next one', async () => {
    const { body } = await fixture.asAda.get(
      `/v1/tasks?project=${fixture.project.id}&label=${fixture.label.id}&limit=13`,
    )
    expect([body.items.length, body.nextCursor]).toEqual([13, null])
  })
})

describe('pages by number', () => {
  test('say where they are and whether more follow', async () => {
    const { body } = await fixture.asAda.get(`/v1/tasks?project=${fixture.project.id}&page=2&page_size=50`)
    expect(body).toMatchObject({ page: 2, pageSize: 50, hasMore: true })
    expect(body.items).toHaveLength(50)
    const last = (await fixture.asAda.get(`/v1/tasks?project=${fixture.project.id}&page=3&page_size=50`)).body
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
    const { status, body } = await fixture.asAda.get(`/v1/tasks?project=${fixture.project.id}&${query}`)
    expect(status).toBe(400)
    expect(body.errors.length).toBeGreaterThan(0)
  })
})

describe('filters', () => {
  test('my active tasks, across projects', async () => {
    const mine = await fixture.all('/v1/tasks?assignee=me&status=pending&status=in-progress&limit=20')
    expect(mine).toHaveLength(65)
    expect(await fixture.all('/v1/tasks?assignee=me&status=pending,in-progress&limit=100')).toEqual(mine)
  })

  test('status, priority, label, due, nobody, and all that is visible', async () => {
    expect(await fixture.all(`/v1/tasks?project=${fixture.project.id}&status=in-progress&limit=100`)).toHaveLength(44)
    expect(await fixture.all(`/v1/tasks?project=${fixture.project.id}&priority=4&priority=3&limit=100`)).toHaveLength(
      52,
    )
    expect(await fixture.all(`/v1/tasks?project=${fixture.project.id}&assignee=none&limit=100`)).toHaveLength(65)
    expect(await fixture.all('/v1/tasks?limit=100')).toHaveLength(130)
    expect(await fixture.all(`/v1/tasks?label=${fixture.label.id}&limit=100`)).toHaveLength(13)
    expect(
      titles(
        await fixture.all(`/v1/tasks?project=${fixture.project.id}&due_from=2026-12-14&due_to=2026-12-14&sort=due`),
      ),
    ).toEqual(['Task 013'])
  })

  test('text finds words in title, description and key, also while they are typed', async () => {
    expect(titles(await fixture.all('/v1/tasks?text=peculiar%20helio&limit=10'))).toEqual(['Task 007'])
    expect(titles(await fixture.all('/v1/tasks?text=LST-8&limit=10'))).toContain('Task 007')
    expect(await fixture.all("/v1/tasks?text='%3B%20drop%20table%20--&limit=10")).toEqual([])
    expect(await fixture.all('/v1/tasks?text=%26%7C%21&limit=10')).toEqual([])
  })

  test('show viewers the same tasks with what they may do, and strangers nothing', async () => {
    const seen = (await fixture.server.as(fixture.grace).get(`/v1/tasks?project=${fixture.project.id}&limit=1`)).body
      .items
    expect(seen[0].can).toEqual({ update: false, move: false, delete: false, restore: false, comment: false })
    const stranger = await fixture.server.createUser()
    expect((await fixture.server.as(stranger).get(`/v1/tasks?project=${fixture.project.id}`)).body.items).toEqual([])
    expect((await fixture.server.as(stranger).get('/v1/tasks')).body.items).toEqual([])
    expect((await fixture.server.as(stranger).get(`/v1/tasks?assignee=${fixture.ada.id}`)).body.items).toEqual([])
  })
})

test.each<[string, TaskQuery]>([
  ['of a project', {}],
  ['of a project, as on its board', { sort: 'rank' }],
  ['of a project, due first', { sort: 'due' }],
  ['of a project, with words', { text: 'peculiar' }],
])('the statement of a list is kept for review: %s', async (name, query) => {
  const asked: string[] = []
  const recorder = (db: Queryable): Queryable => ({
    query: (statement) => {
      asked.push(statement.text)
      return db.query(statement)
    },
  })
  const { ctx, db } = fixture.server
  const permissions = new Set(rolePermissions.user)
  const actor = { userId: fixture.ada.id, role: 'user', permissions, tokenId: 'test', requestId: 'test' } as const
  const recorded = { ...db, ...recorder(db), read: recorder(db.read) }
  await listTasks({ ...ctx, db: recorded }, actor, { ...query, project: fixture.project.id })
  expect(asked).toContain(statements().get(`tasks.list (${name})`))
})
