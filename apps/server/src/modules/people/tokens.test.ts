import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventsOf } from '../../../testing/events-of.ts'
import type { Caller, TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'
import { hashSecret } from '../../platform/crypto/hash-secret.ts'
import { RequestLog } from '../../platform/http/request-log.ts'
import { buildServer } from '../../platform/http/server.ts'
import { openAuthenticator } from '../../platform/identity/authenticator.ts'
import { findTokenOwner } from '../../platform/identity/identity.store.ts'
import { issueToken, systemActor } from './index.ts'
import { tokenRoutes } from './tokens.routes.ts'

const path = '/v1/me/tokens'
const dayMilliseconds = 86_400_000

let server: TestServer
let adaUser: TestUser
let ada: Caller
beforeAll(async () => {
  server = await openTestServer()
  server.clock.set(new Date(Math.floor(Date.now() / 1000) * 1000))
  adaUser = await server.createUser({ name: 'Ada' })
  ada = server.as(adaUser)
})
afterAll(() => server.close())

const inDays = (days: number) => new Date(server.clock.now().getTime() + days * dayMilliseconds).toISOString()
const ownerOf = (token: string) => findTokenOwner(server.db, hashSecret(token), server.clock.now())

test('a token is shown once, kept as a hash, and speaks for its owner', async () => {
  const made = await ada.post(path, { name: 'Laptop', scopes: ['tasks:read'], expiresInDays: 30 })
  expect(made.status).toBe(201)
  expect(made.headers.location).toBe(`${path}/${made.body.id}`)
  const { token, ...listed } = made.body
  expect(listed).toEqual({
    id: expect.any(String),
    name: 'Laptop',
    scopes: ['tasks:read'],
    createdAt: server.clock.now().toISOString(),
    expiresAt: inDays(30),
    lastUsedAt: null,
    can: { revoke: true },
  })
  expect(await ownerOf(token)).toMatchObject({ userId: adaUser.id, tokenId: listed.id, scopes: ['tasks:read'] })
  expect((await ada.get(path)).body.items[0]).toEqual(listed)
  expect((await ada.get(made.headers.location as string)).body).toEqual(listed)
  const events = await eventsOf(server, listed.id)
  expect(events).toEqual([
    {
      type: 'token.created',
      version: 1,
      actorId: adaUser.id,
      data: { after: { userId: adaUser.id, name: 'Laptop', scopes: ['tasks:read'], expiresAt: inDays(30) } },
    },
  ])
})

test('without scopes a token may what the caller may, and it lives 90 days', async () => {
  const scopes = ['tasks:read', 'account:manage'] as const
  const made = await server.as(adaUser, scopes).post(path, { name: 'Default' })
  expect(made.body.scopes.sort()).toEqual([...scopes].sort())
  expect(made.body.expiresAt).toBe(inDays(90))
  expect((await ada.post(path, { name: 'For ever', expiresAt: null })).body.expiresAt).toBeNull()
  expect((await ada.post(path, { name: 'Until', expiresAt: inDays(1) })).body.expiresAt).toBe(inDays(1))
})

test('a token gives no right that its creator or the token in use lacks', async () => {
  const beyondRole = await ada.post(path, { name: 'X', scopes: ['tasks:read', 'users:admin'] })
  expect(beyondRole).toMatchObject({ status: 422, body: { errors: [{ in: 'body', pointer: '/scopes/1' }] } })
  const narrow = server.as(adaUser, ['account:manage'])
  expect((await narrow.post(path, { name: 'X', scopes: ['tasks:write'] })).status).toBe(422)
  expect((await server.as(adaUser, ['tasks:write']).post(path, { name: 'X' })).status).toBe(403)
  expect((await server.as(adaUser, ['tasks:write']).get(path)).status).toBe(403)
})

test.each([
  [{}, '/name'],
  [{ name: 'X', scopes: [] }, '/scopes'],
  [{ name: 'X', scopes: ['tasks:everything'] }, '/scopes/0'],
  [{ name: 'X', token: 'mine' }, '/token'],
  [{ name: 'X', ownerId: '019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e' }, '/ownerId'],
  [{ name: 'X', expiresInDays: 0 }, '/expiresInDays'],
  [{ name: 'X', expiresAt: '2020-01-01T00:00:00Z' }, '/expiresAt'],
  [{ name: 'X', expiresAt: '2998-12-31T23:59:60Z' }, '/expiresAt'],
  [{ name: 'X', expiresAt: '2998-12-30T00:00:00Z' }, '/expiresAt'],
  [{ name: 'X', expiresAt: '2999-01-01T00:00:00Z', expiresInDays: 1 }, '/expiresInDays'],
])('the new token %j is 400', async (body, pointer) => {
  const refused = await ada.post(path, body)
  expect(refused.status).toBe(400)
  expect(refused.body.errors).toContainEqual(expect.objectContaining({ in: 'body', pointer }))
})

test('a repeated creation makes no second token and does not show the first one again', async () => {
  const key = { 'idempotency-key': 'token' }
  const first = await ada.post(path, { name: 'Once' }, key)
  const again = await ada.post(path, { name: 'Once' }, key)
  expect(again.status).toBe(201)
  expect(again.body).toEqual({ ...first.body, token: null })
  expect(again.headers['idempotency-replayed']).toBe('true')
  expect((await ada.post(path, { name: 'Other' }, key)).status).toBe(422)
  expect(await eventsOf(server, first.body.id)).toHaveLength(1)
  expect(await placesOf(first.body.token)).toEqual([])
})

/** Every table and column that holds the text. */
async function placesOf(text: string): Promise<string[]> {
  const tables = await server.db.query<{ name: string }>({
    text: `select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`,
  })
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await server.db.query({
        text: `select from "${name}" r where to_jsonb(r)::text like '%' || $1 || '%' limit 1`,
        values: [text],
      })
      return rows.length > 0 ? [name] : []
    }),
  )
  return found.flat()
}

