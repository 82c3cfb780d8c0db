import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventsOf } from '../../../testing/events-of.ts'
import type { Caller, TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'

const nobody = '019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e'

let server: TestServer
let managerUser: TestUser
let manager: Caller
let admin: Caller
beforeAll(async () => {
  server = await openTestServer()
  managerUser = await server.createUser({ name: 'Mia' })
  manager = server.as(managerUser)
  admin = server.as(await server.createUser({ role: 'admin' }))
})
afterAll(() => server.close())

let teams = 0
async function createTeam(...members: readonly TestUser[]): Promise<{ id: string; path: string }> {
  const { id } = (await manager.post('/v1/teams', { name: `Team ${++teams}` })).body
  const path = `/v1/teams/${id}/members`
  for (const { id: userId } of members) expect((await manager.post(path, { userId })).status).toBe(201)
  return { id, path }
}

test('a manager adds a person, with an event and a new version of the team', async () => {
  const ada = await server.createUser({ name: 'Ada' })
  const { id, path } = await createTeam()
  const added = await manager.post(path, { userId: ada.id })

  expect(added.status).toBe(201)
  expect(added.headers.location).toBe(`${path}/${ada.id}`)
  expect(added.body).toEqual({
    teamId: id,
    userId: ada.id,
    name: 'Ada',
    role: 'member',
    version: 1,
    addedAt: expect.stringMatching(/Z$/),
    can: { update: true, remove: true },
  })
  const read = await manager.get(added.headers.location as string)
  expect(read.body).toEqual(added.body)
  expect(read.headers.etag).toBe(added.headers.etag)
  expect((await manager.get(`/v1/teams/${id}`)).body).toMatchObject({ memberCount: 2, version: 2 })
  expect((await eventsOf(server, id)).at(-1)).toEqual({
    type: 'team.member-added',
    version: 2,
    actorId: managerUser.id,
    data: { after: { userId: ada.id, role: 'member' } },
  })
})

test('members are seen by everyone, by name and without addresses', async () => {
  const people = await Promise.all(['Carl', 'ada', 'Bob'].map((name) => server.createUser({ name })))
  const { path } = await createTeam(...people)
  const stranger = server.as(await server.createUser({ role: 'viewer' }))

  const first = await stranger.get(`${path}?limit=3`)
  expect(first.body.items.map(({ name }: { name: string }) => name)).toEqual(['ada', 'Bob', 'Carl'])
  expect(Object.keys(first.body.items[0])).not.toContain('email')
  expect(first.body.items[0].can).toEqual({ update: false, remove: false })
  const rest = await stranger.get(`${path}?limit=3&cursor=${first.body.nextCursor}`)
  expect(rest.body).toMatchObject({ items: [{ name: 'Mia', role: 'manager' }], nextCursor: null })
})

test('a member who is renamed has another tag', async () => {
  const ada = await server.createUser({ name: 'Ada' })
  const { path } = await createTeam(ada)
  const before = (await manager.get(`${path}/${ada.id}`)).headers.etag as string
  await server.as(ada).patch('/v1/me', { name: 'Ada L.' })
  const after = await manager.get(`${path}/${ada.id}`, undefined, { 'if-none-match': before })
  expect(after).toMatchObject({ status: 200, body: { name: 'Ada L.' } })
})

test('who is in the team already is 409, also when asked for by twenty at once', async () => {
  const ada = await server.createUser()
  const { id, path } = await createTeam()
  const answers = await Promise.all(Array.from({ length: 20 }, () => manager.post(path, { userId: ada.id })))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 19 }, () => 409)])
  expect((await manager.get(`/v1/teams/${id}`)).body).toMatchObject({ memberCount: 2, version: 2 })
})

test('nobody and the disabled are no members: 422 that names the field', async () => {
  const gone = await server.createUser()
  await admin.patch(`/v1/users/${gone.id}`, { disabled: true })
  const { path } = await createTeam()
  for (const userId of [nobody, gone.id]) {
    const refused = await manager.post(path, { userId })
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ in: 'body', pointer: '/userId' }] } })
  }
})

