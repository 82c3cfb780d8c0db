import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller, TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'

let server: TestServer
let ada: TestUser
let grace: TestUser
let vera: TestUser
let stranger: TestUser
let asAda: Caller
let asGrace: Caller
let project: { id: string; key: string }
let columns: Array<{ id: string; name: string; status: string }>

beforeAll(async () => {
  server = await openTestServer()
  ada = await server.createUser({ name: 'Ada' })
  grace = await server.createUser({ name: 'Grace' })
  vera = await server.createUser({ name: 'Vera' })
  stranger = await server.createUser({ name: 'Stranger' })
  asAda = server.as(ada)
  asGrace = server.as(grace)
  project = (await asAda.post('/v1/projects', { name: 'Operations', key: 'OPS' })).body
  await asAda.post(`/v1/projects/${project.id}/members`, { userId: grace.id, role: 'editor' })
  await asAda.post(`/v1/projects/${project.id}/members`, { userId: vera.id, role: 'viewer' })
  columns = (await asAda.get(`/v1/projects/${project.id}/columns`)).body.items
})

afterAll(() => server.close())

const create = async (fields: object = {}) => {
  const { status, body } = await asAda.post('/v1/tasks', { projectId: project.id, title: 'Task', ...fields })
  expect(body).toMatchObject({ id: expect.any(String) })
  expect(status).toBe(201)
  return body
}
const eventsOf = (id: string) =>
  server.db.query<{ type: string; subject_version: number; data: { before?: object; after?: object } }>({
    text: 'select type, subject_version, data from events where subject_id = $1 order by id',
    values: [id],
  })
const column = (status: string) => columns.find((candidate) => candidate.status === status)?.id as string

describe('creating a task', () => {
  test('answers the whole task, with a key, its place, a tag and what the caller may do', async () => {
    const { status, body, headers } = await asAda.post('/v1/tasks', {
      projectId: project.id,
      title: 'Order "new" disks\n',
      description: '# Why\n\\ backslash',
      assigneeId: grace.id,
      dueOn: '2026-12-24',
      startAt: '2026-11-21T10:00:00+02:00',
      priority: 3,
      fields: { cost: 12.5, vendor: 'Ünicode ✓' },
    })
    expect(status).toBe(201)
    expect(headers.location).toBe(`/v1/tasks/${body.id}`)
    expect(headers.etag).toBe('"1p"')
    expect(body).toMatchObject({
      key: expect.stringMatching(/^OPS-\d+$/),
      projectId: project.id,
      title: 'Order "new" disks\n',
      description: '# Why\n\\ backslash',
      status: 'pending',
      columnId: column('pending'),
      dueOn: '2026-12-24',
      dueAt: null,
      startAt: '2026-11-21T08:00:00.000Z',
      fields: { cost: 12.5, vendor: 'Ünicode ✓' },
      version: 1,
      createdBy: ada.id,
      completedAt: null,
      deletedAt: null,
      can: { update: true, move: true, delete: true, restore: false, comment: true },
    })
    expect((await asGrace.get(`/v1/tasks/${body.id}`)).body).toEqual(body)
    expect(await eventsOf(body.id)).toMatchObject([
      { type: 'task.created', subject_version: 1, data: { after: { title: body.title } } },
    ])
  })

  test('without a project goes to the inbox of the caller', async () => {
    const { status, body } = await asAda.post('/v1/tasks', { title: 'Remember' })
    expect(status).toBe(201)
    expect((await asGrace.get(`/v1/tasks/${body.id}`)).status).toBe(404)
  })

  test.each([
    [{ title: '' }, '/title'],
    [{ title: '   ' }, '/title'],
    [{ title: 'a'.repeat(501) }, '/title'],
    [{ title: 'nul \u0000' }, '/title'],
    [{ title: 'x', priority: 9 }, '/priority'],
    [{ title: 'x', status: 'done' }, '/status'],
    [{ title: 'x', dueOn: '2026-02-30' }, '/dueOn'],
    [{ title: 'x', dueAt: '0000-01-01T00:00:00Z' }, '/dueAt'],
    [{ title: 'x', dueOn: '2026-02-20', dueAt: '2026-02-20T00:00:00Z' }, '/dueAt'],
    [{ title: 'x', ownerId: 'y' }, '/ownerId'],
    [{ title: 'x', labelIds: ['nope'] }, '/labelIds/0'],
  ])('refuses %j and names the field', async (fields, pointer) => {
    const { status, body, headers } = await asAda.post('/v1/tasks', { projectId: project.id, ...fields })
    expect(status).toBe(400)
    expect(headers['content-type']).toContain('application/problem+json')
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer)
  })

  test('refuses references that the project does not have', async () => {
    const other = (await asAda.post('/v1/tasks', { title: 'Elsewhere' })).body
    for (const [fields, pointer] of [
      [{ assigneeId: stranger.id }, '/assigneeId'],
      [{ labelIds: [other.id] }, '/labelIds'],
      [{ parentId: other.id }, '/parentId'],
      [{ columnId: other.columnId }, '/columnId'],
      [{ columnId: column('pending'), status: 'completed' }, '/columnId'],
    ] as const) {
      const { status, body } = await asAda.post('/v1/tasks', { projectId: project.id, title: 'x', ...fields })
      expect([status, body.errors?.[0]?.pointer]).toEqual([422, pointer])
    }
  })

  test('is refused to viewers, and to strangers as if the project were not there', async () => {
    const input = { projectId: project.id, title: 'x' }
    expect((await server.as(vera).post('/v1/tasks', input)).status).toBe(403)
    const foreign = await server.as(stranger).post('/v1/tasks', input)
    const missing = await server.as(stranger).post('/v1/tasks', { ...input, projectId: ada.id })
    expect(foreign.status).toBe(404)
    expect({ ...foreign.body, requestId: null }).toEqual({ ...missing.body, requestId: null })
  })

  test('numbers tasks of a project without gap, whoever creates them at once', async () => {
    const fresh = (await asAda.post('/v1/projects', { name: 'Numbers', key: 'NUM' })).body
    const created = await Promise.all(
      Array.from({ length: 40 }, (_, index) => asAda.post('/v1/tasks', { projectId: fresh.id, title: `${index}` })),
    )
    const numbers = created.map(({ body }) => body.number).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
  })
})

