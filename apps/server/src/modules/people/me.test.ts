import { rolePermissions } from '@millrace/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventsOf } from '../../../testing/events-of.ts'
import type { TestServer } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'
import { getMe } from './get-me.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
})
afterAll(() => server.close())

test('me is the caller, with the permissions that the role has and the token leaves', async () => {
  const ada = await server.createUser({ name: 'Ada' })
  const whole = await server.as(ada).get('/v1/me')
  const narrow = await server.as(ada, ['users:read', 'tasks:read']).get('/v1/me')

  expect(whole.status).toBe(200)
  expect(whole.body).toEqual({
    id: ada.id,
    kind: 'person',
    email: ada.email,
    name: 'Ada',
    role: 'user',
    permissions: expect.arrayContaining([...rolePermissions.user]),
    language: 'en',
    timeZone: 'UTC',
    weekStart: 'monday',
    inboxProjectId: expect.any(String),
    version: 1,
    createdAt: expect.stringMatching(/Z$/),
    session: null,
    accountUrl: 'https://millrace.example/oidc/account',
    can: { update: true, createProjects: true, createTeams: true, administer: false },
  })
  expect(narrow.body.permissions).toEqual(['tasks:read', 'users:read'])
  expect(narrow.body.can).toEqual({ update: false, createProjects: false, createTeams: false, administer: false })
  expect(narrow.headers.etag).not.toBe(whole.headers.etag)
})

test('where another issuer looks after sign-ins, there is no page of the own account', async () => {
  const { id, role } = await server.createUser()
  const actor = { userId: id, role, permissions: new Set(rolePermissions[role]), tokenId: 'test', requestId: 'test' }
  expect(await getMe({ ...server.ctx, accounts: null }, actor)).toMatchObject({ id, accountUrl: null })
})

test('the inbox of me is a project that I own', async () => {
  const ada = server.as(await server.createUser())
  const { inboxProjectId } = (await ada.get('/v1/me')).body
  const inbox = await ada.get(`/v1/projects/${inboxProjectId}`)
  expect(inbox.body).toMatchObject({ isInbox: true, role: 'owner' })
})

test('a profile is changed, with an event that tells from what to what', async () => {
  const user = await server.createUser({ name: 'Ada' })
  const ada = server.as(user)
  const changed = await ada.patch('/v1/me', { name: 'Ada L.', language: 'de', timeZone: 'Europe/Berlin' })
  expect((await ada.patch('/v1/me', { weekStart: 'friday' })).status).toBe(400)

  expect(changed.status).toBe(200)
  expect(changed.body).toMatchObject({ name: 'Ada L.', language: 'de', timeZone: 'Europe/Berlin', version: 2 })
  expect(changed.headers.etag).toMatch(/^"2[a-z]+"$/)
  expect((await ada.get('/v1/me')).body).toEqual(changed.body)
  expect(await eventsOf(server, user.id)).toEqual([
    {
      type: 'user.updated',
      version: 2,
      actorId: user.id,
      data: {
        before: { name: 'Ada', language: 'en', timeZone: 'UTC' },
        after: { name: 'Ada L.', language: 'de', timeZone: 'Europe/Berlin' },
      },
    },
  ])
})

test('a patch that changes nothing keeps the version and records nothing', async () => {
  const user = await server.createUser({ name: 'Ada' })
  const same = await server.as(user).patch('/v1/me', { name: 'Ada', timeZone: 'UTC' })
  expect(same.status).toBe(200)
  expect(same.body.version).toBe(1)
  expect(await eventsOf(server, user.id)).toEqual([])
})

test.each([
  [{ role: 'admin' }, '/role'],
  [{ email: 'a@example.com' }, '/email'],
  [{ name: ' ' }, '/name'],
  [{ name: null }, '/name'],
  [{ language: 'fr' }, '/language'],
  [{ timeZone: 'Mars/Olympus' }, '/timeZone'],
  [{ timeZone: '+01:00' }, '/timeZone'],
  [{}, ''],
])('the profile %j is 400', async (patch, pointer) => {
  const user = await server.createUser()
  const refused = await server.as(user).patch('/v1/me', patch)
  expect(refused.status).toBe(400)
  expect(refused.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer)
  expect(await eventsOf(server, user.id)).toEqual([])
})

test('a stale tag is 412 and the present one is taken', async () => {
  const ada = server.as(await server.createUser())
  const first = (await ada.get('/v1/me')).headers.etag as string
  expect((await ada.patch('/v1/me', { name: 'B' }, { 'if-match': first })).status).toBe(200)
  const stale = await ada.patch('/v1/me', { name: 'C' }, { 'if-match': first })
  expect(stale.status).toBe(412)
  expect((await ada.get('/v1/me')).body.name).toBe('B')
})

test('what the reader has already is 304', async () => {
  const ada = server.as(await server.createUser())
  const { etag } = (await ada.get('/v1/me')).headers
  const again = await ada.get('/v1/me', undefined, { 'if-none-match': etag as string })
  expect(again).toMatchObject({ status: 304, body: null })
  await ada.patch('/v1/me', { name: 'B' })
  expect((await ada.get('/v1/me', undefined, { 'if-none-match': etag as string })).status).toBe(200)
})

test('a token without account:manage changes no profile', async () => {
  const user = await server.createUser()
  expect((await server.as(user, ['users:read']).patch('/v1/me', { name: 'B' })).status).toBe(403)
})

test('a repeated change is answered as the first time and happens once', async () => {
  const user = await server.createUser()
  const ada = server.as(user)
  const key = { 'idempotency-key': 'profile' }
  const first = await ada.patch('/v1/me', { name: 'B' }, key)
  const again = await ada.patch('/v1/me', { name: 'B' }, key)
  const other = await ada.patch('/v1/me', { name: 'C' }, key)
  expect(again.body).toEqual(first.body)
  expect(again.headers['idempotency-replayed']).toBe('true')
  expect(other.status).toBe(422)
  expect(await eventsOf(server, user.id)).toHaveLength(1)
})