test.each([
  [{}, '/userId'],
  [{ userId: 'ada' }, '/userId'],
  [{ userId: nobody, role: 'owner' }, '/role'],
  [{ userId: nobody, name: 'X' }, '/name'],
])('the new member %j is 400', async (body, pointer) => {
  const { path } = await createTeam()
  const refused = await manager.post(path, body)
  expect(refused.status).toBe(400)
  expect(refused.body.errors).toContainEqual(expect.objectContaining({ in: 'body', pointer }))
})

test('a manager makes managers, with an event; the same role again changes nothing', async () => {
  const ada = await server.createUser()
  const { id, path } = await createTeam(ada)
  const promoted = await manager.patch(`${path}/${ada.id}`, { role: 'manager' })
  expect(promoted).toMatchObject({ status: 200, body: { role: 'manager', version: 2 } })
  expect((await manager.patch(`${path}/${ada.id}`, { role: 'manager' })).body).toEqual(promoted.body)
  expect((await eventsOf(server, id)).slice(2)).toEqual([
    {
      type: 'team.member-updated',
      version: 3,
      actorId: managerUser.id,
      data: { before: { userId: ada.id, role: 'member' }, after: { userId: ada.id, role: 'manager' } },
    },
  ])
  expect((await server.as(ada).patch(`/v1/teams/${id}`, { description: 'mine too' })).status).toBe(200)
})

test('a stale tag of a membership is 412, for a patch and a removal', async () => {
  const ada = await server.createUser()
  const { path } = await createTeam(ada)
  const one = `${path}/${ada.id}`
  const stale = { 'if-match': (await manager.get(one)).headers.etag as string }
  expect((await manager.patch(one, { role: 'manager' }, stale)).status).toBe(200)
  expect((await manager.patch(one, { role: 'member' }, stale)).status).toBe(412)
  expect((await manager.delete(one, undefined, stale)).status).toBe(412)
  expect((await manager.get(one)).body.role).toBe('manager')
})

test('a member changes no roles and adds nobody, but leaves; an admin does all', async () => {
  const [ada, bob] = [await server.createUser(), await server.createUser()]
  const { id, path } = await createTeam(ada, bob)
  const member = server.as(ada)
  expect((await member.post(path, { userId: nobody })).status).toBe(403)
  expect((await member.patch(`${path}/${ada.id}`, { role: 'manager' })).status).toBe(403)
  expect((await member.delete(`${path}/${bob.id}`)).status).toBe(403)
  expect((await member.get(`${path}/${ada.id}`)).body.can).toEqual({ update: false, remove: true })
  expect((await member.delete(`${path}/${ada.id}`)).status).toBe(204)
  expect((await admin.delete(`${path}/${bob.id}`)).status).toBe(204)
  expect((await eventsOf(server, id)).slice(-2)).toMatchObject([
    { type: 'team.member-removed', version: 4, actorId: ada.id, data: { before: { userId: ada.id, role: 'member' } } },
    { type: 'team.member-removed', version: 5 },
  ])
})

test('teams and members that are not there are 404', async () => {
  const { path } = await createTeam()
  const foreign = `/v1/teams/${nobody}/members`
  expect((await admin.get(foreign)).status).toBe(404)
  expect((await admin.post(foreign, { userId: managerUser.id })).status).toBe(404)
  for (const one of [`${foreign}/${managerUser.id}`, `${path}/${nobody}`]) {
    expect((await admin.get(one)).status).toBe(404)
    expect((await admin.patch(one, { role: 'member' })).status).toBe(404)
    expect((await admin.delete(one)).status).toBe(404)
  }
})

test('a repeated addition is answered as the first time', async () => {
  const ada = await server.createUser()
  const { id, path } = await createTeam()
  const key = { 'idempotency-key': `add ${ada.id}` }
  const first = await manager.post(path, { userId: ada.id }, key)
  const again = await manager.post(path, { userId: ada.id }, key)
  expect(again).toMatchObject({ status: 201, body: first.body })
  expect(await eventsOf(server, id)).toHaveLength(2)
})
