import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { eventsOf } from '../../../testing/events-of.ts'
import type { Caller, TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'

let server: TestServer
let carl: TestUser
let asOwner: Caller
let asEditor: Caller
let asCarl: Caller
let asViewer: Caller
let asStranger: Caller
let projectId: string
let taskId: string

beforeAll(async () => {
  server = await openTestServer()
  const [owner, editor, viewer] = await Promise.all(['Olga', 'Edda', 'Vera'].map((name) => server.createUser({ name })))
  carl = await server.createUser({ name: 'Carl' })
  asOwner = server.as(owner as TestUser)
  asEditor = server.as(editor as TestUser)
  asViewer = server.as(viewer as TestUser)
  asCarl = server.as(carl)
  asStranger = server.as(await server.createUser({ name: 'Stranger' }))
  projectId = (await asOwner.post('/v1/projects', { name: 'Talks' })).body.id
  for (const [user, role] of [
    [editor, 'editor'],
    [carl, 'commenter'],
    [viewer, 'viewer'],
  ] as const) {
    await asOwner.post(`/v1/projects/${projectId}/members`, { userId: user?.id, role })
  }
  taskId = await newTask()
})

afterAll(() => server.close())

const newTask = async (fields: object = {}): Promise<string> =>
  (await asOwner.post('/v1/tasks', { projectId, title: 'Task', ...fields })).body.id

const comment = async (as: Caller, on = taskId, body = 'Hello') => {
  const answer = await as.post(`/v1/tasks/${on}/comments`, { body })
  expect(answer.status).toBe(201)
  return answer.body
}

/** The whole answer but its request id, so that two of them can be told to be the same. */
const bare = ({ status, body }: { status: number; body: object }) => ({ status, ...body, requestId: null })

/** How many statements wait for a lock now. */
async function waiting(): Promise<number | undefined> {
  const text = `select count(*)::int as count from pg_stat_activity
    where wait_event_type = 'Lock' and datname = current_database()`
  return (await server.db.read.query<{ count: number }>({ text }))[0]?.count
}

describe('commenting', () => {
  test('answers the comment, and everybody who sees the task sees it', async () => {
    const { status, body, headers } = await asCarl.post(`/v1/tasks/${taskId}/comments`, { body: '**Why?** "\\" 🎉\n' })

    expect(status).toBe(201)
    expect(headers.location).toBe(`/v1/comments/${body.id}`)
    expect(headers.etag).toMatch(/^"1[a-z]+"$/)
    expect(body).toEqual({
      id: expect.any(String),
      taskId,
      projectId,
      author: { id: carl.id, name: 'Carl' },
      body: '**Why?** "\\" 🎉\n',
      version: 1,
      createdAt: expect.stringMatching(/Z$/),
      updatedAt: body.createdAt,
      can: { update: true, delete: true },
    })
    const mine = await asCarl.get(`/v1/comments/${body.id}`)
    expect(mine.body).toEqual(body)
    expect(mine.headers.etag).toBe(headers.etag)
    expect((await asViewer.get(`/v1/comments/${body.id}`)).body.can).toEqual({ update: false, delete: false })
    expect((await asOwner.get(`/v1/comments/${body.id}`)).body.can).toEqual({ update: false, delete: true })
  })

  test('is recorded with the task, the author and the text', async () => {
    const { id } = await comment(asCarl, taskId, 'For the log')
    expect(await eventsOf(server, id)).toEqual([
      {
        type: 'comment.created',
        version: 1,
        actorId: carl.id,
        data: { after: { taskId, authorId: carl.id, body: 'For the log' } },
      },
    ])
  })

  test.each([
    [{ body: '' }, '/body'],
    [{ body: ' \n\t' }, '/body'],
    [{ body: 'a'.repeat(20_001) }, '/body'],
    [{ body: 'nul \u0000' }, '/body'],
    [{ body: 'half a character \ud83c' }, '/body'],
    [{ body: 7 }, '/body'],
    [{}, '/body'],
    [{ body: 'x', authorId: 'me' }, '/authorId'],
  ])('refuses a body that is none and names the field: %#', async (input, pointer) => {
    const { status, body } = await asCarl.post(`/v1/tasks/${taskId}/comments`, input)
    expect([status, body.errors?.[0]?.pointer]).toEqual([400, pointer])
  })

  test('takes 20,000 characters of any kind, escaped as well', async () => {
    const body = '\u{1f389}'.repeat(20_000)
    expect((await comment(asCarl, taskId, body)).body).toBe(body)
    const escaped = `{"body":"${'\\ud83c\\udf89'.repeat(20_000)}"}`
    const { status } = await asCarl.post(`/v1/tasks/${taskId}/comments`, escaped, {
      'content-type': 'application/json',
    })
    expect(status).toBe(201)
  })

  test('is refused to viewers and to tokens without the permission', async () => {
    const path = `/v1/tasks/${taskId}/comments`
    expect((await asViewer.post(path, { body: 'x' })).status).toBe(403)
    expect((await server.as(carl, ['tasks:read', 'tasks:write']).post(path, { body: 'x' })).status).toBe(403)
  })

  test('on a task that is unknown, in the trash or of others is answered the same', async () => {
    const trashed = await newTask()
    await asOwner.delete(`/v1/tasks/${trashed}`)
    const post = (as: Caller, id: string) => as.post(`/v1/tasks/${id}/comments`, { body: 'x' })
    const missing = bare(await post(asStranger, server.ctx.newId()))
    expect(missing.status).toBe(404)
    expect(bare(await post(asStranger, taskId))).toEqual(missing)
    expect(bare(await post(asCarl, trashed))).toEqual(missing)
    expect(bare(await asStranger.get(`/v1/tasks/${taskId}/comments`))).toEqual(missing)
    expect(bare(await asCarl.get(`/v1/tasks/${trashed}/comments`))).toEqual(missing)
  })

  test('repeated with its idempotency key makes one comment', async () => {
    const id = await newTask()
    const key = { 'idempotency-key': 'once' }
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => asCarl.post(`/v1/tasks/${id}/comments`, { body: 'x' }, key)),
    )
    expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1)
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(9)
    expect(new Set(answers.map(({ headers }) => `${headers.etag} ${headers.location}`)).size).toBe(1)
    expect((await asCarl.get(`/v1/tasks/${id}/comments`)).body.items).toHaveLength(1)
    const other = await asCarl.post(`/v1/tasks/${id}/comments`, { body: 'y' }, key)
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused'])
  })
})