describe('idempotency keys', () => {
  test('50 concurrent copies create one task, all answers are the same', async () => {
    const body = { projectId: project.id, title: 'Once' }
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => asAda.post('/v1/tasks', body, { 'idempotency-key': 'copies' })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(1)
    const [row] = await server.db.query<{ count: string }>({ text: `select count(*) from tasks where title = 'Once'` })
    expect(row?.count).toBe('1')
  })

  test('another body under the same key is refused, another person or route has its own', async () => {
    const key = { 'idempotency-key': '"quoted-key"' }
    const first = await asAda.post('/v1/tasks', { projectId: project.id, title: 'A' }, key)
    expect((await asAda.post('/v1/tasks', { projectId: project.id, title: 'B' }, key)).status).toBe(422)
    expect((await asGrace.post('/v1/tasks', { projectId: project.id, title: 'B' }, key)).status).toBe(201)
    const patched = await asAda.patch(`/v1/tasks/${first.body.id}`, { title: 'C' }, key)
    expect(patched.body.version).toBe(2)
    const again = await asAda.patch(`/v1/tasks/${first.body.id}`, { title: 'C' }, key)
    expect([again.status, again.body, again.headers['idempotency-replayed']]).toEqual([200, patched.body, 'true'])
  })

  test.each(['', 'x'.repeat(256), 'tab\there'])('refuses the key %j', async (key) => {
    expect((await asAda.post('/v1/tasks', { title: 'x' }, { 'idempotency-key': key })).status).toBe(400)
  })

  test('is not replayed to somebody who lost access', async () => {
    const other = (await asAda.post('/v1/projects', { name: 'Secret' })).body
    await asAda.post(`/v1/projects/${other.id}/members`, { userId: grace.id, role: 'editor' })
    const call = () => asGrace.post('/v1/tasks', { projectId: other.id, title: 'S' }, { 'idempotency-key': 'lost' })
    expect((await call()).status).toBe(201)
    await asAda.delete(`/v1/projects/${other.id}/members/${grace.id}`)
    expect((await call()).status).toBe(404)
  })
})

