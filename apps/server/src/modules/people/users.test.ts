import type { UpdateUser } from '@millrace/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventsOf } from '../../../testing/events-of.ts'
import { keepSessions } from '../../../testing/keep-sessions.ts'
import type { Caller, TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'
import { provisionUser, systemActor, updateUser } from './index.ts'

const nobody = '019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e'

let server: TestServer
let adminUser: TestUser
let admin: Caller
beforeAll(async () => {
  server = await openTestServer()
  adminUser = await server.createUser({ name: 'Zoe Admin', role: 'admin' })
  admin = server.as(adminUser)
})
afterAll(() => server.close())

test('a person is created with an inbox and an event, and without the address in the event', async () => {
  const made = await admin.post('/v1/users', { email: 'Ada@Example.com', name: 'Ada', role: 'viewer' })
  expect(made.status).toBe(201)
  expect(made.headers.location).toBe(`/v1/users/${made.body.id}`)
  expect(made.headers.etag).toMatch(/^"1[a-z]+"$/)
  expect(made.body).toMatchObject({ email: 'Ada@Example.com', name: 'Ada', role: 'viewer', disabledAt: null })
  expect((await admin.get(made.headers.location as string)).body).toEqual(made.body)
  expect((await server.as(made.body).get('/v1/me')).body.inboxProjectId).toEqual(expect.any(String))
  expect(await eventsOf(server, made.body.id)).toEqual([
    {
      type: 'user.created',
      version: 1,
      actorId: adminUser.id,
      data: { after: { kind: 'person', name: 'Ada', role: 'viewer', language: 'en', timeZone: 'UTC' } },
    },
  ])
})

test('a taken e-mail address is 409, whatever its case, and leaves nothing behind', async () => {
  await admin.post('/v1/users', { email: 'taken@example.com', name: 'First' })
  const second = await admin.post('/v1/users', { email: 'TAKEN@example.com', name: 'Second' })
  expect(second).toMatchObject({ status: 409, body: { code: 'conflict' } })
  const [{ count }] = (await server.db.query<{ count: string }>({
    text: `select count(*) from users where lower(email) = 'taken@example.com'`,
  })) as [{ count: string }]
  expect(count).toBe('1')
})

test('one address asked for by twenty at once becomes one person', async () => {
  const body = { email: 'race@example.com', name: 'Race' }
  const answers = await Promise.all(Array.from({ length: 20 }, () => admin.post('/v1/users', body)))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 19 }, () => 409)])
})

test.each([
  [{ name: 'No address' }, '/email'],
  [{ email: 'no address', name: 'X' }, '/email'],
  [{ email: 'a@example.com', name: '' }, '/name'],
  [{ email: 'a@example.com', name: 'X', role: 'root' }, '/role'],
  [{ email: 'a@example.com', name: 'X', disabledAt: null }, '/disabledAt'],
])('the new person %j is 400', async (body, pointer) => {
  const refused = await admin.post('/v1/users', body)
  expect(refused.status).toBe(400)
  expect(refused.body.errors).toContainEqual(expect.objectContaining({ in: 'body', pointer }))
})

test('a repeated creation is answered as the first time and happens once', async () => {
  const body = { email: 'once@example.com', name: 'Once' }
  const key = { 'idempotency-key': 'create once' }
  const first = await admin.post('/v1/users', body, key)
  const again = await admin.post('/v1/users', body, key)
  expect(again).toMatchObject({ status: 201, body: first.body })
  expect(again.headers.etag).toBe(first.headers.etag)
  expect(await eventsOf(server, first.body.id)).toHaveLength(1)
})

test('only who has users:admin creates and changes people', async () => {
  const user = server.as(await server.createUser())
  const narrow = server.as(adminUser, ['users:read', 'account:manage'])
  for (const caller of [user, narrow]) {
    expect((await caller.post('/v1/users', { email: 'x@example.com', name: 'X' })).status).toBe(403)
    expect((await caller.patch(`/v1/users/${adminUser.id}`, { name: 'X' })).status).toBe(403)
  }
})

test('e-mail address, language and time zone are shown to the person and to admins only', async () => {
  const ada = await server.createUser({ name: 'Ada' })
  const bob = await server.createUser({ name: 'Bob' })
  const path = `/v1/users/${ada.id}`
  expect((await server.as(bob).get(path)).body).toEqual({
    id: ada.id,
    kind: 'person',
    name: 'Ada',
    role: 'user',
    version: 1,
    createdAt: expect.any(String),
    updatedAt: expect.any(String),
    disabledAt: null,
    can: { update: false },
  })
  expect((await server.as(ada).get(path)).body).toMatchObject({ email: ada.email, timeZone: 'UTC' })
  expect((await admin.get(path)).body).toMatchObject({ email: ada.email, can: { update: true } })
})

