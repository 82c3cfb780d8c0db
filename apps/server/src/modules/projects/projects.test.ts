import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventsOf, openProject } from '../../../testing/test-projects.ts'
import type { TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'

let server: TestServer
let ada: TestUser
beforeAll(async () => {
  server = await openTestServer()
  ada = await server.createUser({ name: 'Ada' })
})
afterAll(() => server.close())

const create = async (body: object, user = ada) => (await server.as(user).post('/v1/projects', body)).body

describe('creating a project', () => {
  test('makes the creator its owner and gives it a board', async () => {
    const { status, body, headers } = await server.as(ada).post('/v1/projects', {
      name: 'Website Relaunch',
      description: 'All of it',
      color: '#3b82f6',
    })

    expect(status).toBe(201)
    expect(headers.location).toBe(`/v1/projects/${body.id}`)
    expect(headers.etag).toMatch(/^"1[a-z]+"$/)
    expect(body).toMatchObject({ key: 'WR', name: 'Website Relaunch', role: 'owner', version: 1, createdBy: ada.id })
    expect((await server.as(ada).get(headers.location!)).body).toEqual(body)
    const columns = (await server.as(ada).get(`${headers.location}/columns`)).body.items
    expect(columns.map(({ name, status }: { name: string; status: string }) => [name, status])).toEqual([
      ['To do', 'pending'],
      ['In progress', 'in-progress'],
      ['Done', 'completed'],
    ])
    expect(await eventsOf(server, body.id)).toMatchObject([
      { type: 'project.created', version: 1, actorId: ada.id, data: { after: { key: 'WR', color: '#3b82f6' } } },
    ])
  })

  test('makes a free key from the name, also for twenty of the same name at once', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => create({ name: 'Same thing' })))
    const keys = made.map(({ key }) => key)

    expect(new Set(keys).size).toBe(20)
    expect(keys.sort().slice(0, 2)).toEqual(['ST', 'ST10'])
  })

  test('refuses a key that is taken, that of the inboxes too, by name of the field', async () => {
    await create({ name: 'First', key: 'TAKEN' })

    for (const key of ['TAKEN', 'INBOX']) {
      const { status, body } = await server.as(ada).post('/v1/projects', { name: 'Second', key })
      expect(status).toBe(409)
      expect(body.errors).toMatchObject([{ in: 'body', pointer: '/key' }])
    }
  })

  test.each([
    [{}, '/name'],
    [{ name: '  ' }, '/name'],
    [{ name: 'X', key: 'lower' }, '/key'],
    [{ name: 'X', key: 'A' }, '/key'],
    [{ name: 'X', color: 'red' }, '/color'],
    [{ name: 'X', owner: 'me' }, '/owner'],
  ])('refuses %j by name of the field', async (input, pointer) => {
    const { status, body } = await server.as(ada).post('/v1/projects', input)
    expect(status).toBe(400)
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer)
  })

  test('happens once for one idempotency key', async () => {
    const post = (name: string) => server.as(ada).post('/v1/projects', { name }, { 'idempotency-key': 'create-once' })
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('Once')))
    const settled = answers.filter(({ status }) => status === 201)
    const other = await post('Twice')

    expect(settled.length).toBe(10)
    expect(new Set(settled.map(({ body }) => body.id)).size).toBe(1)
    expect(new Set(settled.map(({ headers }) => headers.etag)).size).toBe(1)
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } })
    expect(await eventsOf(server, settled[0]!.body.id)).toHaveLength(1)
  })

  test('needs projects:write', async () => {
    const viewer = await server.createUser({ role: 'viewer' })
    expect((await server.as(viewer).post('/v1/projects', { name: 'X' })).status).toBe(403)
    expect((await server.as(ada, ['projects:read']).post('/v1/projects', { name: 'X' })).status).toBe(403)
  })
})

