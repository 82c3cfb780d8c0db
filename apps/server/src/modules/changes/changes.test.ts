import type { Change } from '@millrace/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FeedFixture } from '../../../testing/feed-fixture.ts'
import { done, openFeedFixture, typesOf } from '../../../testing/feed-fixture.ts'
import { numberFeed } from '../../../testing/number-feed.ts'

let server: FeedFixture['server']
let ada: FeedFixture['ada']
let bob: FeedFixture['bob']
let admin: FeedFixture['admin']
let answer: FeedFixture['answer']
let now: FeedFixture['now']
let since: FeedFixture['since']
let newProject: FeedFixture['newProject']
let newTask: FeedFixture['newTask']

beforeAll(async () => {
  ;({ server, ada, bob, admin, answer, now, since, newProject, newTask } = await openFeedFixture())
})
afterAll(() => server.close())

test('tells what happened in one’s own projects, in order, and nothing of others', async () => {
  const start = await now()
  const projectId = await newProject(ada)
  const task = await newTask(ada, { projectId, title: 'Write' })
  await server.as(ada).patch(`/v1/tasks/${task.id}`, { title: 'Write more' })
  await newTask(bob, { title: 'In an inbox' })

  const items = await since(start, ada)
  expect(typesOf(items)).toEqual(['access.gained', 'project.created', 'task.created', 'task.updated'])
  expect(items.map(({ position }) => position)).toEqual(
    [...items.map(({ position }) => position)].sort((a, b) => a - b),
  )
  expect(items[3]).toEqual({
    position: expect.any(Number),
    type: 'task.updated',
    subject: { type: 'task', id: task.id },
    projectId,
    actorId: ada.id,
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]+\.\d{3}Z$/),
    version: 2,
    data: { before: { title: 'Write' }, after: { title: 'Write more' } },
  })
  const { can: _, ...created } = task
  expect(items[2]?.data.after).toEqual(created)
  expect(typesOf(await since(start, bob))).toEqual(['task.created'])
})

test('goes on where the answer before ended, and reads nothing again', async () => {
  const head = await now()
  const first = await answer(ada, `since=${head}`)
  expect(first).toEqual({ items: [], next: head, resync: false })
  const task = await newTask(bob, { title: 'Not for Ada' })
  await numberFeed(server.db)
  expect((await answer(ada, `since=${head}`)).next).toBeGreaterThan(head)
  await newTask(ada, { title: 'For Ada' })
  await newTask(ada, { title: 'For Ada too' })
  await numberFeed(server.db)
  const page = await answer(ada, `since=${head}&limit=1`)
  expect(page.items).toHaveLength(1)
  expect(page.next).toBe(page.items[0]?.position)
  const rest = await answer(ada, `since=${page.next}&limit=1000`)
  expect(rest.items).toHaveLength(1)
  expect(rest.next).toBe((await answer(ada, '')).next)
  expect(JSON.stringify([page, rest])).not.toContain(task.id)
})

test('pages through 3,000 entries hold each once, in order', async () => {
  const projects = [await newProject(ada), await newProject(ada), await newProject(ada)]
  const start = await now()
  const create = (n: number) => ({ create: { projectId: projects[n % 3], title: `Entry ${n}` } })
  for (let from = 0; from < 3000; from += 500) {
    const operations = Array.from({ length: 500 }, (_, n) => create(from + n))
    await done(server.as(ada).post('/v1/tasks/batch', { operations }))
  }
  const head = await now()
  for (const limit of [1000, 377]) {
    const seen: Change[] = []
    let next = start
    for (;;) {
      const page = await answer(ada, `since=${next}&limit=${limit}`)
      if (page.next === next) break
      next = page.next
      seen.push(...page.items)
    }
    expect(next).toBe(head)
    expect(seen).toHaveLength(3000)
    expect(new Set(seen.map(({ subject }) => subject.id)).size).toBe(3000)
    expect(seen.every(({ position }, n) => n === 0 || position > (seen[n - 1]?.position ?? 0))).toBe(true)
  }
}, 60_000)

