import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TaskFixture } from '../../../testing/task-fixture.ts'
import { openTaskFixture } from '../../../testing/task-fixture.ts'

let server: TaskFixture['server']
let ada: TaskFixture['ada']
let grace: TaskFixture['grace']
let vera: TaskFixture['vera']
let stranger: TaskFixture['stranger']
let asAda: TaskFixture['asAda']
let asGrace: TaskFixture['asGrace']
let project: TaskFixture['project']
let column: TaskFixture['column']
let eventsOf: TaskFixture['eventsOf']

beforeAll(async () => {
  ;({ server, ada, grace, vera, stranger, asAda, asGrace, project, column, eventsOf } = await openTaskFixture())
})

afterAll(() => server.close())

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

  test('a replay has the status, body and headers of the first answer', async () => {
    const key = { 'idempotency-key': 'headers' }
    for (const caller of [asAda, asGrace]) {
      const create = () => caller.post('/v1/tasks', { projectId: project.id, title: '100%s' }, key)
      const [first, second] = [await create(), await create()]
      const path = `/v1/tasks/${first.body.id}`
      expect(first.headers).toMatchObject({ location: path, etag: (await caller.get(path)).headers.etag })
      expect(second).toMatchObject({ status: 201, body: first.body, headers: wireHeaders(first) })
      const patch = () => caller.patch(path, { priority: 3 }, key)
      const [changed, again] = [await patch(), await patch()]
      expect(changed.headers.etag).toBe((await caller.get(path)).headers.etag)
      expect(again).toMatchObject({ status: 200, body: changed.body, headers: wireHeaders(changed) })
    }
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

const wireHeaders = ({ headers: { etag, location } }: { headers: Readonly<Record<string, string | undefined>> }) => ({
  etag,
  ...(location && { location }),
})
