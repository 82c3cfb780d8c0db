import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventsOf } from '../../../testing/events-of.ts'
import type { Caller, TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'

const nobody = '019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e'

let server: TestServer
let managerUser: TestUser
let manager: Caller
let other: Caller
let admin: Caller
beforeAll(async () => {
  server = await openTestServer()
  managerUser = await server.createUser({ name: 'Mia' })
  manager = server.as(managerUser)
  other = server.as(await server.createUser({ name: 'Olaf' }))
  admin = server.as(await server.createUser({ role: 'admin' }))
})
afterAll(() => server.close())

let teams = 0
const createTeam = async (name = `Team ${++teams}`) => (await manager.post('/v1/teams', { name })).body

test('whoever creates a team manages it', async () => {
  const made = await manager.post('/v1/teams', { name: 'Ops', description: 'On call' })
  expect(made.status).toBe(201)
  expect(made.headers.location).toBe(`/v1/teams/${made.body.id}`)
  expect(made.body).toEqual({
    id: expect.any(String),
    name: 'Ops',
    description: 'On call',
    memberCount: 1,
    version: 1,
    createdBy: managerUser.id,
    createdAt: expect.stringMatching(/Z$/),
    updatedAt: made.body.createdAt,
    can: { update: true, delete: true, manageMembers: true },
  })
  const read = await manager.get(made.headers.location as string)
  expect(read.body).toEqual(made.body)
  expect(read.headers.etag).toBe(made.headers.etag)
  expect(await eventsOf(server, made.body.id)).toEqual([
    {
      type: 'team.created',
      version: 1,
      actorId: managerUser.id,
      data: {
        after: { name: 'Ops', description: 'On call', members: [{ userId: managerUser.id, role: 'manager' }] },
      },
    },
  ])
})

test('everyone sees a team, with what they may do themselves', async () => {
  const team = await createTeam()
  const seen = await other.get(`/v1/teams/${team.id}`)
  expect(seen.body).toMatchObject({ name: team.name, can: { update: false, delete: false, manageMembers: false } })
  const again = await other.get(`/v1/teams/${team.id}`, undefined, { 'if-none-match': seen.headers.etag as string })
  expect(again).toMatchObject({ status: 304, body: null })
  const own = await manager.get(`/v1/teams/${team.id}`, undefined, { 'if-none-match': seen.headers.etag as string })
  expect(own.status).toBe(200)
})

test('a viewer reads teams and creates none', async () => {
  const viewer = server.as(await server.createUser({ role: 'viewer' }))
  const team = await createTeam()
  expect((await viewer.get(`/v1/teams/${team.id}`)).status).toBe(200)
  expect((await viewer.post('/v1/teams', { name: 'Mine' })).status).toBe(403)
  expect((await server.as(managerUser, ['tasks:read']).get('/v1/teams')).status).toBe(403)
})

test('a team name is taken once, whatever its case', async () => {
  await createTeam('Design')
  const second = await createTeam()
  expect((await other.post('/v1/teams', { name: 'DESIGN' })).status).toBe(409)
  expect((await manager.patch(`/v1/teams/${second.id}`, { name: 'design' })).status).toBe(409)
  expect((await manager.patch(`/v1/teams/${second.id}`, { name: second.name.toUpperCase() })).status).toBe(200)
})

test.each([
  [{}, '/name'],
  [{ name: '\t' }, '/name'],
  [{ name: 'x'.repeat(101) }, '/name'],
  [{ name: 'Ok', members: [] }, '/members'],
  [{ name: 'Ok', description: 'a\u0000b' }, '/description'],
])('the new team %j is 400', async (body, pointer) => {
  const refused = await manager.post('/v1/teams', body)
  expect(refused.status).toBe(400)
  expect(refused.body.errors).toContainEqual(expect.objectContaining({ in: 'body', pointer }))
})

test('a manager and an admin change a team, with an event; nobody else does', async () => {
  const team = await createTeam()
  const path = `/v1/teams/${team.id}`
  expect((await other.patch(path, { description: 'x' })).status).toBe(403)
  const changed = await manager.patch(path, { description: 'We design', name: team.name })
  expect(changed).toMatchObject({ status: 200, body: { description: 'We design', version: 2 } })
  expect((await manager.get(path)).body).toEqual(changed.body)
  expect((await admin.patch(path, { description: 'They design' })).body.version).toBe(3)
  expect((await eventsOf(server, team.id)).slice(1)).toMatchObject([
    {
      type: 'team.updated',
      version: 2,
      data: { before: { description: '' }, after: { description: 'We design' } },
    },
    { type: 'team.updated', version: 3 },
  ])
})

test('a patch of a team that changes nothing keeps the version and records nothing', async () => {
  const team = await createTeam()
  expect((await manager.patch(`/v1/teams/${team.id}`, { name: team.name })).body).toEqual(team)
  expect(await eventsOf(server, team.id)).toHaveLength(1)
})

test('a stale tag of a team is 412, for a patch and a deletion', async () => {
  const team = await createTeam()
  const path = `/v1/teams/${team.id}`
  const stale = { 'if-match': '"1"' }
  await manager.patch(path, { description: 'new' })
  expect((await manager.patch(path, { description: 'old' }, stale)).status).toBe(412)
  expect((await manager.delete(path, undefined, stale)).status).toBe(412)
  expect((await manager.get(path)).body.description).toBe('new')
})

test('unknown properties of a patch are 400', async () => {
  const team = await createTeam()
  for (const patch of [{ version: 7 }, { createdBy: nobody }, {}, { name: null }]) {
    expect((await manager.patch(`/v1/teams/${team.id}`, patch)).status).toBe(400)
  }
})

test('a deleted team is gone, with an event', async () => {
  const team = await createTeam()
  const path = `/v1/teams/${team.id}`
  expect((await other.delete(path)).status).toBe(403)
  expect(await manager.delete(path)).toMatchObject({ status: 204, body: null })
  expect((await manager.get(path)).status).toBe(404)
  expect((await manager.delete(path)).status).toBe(404)
  expect((await manager.patch(path, { name: 'Back' })).status).toBe(404)
  expect((await eventsOf(server, team.id)).at(-1)).toMatchObject({
    type: 'team.deleted',
    version: 2,
    data: { before: { name: team.name, description: '' } },
  })
})

test('a team that was never there is 404, an id that is none is 400', async () => {
  expect((await admin.get(`/v1/teams/${nobody}`)).status).toBe(404)
  expect((await admin.patch(`/v1/teams/${nobody}`, { name: 'X' })).status).toBe(404)
  expect((await admin.delete(`/v1/teams/${nobody}`)).status).toBe(404)
  expect((await admin.get('/v1/teams/ops')).status).toBe(400)
})

test('a repeated creation of a team is one team', async () => {
  const key = { 'idempotency-key': 'team' }
  const first = await manager.post('/v1/teams', { name: 'Once' }, key)
  const again = await manager.post('/v1/teams', { name: 'Once' }, key)
  expect(again).toMatchObject({ status: 201, body: first.body })
  expect(again.headers['idempotency-replayed']).toBe('true')
  expect((await manager.post('/v1/teams', { name: 'Twice' }, key)).status).toBe(422)
  expect(await eventsOf(server, first.body.id)).toHaveLength(1)
})

test('teams are listed by name, page after page', async () => {
  for (const name of ['zz-b', 'ZZ-a', 'zz-C']) await createTeam(name)
  const first = await other.get('/v1/teams?text=Zz&limit=2')
  expect(first.body.items.map(({ name }: { name: string }) => name)).toEqual(['ZZ-a', 'zz-b'])
  const second = await other.get(`/v1/teams?text=Zz&limit=2&cursor=${first.body.nextCursor}`)
  expect(second.body).toMatchObject({ items: [{ name: 'zz-C', memberCount: 1 }], nextCursor: null })
  expect((await other.get('/v1/teams?text=Zz&page=1&page_size=2')).body).toMatchObject({ page: 1, hasMore: true })
  expect((await other.get(`/v1/teams?cursor=${first.body.nextCursor}`)).status).toBe(400)
})