describe('listing', () => {
  test('gives the comments of the task alone, oldest first, in pages', async () => {
    const id = await newTask()
    const made: string[] = []
    for (const body of ['1', '2', '3', '4', '5']) made.push((await comment(asCarl, id, body)).id)
    await comment(asCarl)
    const path = `/v1/tasks/${id}/comments`

    const first = await asViewer.get(`${path}?limit=2`)
    const second = await asViewer.get(`${path}?limit=2&cursor=${first.body.nextCursor}`)
    const third = await asViewer.get(`${path}?limit=2&cursor=${second.body.nextCursor}`)
    const listed = [first, second, third].flatMap(({ body }) => body.items.map((item: { id: string }) => item.id))
    expect(listed).toEqual(made)
    expect(third.body.nextCursor).toBeNull()
    const numbered = await asViewer.get(`${path}?page=2&page_size=2`)
    expect(numbered.body).toMatchObject({ items: second.body.items, page: 2, pageSize: 2, hasMore: true })
    expect((await asViewer.get(path)).body.items[0]).toEqual((await asViewer.get(`/v1/comments/${made[0]}`)).body)
  })

  test('refuses a cursor of another list and of another reader', async () => {
    const [id, other] = [await newTask(), await newTask()]
    await comment(asCarl, id)
    await comment(asCarl, id)
    const { nextCursor } = (await asCarl.get(`/v1/tasks/${id}/comments?limit=1`)).body
    for (const answer of [
      await asCarl.get(`/v1/tasks/${other}/comments?cursor=${nextCursor}`),
      await asViewer.get(`/v1/tasks/${id}/comments?cursor=${nextCursor}`),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([400, 'invalid-cursor'])
    }
  })
})

describe('changing', () => {
  test('is for the author, makes a version and an event', async () => {
    const { id, createdAt } = await comment(asCarl, taskId, 'Draft')
    const { status, body, headers } = await asCarl.patch(`/v1/comments/${id}`, { body: 'Final' })

    expect(status).toBe(200)
    expect(headers.etag).toMatch(/^"2[a-z]+"$/)
    expect(body).toMatchObject({ id, body: 'Final', version: 2, createdAt, author: { name: 'Carl' } })
    expect((await asCarl.get(`/v1/comments/${id}`)).body).toEqual(body)
    const [, updated] = await eventsOf(server, id)
    expect(updated).toMatchObject({
      type: 'comment.updated',
      version: 2,
      data: { before: { taskId, body: 'Draft' }, after: { taskId, body: 'Final' } },
    })
  })

  test('to the same text keeps the version and records nothing', async () => {
    const made = await comment(asCarl)
    expect((await asCarl.patch(`/v1/comments/${made.id}`, { body: made.body })).body).toEqual(made)
    expect(await eventsOf(server, made.id)).toHaveLength(1)
  })

  test('with a stale tag is 412 and changes nothing; with the present one it passes', async () => {
    const { id } = await comment(asCarl)
    const { etag } = (await asCarl.get(`/v1/comments/${id}`)).headers
    const tagged = { 'if-match': etag as string }
    expect((await asCarl.patch(`/v1/comments/${id}`, { body: 'Mine' }, tagged)).status).toBe(200)
    expect((await asCarl.patch(`/v1/comments/${id}`, { body: 'Theirs' }, tagged)).status).toBe(412)
    expect((await asCarl.delete(`/v1/comments/${id}`, undefined, tagged)).status).toBe(412)
    expect((await asCarl.get(`/v1/comments/${id}`)).body).toMatchObject({ body: 'Mine', version: 2 })
    expect(await eventsOf(server, id)).toHaveLength(2)
  })

  test('by several at once with the same tag is one change', async () => {
    const { id } = await comment(asCarl)
    const patch = (_: unknown, n: number) => asCarl.patch(`/v1/comments/${id}`, { body: `${n}` }, { 'if-match': '"1"' })
    const answers = await server.db.transaction(async (tx) => {
      await tx.query({ text: 'select from comments where id = $1 for update', values: [id] })
      const started = Array.from({ length: 5 }, patch)
      await vi.waitFor(async () => expect(await waiting()).toBe(5))
      return started
    })
    const statuses = (await Promise.all(answers)).map(({ status }) => status)
    expect(statuses.sort()).toEqual([200, 412, 412, 412, 412])
    expect((await eventsOf(server, id)).map(({ version }) => version)).toEqual([1, 2])
  })

  test('is refused to everybody else, the owner included, and to strangers as if it were not there', async () => {
    const { id } = await comment(asCarl)
    for (const as of [asOwner, asEditor, asViewer]) {
      expect((await as.patch(`/v1/comments/${id}`, { body: 'x' })).status).toBe(403)
    }
    const unknown = server.ctx.newId()
    const missing = bare(await asStranger.get(`/v1/comments/${unknown}`))
    expect(missing.status).toBe(404)
    expect(bare(await asStranger.get(`/v1/comments/${id}`))).toEqual(missing)
    expect(bare(await asStranger.patch(`/v1/comments/${id}`, { body: 'x' }))).toEqual(missing)
    expect(bare(await asStranger.delete(`/v1/comments/${id}`))).toEqual(missing)
    expect((await asStranger.get('/v1/comments/nonsense')).status).toBe(400)
    expect((await asCarl.get(`/v1/comments/${id}`)).body.version).toBe(1)
  })

  test('repeated with its idempotency key is one change', async () => {
    const { id } = await comment(asCarl)
    const patch = () => asCarl.patch(`/v1/comments/${id}`, { body: 'New' }, { 'idempotency-key': `patch ${id}` })
    const [first, second] = [await patch(), await patch()]
    expect(second.body).toEqual(first.body)
    expect(second.headers['idempotency-replayed']).toBe('true')
    expect(await eventsOf(server, id)).toHaveLength(2)
  })
})

describe('deleting', () => {
  test.each(['author', 'owner'] as const)('is for the %s, and then the comment is gone', async (who) => {
    const { id } = await comment(asCarl, taskId, 'Gone')
    const as = who === 'author' ? asCarl : asOwner
    expect((await asEditor.delete(`/v1/comments/${id}`)).status).toBe(403)
    expect((await asViewer.delete(`/v1/comments/${id}`)).status).toBe(403)
    expect(await as.delete(`/v1/comments/${id}`)).toMatchObject({ status: 204, body: null })
    for (const gone of [
      await as.get(`/v1/comments/${id}`),
      await as.delete(`/v1/comments/${id}`),
      await asCarl.patch(`/v1/comments/${id}`, { body: 'x' }),
    ]) {
      expect(gone.status).toBe(404)
    }
    const { items } = (await asCarl.get(`/v1/tasks/${taskId}/comments?limit=100`)).body
    expect(items.map((item: { id: string }) => item.id)).not.toContain(id)
    const events = await eventsOf(server, id)
    expect(events.map(({ type, version }) => [type, version])).toEqual([
      ['comment.created', 1],
      ['comment.deleted', 2],
    ])
    expect(events[1]?.data).toEqual({ before: { taskId, authorId: carl.id, body: 'Gone' } })
  })
})
