import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventsOf } from '../../../testing/events-of.ts'
import type { Caller, TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'

let server: TestServer
let owner: TestUser
let asOwner: Caller
let asEditor: Caller
let asViewer: Caller
let asStranger: Caller
let projectId: string
let hiddenProjectId: string

beforeAll(async () => {
  server = await openTestServer()
  owner = await server.createUser({ name: 'Olga' })
  const [editor, viewer, stranger] = await Promise.all(
    ['Edda', 'Vera', 'Stranger'].map((name) => server.createUser({ name })),
  )
  asOwner = server.as(owner)
  asEditor = server.as(editor as TestUser)
  asViewer = server.as(viewer as TestUser)
  asStranger = server.as(stranger as TestUser)
  projectId = (await asOwner.post('/v1/projects', { name: 'Open' })).body.id
  hiddenProjectId = (await asOwner.post('/v1/projects', { name: 'Hidden' })).body.id
  await asOwner.post(`/v1/projects/${projectId}/members`, { userId: editor?.id, role: 'editor' })
  await asOwner.post(`/v1/projects/${projectId}/members`, { userId: viewer?.id, role: 'viewer' })
})

afterAll(() => server.close())

interface Made {
  readonly id: string
  readonly key: string
  readonly title: string
  readonly version: number
}

const newTask = async (fields: object = {}): Promise<Made> =>
  (await asOwner.post('/v1/tasks', { projectId, title: 'Task', ...fields })).body

const newTasks = (count: number): Promise<Made[]> => Promise.all(Array.from({ length: count }, () => newTask()))

const link = (as: Caller, from: Made, kind: string, to: { id: string }, headers?: Record<string, string>) =>
  as.post(`/v1/tasks/${from.id}/links`, { kind, taskId: to.id }, headers)

const linksOf = async (task: Made, as = asOwner) => (await as.get(`/v1/tasks/${task.id}/links`)).body.items

const versionOf = async (task: Made): Promise<number> => (await asOwner.get(`/v1/tasks/${task.id}`)).body.version

const bare = ({ status, body }: { status: number; body: object }) => ({ status, ...body, requestId: null })

const pair = async (): Promise<[Made, Made]> => (await newTasks(2)) as [Made, Made]

describe('linking', () => {
  test('is seen from both tasks, each with the other one', async () => {
    const [a, b] = await pair()
    const { status, body, headers } = await link(asEditor, a, 'blocks', b)

    expect(status).toBe(201)
    expect(headers.location).toBe(`/v1/tasks/${a.id}/links/${body.id}`)
    expect(body).toMatchObject({
      kind: 'blocks',
      direction: 'outward',
      task: { id: b.id, key: b.key, title: 'Task', status: 'pending' },
      createdAt: expect.stringMatching(/Z$/),
    })
    expect(await linksOf(a)).toEqual([body])
    expect(await linksOf(b, asViewer)).toEqual([
      { ...body, direction: 'inward', task: { id: a.id, key: a.key, title: 'Task', status: 'pending' } },
    ])
  })

  test('is a change of the task it is made on, with its version and event, and not of the other', async () => {
    const [a, b] = await pair()
    const { id } = (await link(asOwner, a, 'duplicates', b)).body
    await asOwner.patch(`/v1/tasks/${a.id}`, { title: 'After' })

    expect(await versionOf(a)).toBe(3)
    expect(await versionOf(b)).toBe(1)
    const events = await eventsOf(server, a.id)
    expect(events.map(({ type, version }) => [type, version])).toEqual([
      ['task.created', 1],
      ['task.linked', 2],
      ['task.updated', 3],
    ])
    expect(events[1]).toMatchObject({
      actorId: owner.id,
      data: { after: { link: { id, kind: 'duplicates', direction: 'outward', taskId: b.id } } },
    })
    expect(await eventsOf(server, b.id)).toHaveLength(1)
  })

  test('a relation has no direction and is there once, whichever side makes it', async () => {
    const [a, b] = await pair()
    expect((await link(asOwner, b, 'relates', a)).body).toMatchObject({ direction: 'outward', task: { id: a.id } })
    expect(await linksOf(a)).toMatchObject([{ kind: 'relates', direction: 'outward', task: { id: b.id } }])
    for (const again of [await link(asOwner, a, 'relates', b), await link(asOwner, b, 'relates', a)]) {
      expect([again.status, again.body.code]).toEqual([409, 'conflict'])
    }
    expect([await versionOf(a), await versionOf(b)]).toEqual([1, 2])
  })

  test('twice in the same way is 409, in another way another link', async () => {
    const [a, b] = await pair()
    await link(asOwner, a, 'blocks', b)
    expect((await link(asOwner, a, 'blocks', b)).status).toBe(409)
    expect((await link(asOwner, a, 'relates', b)).status).toBe(201)
    expect(await versionOf(a)).toBe(3)
  })

  test('made by 10 at once is one link, one version and one event', async () => {
    const [a, b] = await pair()
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => (n % 2 ? link(asOwner, a, 'relates', b) : link(asEditor, b, 'relates', a))),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(9)
    expect((await versionOf(a)) + (await versionOf(b))).toBe(3)
    expect([...(await eventsOf(server, a.id)), ...(await eventsOf(server, b.id))]).toHaveLength(3)
  })

  test('repeated with its idempotency key makes one link', async () => {
    const [a, b] = await pair()
    const key = { 'idempotency-key': `link ${a.id}` }
    const first = await link(asOwner, a, 'blocks', b, key)
    const second = await link(asOwner, a, 'blocks', b, key)
    expect(second).toMatchObject({ status: 201, body: first.body })
    expect(second.headers.location).toBe(first.headers.location)
    expect(second.headers['idempotency-replayed']).toBe('true')
    expect(await versionOf(a)).toBe(2)
  })

  test('and unlinking honour the version of the task, which each of them raises', async () => {
    const [a, b] = await pair()
    const { id } = (await link(asOwner, a, 'blocks', b, { 'if-match': '"1x"' })).body
    expect((await link(asOwner, a, 'relates', b, { 'if-match': '"1x"' })).status).toBe(412)
    const unlink = (tag: string) => asOwner.delete(`/v1/tasks/${a.id}/links/${id}`, undefined, { 'if-match': tag })
    expect([(await unlink('"1x"')).status, (await unlink('"2x"')).status]).toEqual([412, 204])
  })

  test.each([
    [{ kind: 'hates', taskId: '019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e' }, '/kind'],
    [{ kind: 'blocks', taskId: 'nonsense' }, '/taskId'],
    [{ kind: 'blocks' }, '/taskId'],
    [{ kind: 'blocks', taskId: '019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e', direction: 'inward' }, '/direction'],
  ])('refuses %j and names the field', async (input, pointer) => {
    const a = await newTask()
    const { status, body } = await asOwner.post(`/v1/tasks/${a.id}/links`, input)
    expect([status, body.errors?.[0]?.pointer]).toEqual([400, pointer])
  })

  test('to a task that is unknown, hidden or in the trash is answered the same', async () => {
    const [a, trashed] = await pair()
    await asOwner.delete(`/v1/tasks/${trashed.id}`)
    const hidden = await newTask({ projectId: hiddenProjectId })
    const missing = bare(await link(asEditor, a, 'relates', { id: server.ctx.newId() }))
    expect(missing).toMatchObject({ status: 422, errors: [{ pointer: '/taskId' }] })
    expect(bare(await link(asEditor, a, 'relates', hidden))).toEqual(missing)
    expect(bare(await link(asEditor, a, 'relates', trashed))).toEqual(missing)
    await link(asOwner, a, 'relates', hidden)
    await link(asOwner, hidden, 'blocks', a)
    expect(bare(await link(asEditor, a, 'relates', hidden))).toEqual(missing)
    expect(bare(await link(asEditor, a, 'blocks', hidden))).toEqual(missing)
    expect(await versionOf(a)).toBe(2)
  })

  test('on a task that is unknown or hidden is 404, where one may only look 403', async () => {
    const [a, b] = await pair()
    const missing = bare(await link(asStranger, { ...a, id: server.ctx.newId() }, 'blocks', b))
    expect(missing.status).toBe(404)
    expect(bare(await link(asStranger, a, 'blocks', b))).toEqual(missing)
    expect(bare(await asStranger.get(`/v1/tasks/${a.id}/links`))).toEqual(missing)
    expect((await link(asViewer, a, 'blocks', b)).status).toBe(403)
  })

  test('to itself is refused, however the id is written', async () => {
    const a = await newTask()
    for (const id of [a.id, a.id.toUpperCase()]) {
      const { status, body } = await link(asOwner, a, 'relates', { id })
      expect([status, body.errors?.[0]?.pointer]).toEqual([422, '/taskId'])
    }
  })

  test('in an archived project is refused', async () => {
    const archive = (await asOwner.post('/v1/projects', { name: 'Archive' })).body
    const a = await newTask({ projectId: archive.id })
    const b = await newTask()
    const { id } = (await link(asOwner, a, 'relates', b)).body
    await asOwner.patch(`/v1/projects/${archive.id}`, { archived: true })
    expect((await link(asOwner, a, 'blocks', b)).body.code).toBe('rule-violated')
    expect((await asOwner.delete(`/v1/tasks/${a.id}/links/${id}`)).status).toBe(422)
    expect((await link(asOwner, b, 'blocks', a)).status).toBe(201)
  })
})