describe('seeing a project', () => {
  test('is for its members, each with a role and rights of their own; for others it is not there', async () => {
    const { path, project, editor, viewer, stranger } = await openProject(server)
    const missing = await server
      .as(stranger)
      .get(`/v1/projects/${server.ctx.newId()}`, undefined, { 'x-request-id': 'r' })
    const foreign = await server.as(stranger).get(path, undefined, { 'x-request-id': 'r' })

    expect((await server.as(editor).get(path)).body).toMatchObject({
      id: project.id,
      role: 'editor',
      can: { update: false, manageLabels: true, createTasks: true },
    })
    expect((await server.as(viewer).get(path)).body).toMatchObject({ role: 'viewer', can: { createTasks: false } })
    expect(foreign.status).toBe(404)
    expect(foreign.body).toEqual(missing.body)
  })

  test('as an admin is as an owner, but not into an inbox', async () => {
    const admin = await server.createUser({ role: 'admin' })
    const { path } = await openProject(server)
    const inbox = (await server.as(ada).get('/v1/projects?text=INBOX')).body.items[0]

    expect((await server.as(admin).get(path)).body.role).toBe('owner')
    expect((await server.as(admin, ['projects:read']).get(path)).status).toBe(404)
    expect((await server.as(admin).get(`/v1/projects/${inbox.id}`)).status).toBe(404)
  })

  test('answers 304 to who has seen this view of it, and 200 to who has seen another', async () => {
    const { path, owner, viewer } = await openProject(server)
    const { headers } = await server.as(owner).get(path)
    const ask = (user: TestUser) => server.as(user).get(path, undefined, { 'if-none-match': headers.etag! })

    expect(await ask(owner)).toMatchObject({ status: 304, body: null, headers: { etag: headers.etag } })
    expect((await ask(viewer)).status).toBe(200)
  })
})

describe('changing a project', () => {
  test('stores what differs, records it, and keeps the version when nothing does', async () => {
    const { path, project, owner } = await openProject(server)
    const changed = await server.as(owner).patch(path, { name: 'Ops', color: '#ff0000', description: '' })
    const same = await server.as(owner).patch(path, { name: 'Ops' })

    expect(changed).toMatchObject({
      status: 200,
      body: { name: 'Ops', color: '#ff0000', version: project.version + 1 },
    })
    expect(same).toMatchObject({ status: 200, body: { version: project.version + 1 } })
    const updates = (await eventsOf(server, project.id)).filter(({ type }) => type === 'project.updated')
    expect(updates).toMatchObject([
      { version: project.version + 1, data: { before: { name: 'Operations', color: null }, after: { name: 'Ops' } } },
    ])
    expect(updates[0]!.data.after).not.toHaveProperty('description')
  })

  test('is for owners', async () => {
    const { path, editor, stranger } = await openProject(server)
    expect((await server.as(editor).patch(path, { name: 'X' })).status).toBe(403)
    expect((await server.as(stranger).patch(path, { name: 'X' })).status).toBe(404)
    expect((await server.as(editor).delete(path)).status).toBe(403)
    expect((await server.as(stranger).delete(path)).status).toBe(404)
    expect((await server.as(editor).post(`${path}/restore`)).status).toBe(403)
    expect((await server.as(stranger).post(`${path}/restore`)).status).toBe(404)
  })

  test('on a version that is gone is refused, and nothing is changed', async () => {
    const { path, owner } = await openProject(server)
    const { headers } = await server.as(owner).get(path)
    await server.as(owner).patch(path, { name: 'Newer' }, { 'if-match': headers.etag! })

    for (const answer of [
      await server.as(owner).patch(path, { name: 'Stale' }, { 'if-match': headers.etag! }),
      await server.as(owner).delete(path, undefined, { 'if-match': headers.etag! }),
    ]) {
      expect(answer).toMatchObject({ status: 412, body: { code: 'precondition-failed' } })
    }
    expect((await server.as(owner).get(path)).body.name).toBe('Newer')
  })

  test('of different fields at once keeps every change', async () => {
    const { path, project, owner } = await openProject(server)
    const patches = [{ name: 'New' }, { description: 'New' }, { color: '#00ff00' }, { archived: false }]
    await Promise.all(patches.map((patch) => server.as(owner).patch(path, patch)))

    expect((await server.as(owner).get(path)).body).toMatchObject({
      name: 'New',
      description: 'New',
      color: '#00ff00',
      version: project.version + 3,
    })
  })

  test('to a key that is taken is refused', async () => {
    const { path, owner } = await openProject(server)
    await create({ name: 'Other', key: 'OTHER' })
    for (const key of ['OTHER', 'INBOX']) {
      const { status, body } = await server.as(owner).patch(path, { key })
      expect(status).toBe(409)
      expect(body.errors).toMatchObject([{ pointer: '/key' }])
    }
  })

  test('repeated with its idempotency key gives the same answer and one change', async () => {
    const { path, project, owner } = await openProject(server)
    const patch = () => server.as(owner).patch(path, { name: 'Once' }, { 'idempotency-key': 'patch-once' })
    const [first, second] = [await patch(), await patch()]

    expect(second.body).toEqual(first.body)
    expect(second.headers['idempotency-replayed']).toBe('true')
    expect(first.body.version).toBe(project.version + 1)
  })
})