test('a person that is not there is 404, an id that is none is 400', async () => {
  expect((await admin.get(`/v1/users/${nobody}`)).status).toBe(404)
  expect((await admin.patch(`/v1/users/${nobody}`, { role: 'viewer' })).status).toBe(404)
  expect((await admin.patch(`/v1/users/${nobody}`, { name: 'X' })).status).toBe(404)
  expect((await admin.get('/v1/users/42')).status).toBe(400)
})

test('people are listed by name, page after page, each once', async () => {
  for (const name of ['Q-c', 'q-b', 'Q-a', 'Q-a', 'q-d']) await server.createUser({ name })
  const names: string[] = []
  const ids = new Set<string>()
  let cursor: string | null = ''
  while (cursor !== null) {
    const page = await admin.get(`/v1/users?text=q-&limit=2${cursor && `&cursor=${cursor}`}`)
    expect(page.status).toBe(200)
    for (const user of page.body.items) {
      names.push(user.name)
      ids.add(user.id)
    }
    cursor = page.body.nextCursor
  }
  expect(names).toEqual(['Q-a', 'Q-a', 'q-b', 'Q-c', 'q-d'])
  expect(ids.size).toBe(5)
  const second = (await admin.get('/v1/users?text=q-&page=2&page_size=2')).body
  expect(second).toMatchObject({ page: 2, pageSize: 2, hasMore: true })
  expect(second.items.map((user: { name: string }) => user.name)).toEqual(['q-b', 'Q-c'])
})

test('a person is found by the beginning of every word of the name, and by no other part of it', async () => {
  const name = 'Wilhelmina van Orbeek-Dupré'
  await server.createUser({ name })
  const found = async (text: string) =>
    (await admin.get(`/v1/users?text=${encodeURIComponent(text)}`)).body.items.map((user: TestUser) => user.name)
  for (const text of ['wilh', 'VAN', 'orb', 'dupr', 'wilhelmina v', 'van orbeek-d']) {
    expect(await found(text)).toEqual([name])
  }
  for (const text of ['helmina', 'beek', 'upr', 'wilhelmina orb']) expect(await found(text)).toEqual([])
})

test('those found by a later word are listed by name, page after page, each once', async () => {
  for (const name of ['Zed Quarrel', 'quarrel Ann', 'Bob Quarrel', 'Bob Quarrel', 'Mia B. Quarrelsome']) {
    await server.createUser({ name })
  }
  const found: { id: string; name: string }[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body } = await admin.get(`/v1/users?text=quarr&limit=2${cursor && `&cursor=${cursor}`}`)
    found.push(...body.items)
    cursor = body.nextCursor
  }
  expect(found.map(({ name }) => name)).toEqual([
    'Bob Quarrel',
    'Bob Quarrel',
    'Mia B. Quarrelsome',
    'quarrel Ann',
    'Zed Quarrel',
  ])
  expect(new Set(found.map(({ id }) => id)).size).toBe(5)
})

test('a cursor of one filter is refused by another, and so is an unknown parameter', async () => {
  const { nextCursor } = (await admin.get('/v1/users?limit=1')).body
  expect((await admin.get(`/v1/users?limit=1&text=z&cursor=${nextCursor}`)).body.code).toBe('invalid-cursor')
  expect((await server.as(await server.createUser()).get(`/v1/users?limit=1&cursor=${nextCursor}`)).status).toBe(400)
  expect((await admin.get('/v1/users?email=a')).status).toBe(400)
})

test('an address is searched by admins; others find only themselves by it', async () => {
  const ada = await server.createUser({ name: 'Someone' })
  const text = encodeURIComponent(ada.email.slice(0, 10).toUpperCase())
  const idsFor = async (caller: Caller) =>
    (await caller.get(`/v1/users?text=${text}`)).body.items.map(({ id }: { id: string }) => id)
  expect(await idsFor(admin)).toEqual([ada.id])
  expect(await idsFor(server.as(ada))).toEqual([ada.id])
  expect(await idsFor(server.as(await server.createUser()))).toEqual([])
})