describe('what blocks what', () => {
  test('never makes a circle, short or long', async () => {
    const [a, b, c] = (await newTasks(3)) as [Made, Made, Made]
    expect((await link(asOwner, a, 'blocks', b)).status).toBe(201)
    expect((await link(asOwner, b, 'blocks', c)).status).toBe(201)
    for (const from of [b, c]) {
      const { status, body } = await link(asOwner, from, 'blocks', a)
      expect([status, body.errors?.[0]?.pointer]).toEqual([422, '/taskId'])
    }
    expect((await link(asOwner, c, 'relates', a)).status).toBe(201)
    expect((await link(asOwner, a, 'blocks', c)).status).toBe(201)
  })

  test.each([1, 2, 3, 4, 5])('does not make one either when all links of it are made at once: round %s', async () => {
    const tasks = await newTasks(8)
    const answers = await Promise.all(
      tasks.map((task, index) => link(asOwner, task, 'blocks', tasks[(index + 1) % tasks.length] as Made)),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.sort()).toEqual([201, 201, 201, 201, 201, 201, 201, 422])
  })

  test('is followed over 1000 tasks and then goes no further', async () => {
    const [first, last] = await pair()
    await server.db.query({
      text: `with chain as (
          select n, case n when 0 then $1::uuid when 1001 then $2::uuid else gen_random_uuid() end as id
          from generate_series(0, 1001) n)
        insert into task_links (id, kind, source_task_id, target_task_id, created_by, created_at)
        select gen_random_uuid(), 'blocks', a.id, b.id, $3, now() from chain a join chain b on b.n = a.n + 1`,
      values: [first.id, last.id, owner.id],
    })
    const before = await newTask()
    expect((await link(asOwner, before, 'blocks', first)).body.code).toBe('rule-violated')
    expect((await link(asOwner, last, 'blocks', before)).status).toBe(201)
  })
})