describe('an archived project', () => {
  test('can only be read until it is taken out of the archive', async () => {
    const { path, project, owner } = await openProject(server)
    const archived = await server.as(owner).patch(path, { archived: true, name: 'Old' })

    expect(archived.body).toMatchObject({ name: 'Old', archivedAt: expect.any(String), can: { createTasks: false } })
    for (const refused of [
      await server.as(owner).patch(path, { name: 'X' }),
      await server.as(owner).post(`${path}/columns`, { name: 'X', status: 'pending' }),
      await server.as(owner).post(`${path}/labels`, { name: 'X', color: '#000000' }),
    ]) {
      expect(refused).toMatchObject({ status: 422, body: { code: 'rule-violated' } })
    }
    const back = await server.as(owner).patch(path, { archived: false, name: 'Back' })
    expect(back.body).toMatchObject({ name: 'Back', archivedAt: null, can: { createTasks: true } })
    const types = (await eventsOf(server, project.id)).slice(-2)
    expect(types[0]!.data).toMatchObject({
      before: { archivedAt: null },
      after: { archivedAt: archived.body.archivedAt },
    })
  })
})

describe('a deleted project', () => {
  test('is hidden everywhere until its owner restores it as it was', async () => {
    const { path, project, owner, editor } = await openProject(server, 'Hidden treasure')
    expect((await server.as(owner).delete(path)).status).toBe(204)

    for (const user of [owner, editor]) {
      expect((await server.as(user).get(path)).status).toBe(404)
      expect((await server.as(user).get(`${path}/members`)).status).toBe(404)
      expect((await server.as(user).get('/v1/projects?text=treasure')).body.items).toEqual([])
      expect((await server.as(user).patch(path, { name: 'X' })).status).toBe(404)
    }
    const trash = (user: TestUser) => server.as(user).get('/v1/projects?deleted=true')
    expect((await trash(owner)).body.items).toMatchObject([{ id: project.id, can: { restore: true, update: false } }])
    expect((await trash(editor)).body.items).toEqual([])
    expect((await server.as(editor).post(`${path}/restore`)).status).toBe(404)

    const restored = await server.as(owner).post(`${path}/restore`)
    expect(restored).toMatchObject({ status: 200, body: { deletedAt: null, version: project.version + 2 } })
    expect((await server.as(owner).post(`${path}/restore`)).body.version).toBe(project.version + 2)
    expect((await server.as(editor).get(path)).status).toBe(200)
    const events = (await eventsOf(server, project.id)).slice(-2)
    expect(events.map(({ type }) => type)).toEqual(['project.deleted', 'project.restored'])
  })
})

test('an inbox cannot be deleted, archived, renamed, rekeyed or shared, but described', async () => {
  const [inbox] = (await server.as(ada).get('/v1/projects?text=INBOX')).body.items
  const path = `/v1/projects/${inbox.id}`
  const other = await server.createUser()

  expect(inbox).toMatchObject({ isInbox: true, key: 'INBOX', can: { delete: false, manageMembers: false } })
  for (const refused of [
    await server.as(ada).delete(path),
    await server.as(ada).patch(path, { archived: true }),
    await server.as(ada).patch(path, { name: 'Mine' }),
    await server.as(ada).patch(path, { key: 'MINE' }),
    await server.as(ada).post(`${path}/members`, { userId: other.id, role: 'viewer' }),
    await server.as(ada).delete(`${path}/members/${ada.id}`),
  ]) {
    expect(refused).toMatchObject({ status: 422, body: { code: 'rule-violated' } })
  }
  expect((await server.as(ada).patch(path, { description: 'Mine' })).status).toBe(200)
})