test('signs of SQL patterns in the filter mean themselves', async () => {
  await server.createUser({ name: '100% Ada_' })
  expect((await admin.get(`/v1/users?text=${encodeURIComponent('100%')}`)).body.items).toHaveLength(1)
  expect((await admin.get(`/v1/users?text=${encodeURIComponent('%')}`)).body.items).toHaveLength(0)
  expect((await admin.get(`/v1/users?text=${encodeURIComponent('_')}`)).body.items).toHaveLength(0)
})

test('role and profile are changed in one version, with one event', async () => {
  const ada = await server.createUser({ name: 'Ada' })
  const changed = await admin.patch(`/v1/users/${ada.id}`, { role: 'viewer', timeZone: 'Asia/Tokyo', name: 'Ada' })
  expect(changed).toMatchObject({ status: 200, body: { role: 'viewer', timeZone: 'Asia/Tokyo', version: 2 } })
  expect(await eventsOf(server, ada.id)).toEqual([
    {
      type: 'user.updated',
      version: 2,
      actorId: adminUser.id,
      data: { before: { role: 'user', timeZone: 'UTC' }, after: { role: 'viewer', timeZone: 'Asia/Tokyo' } },
    },
  ])
  expect((await server.as(ada).post('/v1/teams', { name: 'Not any more' })).status).toBe(403)
})

test('a person is disabled once and enabled again', async () => {
  const ada = await server.createUser()
  const path = `/v1/users/${ada.id}`
  const disabled = await admin.patch(path, { disabled: true })
  expect(disabled.body).toMatchObject({ version: 2, disabledAt: expect.stringMatching(/Z$/) })
  expect((await server.as(ada).get('/v1/me')).status).toBe(401)
  expect((await admin.patch(path, { disabled: true })).body).toEqual(disabled.body)
  expect((await admin.patch(path, { disabled: false })).body).toMatchObject({ version: 3, disabledAt: null })
  expect((await server.as(ada).get('/v1/me')).status).toBe(200)
  expect((await eventsOf(server, ada.id)).map(({ type, data }) => ({ type, data }))).toEqual([
    { type: 'user.disabled', data: { before: { disabledAt: null }, after: { disabledAt: disabled.body.disabledAt } } },
    { type: 'user.enabled', data: { before: { disabledAt: disabled.body.disabledAt }, after: { disabledAt: null } } },
  ])
})

test('nobody is disabled whose sign-ins do not end', async () => {
  const ada = await server.createUser()
  const path = `/v1/users/${ada.id}`
  expect((await keepSessions(server.db, () => admin.patch(path, { disabled: true }))).status).toBe(500)

  expect((await admin.get(path)).body).toMatchObject({ version: 1, disabledAt: null })
})

test('where another issuer is trusted, a program is changed and disabled as a user', async () => {
  const ctx = { ...server.ctx, accounts: null }
  const signedIn = { issuer: 'https://issuer.example.com', subject: 'worker', client: 'worker' }
  const { id } = await provisionUser(server.ctx, systemActor('test'), signedIn)
  const update = (patch: UpdateUser) => updateUser(ctx, systemActor('test'), { id, patch, requiredVersion: null })

  expect(await update({ name: 'Worker' })).toMatchObject({ kind: 'service', name: 'Worker', version: 2 })
  expect(await update({ disabled: true })).toMatchObject({ version: 3, disabledAt: expect.any(String) })
  await expect(update({ role: 'viewer' })).rejects.toMatchObject({ code: 'rule-violated' })
})

test.each([
  [{ timeZone: 'Nowhere/City' }, '/timeZone'],
  [{ disabledAt: null }, '/disabledAt'],
  [{ email: 'b@example.com' }, '/email'],
  [{ role: null }, '/role'],
  [{}, ''],
])('the change %j of a person is 400', async (patch, pointer) => {
  const ada = await server.createUser()
  const refused = await admin.patch(`/v1/users/${ada.id}`, patch)
  expect(refused.status).toBe(400)
  expect(refused.body.errors).toContainEqual(expect.objectContaining({ in: 'body', pointer }))
})

test('a stale tag is 412; the tag of any reader of the same version is taken', async () => {
  const ada = await server.createUser()
  const path = `/v1/users/${ada.id}`
  const tag = (await server.as(ada).get(path)).headers.etag as string
  expect((await admin.patch(path, { name: 'B' }, { 'if-match': tag })).status).toBe(200)
  expect((await admin.patch(path, { name: 'C' }, { 'if-match': tag })).status).toBe(412)
  expect((await admin.get(path)).body).toMatchObject({ name: 'B', version: 2 })
})