describe('links of a task', () => {
  test('lead only to tasks that the reader may see', async () => {
    const [a, b] = await pair()
    const hidden = await newTask({ projectId: hiddenProjectId })
    const seen = (await link(asOwner, a, 'blocks', b)).body
    const unseen = (await link(asOwner, a, 'blocks', hidden)).body
    expect(await linksOf(a)).toHaveLength(2)
    expect(await linksOf(a, asEditor)).toEqual([seen])
    const unknown = bare(await asEditor.delete(`/v1/tasks/${a.id}/links/${server.ctx.newId()}`))
    expect(unknown.status).toBe(404)
    expect(bare(await asEditor.delete(`/v1/tasks/${a.id}/links/${unseen.id}`))).toEqual(unknown)
    await asOwner.delete(`/v1/tasks/${b.id}`)
    expect(await linksOf(a)).toEqual([unseen])
  })

  test('come in pages, oldest first', async () => {
    const [a, b, c, d] = (await newTasks(4)) as [Made, Made, Made, Made]
    const made: string[] = []
    for (const other of [b, c, d]) made.push((await link(asOwner, other, 'blocks', a)).body.id)
    const first = (await asOwner.get(`/v1/tasks/${a.id}/links?limit=2`)).body
    const second = (await asOwner.get(`/v1/tasks/${a.id}/links?limit=2&cursor=${first.nextCursor}`)).body
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(made)
    expect(second.nextCursor).toBeNull()
  })
})

describe('unlinking', () => {
  test('from either task ends the link and is a change of that task', async () => {
    const [a, b] = await pair()
    const { id } = (await link(asOwner, a, 'blocks', b)).body
    expect(await asEditor.delete(`/v1/tasks/${b.id}/links/${id}`)).toMatchObject({ status: 204, body: null })

    expect(await linksOf(a)).toEqual([])
    expect([await versionOf(a), await versionOf(b)]).toEqual([2, 2])
    const [, unlinked] = await eventsOf(server, b.id)
    expect(unlinked).toMatchObject({
      type: 'task.unlinked',
      version: 2,
      data: { before: { link: { id, kind: 'blocks', direction: 'inward', taskId: a.id } } },
    })
    expect((await asOwner.delete(`/v1/tasks/${a.id}/links/${id}`)).status).toBe(404)
    expect((await link(asOwner, b, 'blocks', a)).status).toBe(201)
  })

  test('needs the role editor, and the link to be one of the task', async () => {
    const [a, b] = await pair()
    const other = await newTask()
    const { id } = (await link(asOwner, a, 'blocks', b)).body
    expect((await asViewer.delete(`/v1/tasks/${a.id}/links/${id}`)).status).toBe(403)
    expect((await asOwner.delete(`/v1/tasks/${other.id}/links/${id}`)).status).toBe(404)
    expect((await asStranger.delete(`/v1/tasks/${a.id}/links/${id}`)).status).toBe(404)
    expect((await asOwner.delete(`/v1/tasks/${a.id}/links/nonsense`)).status).toBe(400)
    expect(await linksOf(a)).toHaveLength(1)
    expect([await versionOf(a), await versionOf(other)]).toEqual([2, 1])
  })

  test('from both sides at once is one change', async () => {
    const [a, b] = await pair()
    const { id } = (await link(asOwner, a, 'relates', b)).body
    const answers = await Promise.all([a, b, a, b].map((task) => asOwner.delete(`/v1/tasks/${task.id}/links/${id}`)))
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404, 404])
    expect((await versionOf(a)) + (await versionOf(b))).toBe(4)
  })
})