test('a revoked token is over and off the list', async () => {
  const made = (await ada.post(path, { name: 'Short' })).body
  expect((await ada.delete(`${path}/${made.id}`)).status).toBe(204)
  expect(await ownerOf(made.token)).toBeNull()
  expect((await ada.get(path)).body.items.map(({ id }: { id: string }) => id)).not.toContain(made.id)
  expect((await ada.get(`${path}/${made.id}`)).status).toBe(404)
  expect((await ada.delete(`${path}/${made.id}`)).status).toBe(404)
  expect((await eventsOf(server, made.id)).at(-1)).toMatchObject({ type: 'token.revoked', version: 2 })
})

test("somebody else's token is 404, for an admin too", async () => {
  const { id } = (await ada.post(path, { name: 'Mine' })).body
  const admin = server.as(await server.createUser({ role: 'admin' }))
  expect((await admin.get(`${path}/${id}`)).status).toBe(404)
  expect((await admin.delete(`${path}/${id}`)).status).toBe(404)
  expect((await admin.get(path)).body.items).toEqual([])
  expect((await ada.delete(`${path}/1`)).status).toBe(400)
})

test('tokens are listed newest first, page after page', async () => {
  const bob = server.as(await server.createUser())
  for (const name of ['1', '2', '3']) await bob.post(path, { name })
  const first = await bob.get(`${path}?limit=2`)
  expect(first.body.items.map(({ name }: { name: string }) => name)).toEqual(['3', '2'])
  const second = await bob.get(`${path}?limit=2&cursor=${first.body.nextCursor}`)
  expect(second.body).toMatchObject({ items: [{ name: '1' }], nextCursor: null })
  expect((await bob.get(`${path}?owner=me`)).status).toBe(400)
})

test('a command makes a token for anyone, with no more rights than its owner has', async () => {
  const viewer = await server.createUser({ role: 'viewer' })
  const command = systemActor('command')
  const made = await issueToken(server.ctx, command, { ownerId: viewer.id, name: 'Script', expiresInDays: 1 })
  expect(await ownerOf(made.token as string)).toMatchObject({ userId: viewer.id, role: 'viewer' })
  expect(made.scopes).not.toContain('tasks:write')
  await expect(
    issueToken(server.ctx, command, { ownerId: viewer.id, name: 'Script', scopes: ['tasks:write'] }),
  ).rejects.toMatchObject({ code: 'rule-violated' })
})

test('a token makes none that lives longer than itself', async () => {
  const short = { expiresAt: new Date(inDays(30)) }
  const create = (by: { readonly expiresAt?: Date }, expiry: object) =>
    issueToken(server.ctx, { ...systemActor('test'), ...by }, { ownerId: adaUser.id, name: 'Next', ...expiry })

  for (const [expiry, pointer] of [
    [{ expiresInDays: 31 }, '/expiresInDays'],
    [{ expiresAt: inDays(30.1) }, '/expiresAt'],
    [{ expiresAt: null }, '/expiresAt'],
  ] as const) {
    await expect(create(short, expiry)).rejects.toMatchObject({ details: { errors: [{ in: 'body', pointer }] } })
  }
  expect(await create(short, {})).toMatchObject({ expiresAt: inDays(30) })
  expect(await create(short, { expiresInDays: 30 })).toMatchObject({ expiresAt: inDays(30) })
  expect(await create(short, { expiresAt: inDays(1) })).toMatchObject({ expiresAt: inDays(1) })
  expect(await create({}, { expiresAt: null })).toMatchObject({ expiresAt: null })
})

test('a personal access token makes no other: it never stands for a second factor', async () => {
  const { ctx, clock, db } = server
  const authenticator = openAuthenticator({ db, clock, log: ctx.log, verifier: async () => null })
  const quotas = { perPrincipal: 1000, perAddress: 1000 }
  const options = { quotas, trustedProxies: 0, requestLog: new RequestLog(() => {}) }
  const app = await buildServer({ ...ctx, authenticator }, tokenRoutes, options)
  const { token } = (await ada.post(path, { name: 'One', expiresAt: null })).body
  const headers = { authorization: `Bearer ${token}` }
  const answer = await app.inject({ method: 'POST', url: path, headers, payload: { name: 'Next' } })
  expect([answer.statusCode, answer.json().code]).toEqual([401, 'second-factor-required'])
  await app.close()
  await authenticator.close()
})