describe('changing a task', () => {
  test('edits of different fields by 20 people at once all survive', async () => {
    const task = await create()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        asAda.patch(`/v1/tasks/${task.id}`, { fields: { [`f${index}`]: index } }),
      ),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    const { body } = await asAda.get(`/v1/tasks/${task.id}`)
    expect(body.version).toBe(21)
    expect(Object.keys(body.fields)).toHaveLength(20)
    expect((await eventsOf(task.id)).map((event) => event.subject_version).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 21 }, (_, index) => index + 1),
    )
  })

  test('with If-Match, of 20 writers of one version exactly one wins', async () => {
    const task = await create()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        asAda.patch(`/v1/tasks/${task.id}`, { title: `${index}` }, { 'if-match': '"1p"' }),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19)
  })

  test('that changes nothing keeps the version and tells nobody', async () => {
    const task = await create({ title: 'Same', labelIds: [] })
    const { body } = await asAda.patch(`/v1/tasks/${task.id}`, { title: 'Same', priority: 0, status: 'pending' })
    expect(body.version).toBe(1)
    expect(await eventsOf(task.id)).toHaveLength(1)
  })

  test('completing moves it to the column of the status, reopening clears the time', async () => {
    const task = await create()
    const done = (await asAda.patch(`/v1/tasks/${task.id}`, { status: 'completed' })).body
    expect(done).toMatchObject({ status: 'completed', columnId: column('completed'), completedAt: expect.any(String) })
    const open = (await asAda.patch(`/v1/tasks/${task.id}`, { columnId: column('in-progress') })).body
    expect(open).toMatchObject({ status: 'in-progress', completedAt: null })
    const events = await eventsOf(task.id)
    expect(events.map(({ type }) => type)).toEqual(['task.created', 'task.completed', 'task.updated'])
    expect(events[1]?.data).toMatchObject({ before: { status: 'pending' }, after: { status: 'completed' } })
    expect(events[1]?.data.after).not.toHaveProperty('title')
  })

  test('a due date replaces a due time, and null clears', async () => {
    const task = await create({ dueAt: '2026-12-01T09:00:00Z' })
    expect((await asAda.patch(`/v1/tasks/${task.id}`, { dueOn: '2026-12-02' })).body).toMatchObject({
      dueOn: '2026-12-02',
      dueAt: null,
    })
    expect((await asAda.patch(`/v1/tasks/${task.id}`, { dueOn: null })).body).toMatchObject({
      dueOn: null,
      dueAt: null,
    })
  })

  test('a task cannot become its own ancestor', async () => {
    const parent = await create()
    const child = await create({ parentId: parent.id })
    const grandchild = await create({ parentId: child.id })
    for (const parentId of [parent.id, grandchild.id]) {
      const { status, body } = await asAda.patch(`/v1/tasks/${parent.id}`, { parentId })
      expect([status, body.errors?.[0]?.pointer]).toEqual([422, '/parentId'])
    }
  })

  test('viewers are told no, strangers nothing', async () => {
    const task = await create()
    expect((await server.as(vera).patch(`/v1/tasks/${task.id}`, { title: 'x' })).status).toBe(403)
    expect((await server.as(stranger).patch(`/v1/tasks/${task.id}`, { title: 'x' })).status).toBe(404)
    expect((await server.as(ada, ['tasks:read']).patch(`/v1/tasks/${task.id}`, { title: 'x' })).status).toBe(403)
    expect((await server.as(vera).get(`/v1/tasks/${task.id}`)).body.can).toEqual({
      update: false,
      move: false,
      delete: false,
      restore: false,
      comment: false,
    })
  })

  test.each([['"abc"'], ['1'], ['"1", "2"']])('refuses the precondition %s', async (tag) => {
    const task = await create()
    expect((await asAda.patch(`/v1/tasks/${task.id}`, { title: 'x' }, { 'if-match': tag })).status).toBe(400)
  })
})

describe('reading a task', () => {
  test('304 when it has not changed', async () => {
    const task = await create()
    const { headers } = await asAda.get(`/v1/tasks/${task.id}`)
    const again = await asAda.get(`/v1/tasks/${task.id}`, undefined, { 'if-none-match': headers.etag as string })
    expect(again.status).toBe(304)
    await asAda.patch(`/v1/tasks/${task.id}`, { title: 'New' })
    expect(
      (await asAda.get(`/v1/tasks/${task.id}`, undefined, { 'if-none-match': headers.etag as string })).status,
    ).toBe(200)
  })

  test('a foreign task and one that does not exist are the same 404', async () => {
    const task = await create()
    const foreign = await server.as(stranger).get(`/v1/tasks/${task.id}`)
    const missing = await server.as(stranger).get(`/v1/tasks/${ada.id}`)
    expect([foreign.status, missing.status]).toEqual([404, 404])
    expect({ ...foreign.body, requestId: null }).toEqual({ ...missing.body, requestId: null })
  })
})

describe('the trash', () => {
  test('hides a task, keeps it findable on request, and gives it back', async () => {
    const task = await create()
    expect((await asAda.delete(`/v1/tasks/${task.id}`)).status).toBe(204)
    expect((await asAda.get(`/v1/tasks/${task.id}`)).status).toBe(404)
    expect((await asAda.get(`/v1/tasks/${task.id}?deleted=true`)).body.deletedAt).toEqual(expect.any(String))
    expect((await asAda.patch(`/v1/tasks/${task.id}`, { title: 'x' })).status).toBe(404)
    const trash = (await asAda.get(`/v1/tasks?project=${project.id}&deleted=true`)).body.items
    expect(trash.map(({ id }: { id: string }) => id)).toContain(task.id)
    const restored = await asAda.post(`/v1/tasks/${task.id}/restore`)
    expect([restored.status, restored.body.version, restored.body.deletedAt]).toEqual([200, 3, null])
    expect((await eventsOf(task.id)).map(({ type }) => type)).toEqual(['task.created', 'task.deleted', 'task.restored'])
  })
})