test('a page of long texts ends early and the next one goes on', async () => {
  const projectId = await newProject(ada)
  const start = await now()
  const description = 'long '.repeat(9000)
  const operations = Array.from({ length: 20 }, () => ({ create: { projectId, title: 'Long', description } }))
  for (let n = 0; n < 6; n += 1) await done(server.as(ada).post('/v1/tasks/batch', { operations }))
  await numberFeed(server.db)
  const first = await answer(ada, `since=${start}&limit=1000`)
  expect(first.items.length).toBeLessThan(120)
  const second = await answer(ada, `since=${first.next}&limit=1000`)
  expect(first.items.length + second.items.length).toBe(120)
})

test('whoever reads while others write misses nothing', async () => {
  const projectId = await newProject(ada)
  await done(server.as(ada).post(`/v1/projects/${projectId}/members`, { userId: bob.id, role: 'editor' }))
  const start = await now()
  let writing = true
  const made: string[] = []
  const writer = async (who: { readonly id: string }) => {
    for (let n = 0; n < 40; n += 1) made.push((await newTask(who, { projectId, title: 'Concurrent' })).id)
  }
  const relay = async () => {
    while (writing) await numberFeed(server.db)
  }
  const seen: string[] = []
  let next = start
  const poll = async () => {
    const page = await answer(bob, `since=${next}&limit=7`)
    seen.push(...page.items.map(({ subject }) => subject.id))
    next = page.next
    return page.items.length
  }
  const reader = async () => {
    while (writing) await poll()
  }
  // A transaction that began first and commits last: its events must come all the same.
  const slow = server.db.transaction(async (tx) => {
    const title = 'Slow'
    const text = `insert into events (id, type, subject_type, subject_id, subject_version, project_id, actor_id, at, data, context)
      values ($1, 'task.created', 'task', $1, 1, $2, $3, now(), $4, '{}')`
    const id = server.ctx.newId()
    await tx.query({ text, values: [id, projectId, ada.id, JSON.stringify({ after: { title } })] })
    await tx.query({ text: 'insert into outbox (event_id) values ($1)', values: [id] })
    await tx.query({ text: 'select pg_sleep(0.5)' })
    made.push(id)
  })
  const others = [relay(), relay(), reader()]
  await Promise.all([slow, ...[ada, bob, ada, bob, ada, bob].map(writer)])
  writing = false
  await Promise.all(others)
  await numberFeed(server.db)
  while ((await poll()) > 0);
  expect(seen).toHaveLength(made.length)
  expect([...seen].sort()).toEqual([...made].sort())
}, 60_000)

test('without a position, the answer says where to start and what to read', async () => {
  const body = await answer(ada, '')
  expect(body).toEqual({
    items: [],
    next: await now(),
    resync: false,
    snapshot: {
      projects: '/v1/projects?sort=created&limit=100',
      tasks: '/v1/tasks?sort=created&limit=100',
      tasksOfProject: '/v1/tasks?project={id}&sort=created&limit=100',
      teams: '/v1/teams?limit=100',
    },
  })
  for (const [who, links] of [
    [ada, body.snapshot],
    [admin, (await answer(admin, '')).snapshot],
  ] as const) {
    const id = (await newTask(who, { title: 'x' })).projectId
    for (const link of Object.values(links ?? {})) {
      expect((await server.as(who).get(link.replace('{id}', id))).status).toBe(200)
    }
  }
  expect((await answer(ada, '', ['tasks:read'])).snapshot).not.toHaveProperty('projects')
})

test('a position that the feed does not reach asks to read everything again', async () => {
  const head = await now()
  expect(await answer(ada, `since=${head + 1}`)).toEqual({ items: [], next: head, resync: true })
  await server.db.query({ text: 'delete from feed where position <= 10' })
  expect(await answer(ada, 'since=9')).toEqual({ items: [], next: head, resync: true })
  expect((await answer(ada, 'since=10')).resync).toBe(false)
  expect((await answer(admin, 'since=0')).resync).toBe(true)
  await server.db.query({ text: 'delete from feed' })
  expect((await answer(ada, `since=${head - 1}`)).resync).toBe(true)
  expect(await answer(ada, `since=${head}`)).toEqual({ items: [], next: head, resync: false })
})

test.each([
  'since=-1',
  'since=1.5',
  'since=9007199254740993',
  'since=later',
  'since=',
  'limit=0',
  'limit=1001',
  'from=1',
])('%s is refused by the name of the parameter', async (query) => {
  const { status, body } = await server.as(ada).get(`/v1/changes?${query}`)
  expect(status).toBe(400)
  expect(body.errors).toMatchObject([{ in: 'query', pointer: query.split('=')[0] }])
})
