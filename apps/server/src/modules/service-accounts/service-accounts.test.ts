import { createHash } from 'node:crypto'
import type { UpdateServiceAccount } from '@millrace/contract'
import { permissions, servicePermissions } from '@millrace/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventsOf } from '../../../testing/events-of.ts'
import type { Caller, TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'
import { systemActor } from '../people/index.ts'
import { findClient } from './find-client.ts'
import { updateServiceAccount } from './update-service-account.ts'

const path = '/v1/service-accounts'

let server: TestServer
let adminUser: TestUser
let admin: Caller
beforeAll(async () => {
  server = await openTestServer()
  adminUser = await server.createUser({ role: 'admin' })
  admin = server.as(adminUser)
})
afterAll(() => server.close())

async function create(fields: object = {}) {
  const made = await admin.post(path, { name: 'Exporter', permissions: ['tasks:read'], ...fields })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body
}

const sha256 = (text: string) => createHash('sha256').update(text).digest()

test('a service account is made with a client id and a secret that is shown once and kept as a hash', async () => {
  const made = await admin.post(path, { name: 'Exporter', permissions: ['tasks:write', 'tasks:read', 'tasks:read'] })
  const { clientId, clientSecret, ...shown } = made.body

  expect(made).toMatchObject({ status: 201, headers: { location: `${path}/${shown.id}` } })
  expect(clientId).toMatch(/^service-[0-9a-f]{16}$/)
  expect(clientSecret).toMatch(/^mr_sas_[\w-]{43}$/)
  expect(shown).toMatchObject({ permissions: ['tasks:read', 'tasks:write'], createdBy: adminUser.id, disabledAt: null })
  const got = await admin.get(`${path}/${shown.id}`)
  expect(got.body).toEqual({ ...shown, clientId })
  expect((await admin.get(path)).body.items[0]).toEqual(got.body)
  const kept = await findClient(server.db, clientId)
  expect(kept).toEqual({
    ...{ clientId, userId: shown.id, claims: { secret_version: 1 }, permissions: shown.permissions },
    secretHash: sha256(clientSecret),
  })
  const dump = await server.db.query({ text: 'select row_to_json(e)::text from events e' })
  expect(JSON.stringify(dump)).not.toContain(clientSecret)
})

test('it is a user for projects and teams, and a person in no list', async () => {
  const { id, clientId } = await create({ name: 'Aaron the program' })
  const owner = server.as(await server.createUser())
  const project = (await owner.post('/v1/projects', { name: 'P' })).body
  const team = (await owner.post('/v1/teams', { name: `Team of ${id}` })).body

  expect((await owner.post(`/v1/projects/${project.id}/members`, { userId: id, role: 'editor' })).status).toBe(201)
  expect((await owner.post(`/v1/teams/${team.id}/members`, { userId: id })).status).toBe(201)
  const listed = async (query: string) =>
    (await admin.get(`/v1/users?limit=100${query}`)).body.items.filter((user: { id: string }) => user.id === id)
  expect(await listed('')).toEqual([])
  expect(await listed('&text=Aaron')).toEqual([])
  expect(await listed('&kind=service')).toEqual([
    expect.objectContaining({ kind: 'service', role: 'user', email: `${clientId}@service-accounts.invalid` }),
  ])
  expect((await owner.get(`/v1/users/${id}`)).body).toMatchObject({ kind: 'service', name: 'Aaron the program' })
})

test('nothing is assigned to it', async () => {
  const { id } = await create()
  const owner = server.as(await server.createUser())
  const project = (await owner.post('/v1/projects', { name: 'P' })).body
  await owner.post(`/v1/projects/${project.id}/members`, { userId: id, role: 'editor' })

  const refused = await owner.post('/v1/tasks', { projectId: project.id, title: 'T', assigneeId: id })
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/assigneeId' }] } })
})

const ofPeopleOnly = ['tasks:admin', 'users:admin', 'account:manage', 'operations:manage']

test.each(ofPeopleOnly)('%s is given to no program', async (permission) => {
  expect((await admin.post(path, { name: 'x', permissions: [permission] })).status).toBe(400)
  const { id, clientId } = await create()
  expect((await admin.patch(`${path}/${id}`, { permissions: [permission] })).status).toBe(400)
  const past = { text: 'update service_accounts set permissions = $1 where client_id = $2' }
  await expect(server.db.query({ ...past, values: [[permission], clientId] })).rejects.toThrow('no_admins')
})

test('nobody makes it an admin by way of its user', async () => {
  const { id } = await create()

  expect(await admin.patch(`/v1/users/${id}`, { role: 'admin' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/role' }] },
  })
  const past = { text: `update users set role = 'admin' where id = $1`, values: [id] }
  await expect(server.db.query(past)).rejects.toThrow('no_admin')
})

test.each([{ name: 'Somebody else' }, { disabled: true }, { timeZone: 'Asia/Tokyo' }])(
  'the change %j is refused by way of its user, where the account would not hear of it',
  async (patch) => {
    const { id } = await create()
    const before = (await admin.get(`/v1/users/${id}`)).body

    expect(await admin.patch(`/v1/users/${id}`, patch)).toMatchObject({ status: 422, body: { code: 'rule-violated' } })
    expect((await admin.get(`/v1/users/${id}`)).body).toEqual(before)
  },
)

test('whoever may do less gives no more, and sees no secret of a program that may do more', async () => {
  const narrow = server.as(adminUser, ['users:admin', 'tasks:read'])
  const { id } = await create({ permissions: ['tasks:read', 'tasks:write'] })

  expect(await narrow.post(path, { name: 'x', permissions: ['tasks:read', 'tasks:write'] })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/permissions/1' }] },
  })
  expect((await narrow.patch(`${path}/${id}`, { permissions: ['tasks:write'] })).status).toBe(422)
  expect((await narrow.post(`${path}/${id}/secret`)).status).toBe(403)
  expect((await narrow.post(path, { name: 'x', permissions: ['tasks:read'] })).status).toBe(201)
})

test.each([
  [{ permissions: ['tasks:read'] }, '/name'],
  [{ name: 'x' }, '/permissions'],
  [{ name: 'x', permissions: [] }, '/permissions'],
  [{ name: 'x', permissions: ['tasks:everything'] }, '/permissions/0'],
  [{ name: '', permissions: ['tasks:read'] }, '/name'],
  [{ name: 'x', permissions: ['tasks:read'], clientId: 'mine' }, '/clientId'],
])('the new account %j is 400', async (body, pointer) => {
  const refused = await admin.post(path, body)
  expect(refused.status).toBe(400)
  expect(refused.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer)
})

test('to give one more, or to enable it, takes a second factor', async () => {
  const { id } = await create()
  const actor = { ...systemActor('test'), secondFactorAt: undefined }
  const change = (patch: UpdateServiceAccount) =>
    updateServiceAccount(server.ctx, actor, { id, patch, requiredVersion: null })

  const refused = { code: 'second-factor-required' }
  await expect(change({ permissions: ['tasks:read', 'tasks:write'] })).rejects.toMatchObject(refused)
  await change({ permissions: [], disabled: true })
  await expect(change({ disabled: false })).rejects.toMatchObject(refused)
})

test('a new secret takes the place of the old one, and neither is in the log', async () => {
  const { id, clientId, clientSecret: old } = await create()
  const rotated = await admin.post(`${path}/${id}/secret`)

  expect(rotated).toMatchObject({ status: 200, body: { clientId, version: 2 } })
  expect(rotated.body.clientSecret).not.toBe(old)
  expect(await findClient(server.db, clientId)).toMatchObject({
    secretHash: sha256(rotated.body.clientSecret),
    claims: { secret_version: 2 },
  })
  const events = await eventsOf(server, id)
  const types = ['user.created', 'service-account.created', 'service-account.secret-rotated']
  expect(events.map(({ type }) => type)).toEqual(types)
  expect(JSON.stringify(events)).not.toContain('mr_sas_')
})

test('an answer that is replayed under its idempotency key shows no secret', async () => {
  const [key, body] = [{ 'idempotency-key': 'one' }, { name: 'Once', permissions: ['tasks:read'] }]
  const first = await admin.post(path, body, key)
  const again = await admin.post(path, body, key)
  const rotated = await admin.post(`${path}/${first.body.id}/secret`, undefined, { 'idempotency-key': 'two' })
  const rotatedAgain = await admin.post(`${path}/${first.body.id}/secret`, undefined, { 'idempotency-key': 'two' })

  expect(again).toMatchObject({ status: 201, body: { ...first.body, clientSecret: null } })
  expect(rotatedAgain).toMatchObject({ status: 200, body: { ...rotated.body, clientSecret: null } })
})

test('a change has a version, an event of the account and one of its user; one that changes nothing has none', async () => {
  const { id } = await create()
  const renamed = await admin.patch(`${path}/${id}`, { name: 'Importer', permissions: ['tasks:write', 'tasks:read'] })
  expect(renamed.body).toMatchObject({ name: 'Importer', version: 2, permissions: ['tasks:read', 'tasks:write'] })
  expect((await admin.patch(`${path}/${id}`, { permissions: ['tasks:write', 'tasks:read'] })).body.version).toBe(2)
  expect((await admin.patch(`${path}/${id}`, { name: 'x' }, { 'if-match': '"1"' })).status).toBe(412)
  const disabled = await admin.patch(`${path}/${id}`, { disabled: true })
  expect((await admin.patch(`${path}/${id}`, { disabled: true })).body).toEqual(disabled.body)

  const told = (await eventsOf(server, id)).map(({ type, version }) => `${type} ${version}`)
  expect(told).toEqual([
    'user.created 1',
    'service-account.created 1',
    'user.updated 2',
    'service-account.updated 2',
    'user.disabled 3',
    'service-account.disabled 3',
  ])
})

test('a disabled and a deleted one get no tokens; the deleted one is gone, its user stays', async () => {
  const { id, clientId } = await create()
  await admin.patch(`${path}/${id}`, { disabled: true })
  expect(await findClient(server.db, clientId)).toBeNull()
  await admin.patch(`${path}/${id}`, { disabled: false })
  expect(await findClient(server.db, clientId)).not.toBeNull()

  expect((await admin.delete(`${path}/${id}`)).status).toBe(204)
  expect(await findClient(server.db, clientId)).toBeNull()
  for (const again of [admin.get(`${path}/${id}`), admin.delete(`${path}/${id}`), admin.post(`${path}/${id}/secret`)]) {
    expect((await again).status).toBe(404)
  }
  expect((await admin.get(`/v1/users/${id}`)).body.disabledAt).toEqual(expect.any(String))
  expect((await admin.patch(`/v1/users/${id}`, { disabled: false })).body.code).toBe('rule-violated')
  expect((await admin.get(`/v1/users/${id}`)).body.disabledAt).toEqual(expect.any(String))
})

test('no text finds a client that is not one', async () => {
  for (const text of ['', 'service-', '\0', `service-${'0'.repeat(16)}`, "' or true --"]) {
    expect(await findClient(server.db, text)).toBeNull()
  }
})

test('every permission but those for people only can be given', async () => {
  const { permissions: given } = await create({ permissions: servicePermissions })
  expect(given).toEqual(permissions.filter((one) => !ofPeopleOnly.includes(one)))
})
