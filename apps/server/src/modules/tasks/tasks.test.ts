import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TaskFixture } from '../../../testing/task-fixture.ts'
import { openTaskFixture } from '../../../testing/task-fixture.ts'

let server: TaskFixture['server']
let ada: TaskFixture['ada']
let vera: TaskFixture['vera']
let stranger: TaskFixture['stranger']
let asAda: TaskFixture['asAda']
let project: TaskFixture['project']
let column: TaskFixture['column']
let create: TaskFixture['create']
let eventsOf: TaskFixture['eventsOf']

beforeAll(async () => {
  ;({ server, ada, vera, stranger, asAda, project, column, create, eventsOf } = await openTaskFixture())
})

afterAll(() => server.close())

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

  test('a recurrence is a rule of RFC 5545, and what is wrong with it is said', async () => {
    const task = await create({ recurrence: 'FREQ=WEEKLY;BYDAY=MO' })
    const path = `/v1/tasks/${task.id}`
    const refused = (message: string) => ({ status: 400, body: { errors: [{ pointer: '/recurrence', message }] } })
    expect(await asAda.patch(path, { recurrence: '' })).toMatchObject({ status: 400 })
    expect(await asAda.patch(path, { recurrence: 'FREQ=DAILY;COUNT=0' })).toMatchObject(
      refused('COUNT must be a whole number from 1 to 999999'),
    )
    expect(await asAda.post('/v1/tasks', { title: 'x', recurrence: 'INTERVAL=2' })).toMatchObject(
      refused('needs FREQ, as in FREQ=WEEKLY'),
    )
    expect((await asAda.patch(path, { recurrence: null })).body).toMatchObject({ recurrence: null, version: 2 })
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
