import { randomUUID } from 'node:crypto'
import { rolePermissions } from '@millrace/contract'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestDatabase } from '../../../testing/test-database.ts'
import { createTestDatabase } from '../../../testing/test-database.ts'
import type { Database } from '../database/database.ts'
import { openDatabase } from '../database/database.ts'
import type { Query } from '../database/query.ts'
import type { CachingAuthenticator } from './authenticator.ts'
import { openAuthenticator } from './authenticator.ts'
import { newPersonalAccessToken } from './personal-access-token.ts'
import { localKeys } from './token-keys.ts'
import { openTokenVerifier } from './token-verifier.ts'

const issuer = 'https://millrace.test/oidc'
const audience = 'millrace-api'
const start = new Date('2026-11-21T09:00:00Z').getTime()

let database: TestDatabase
let db: Database
let privateKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey']
let keys: ReturnType<typeof localKeys>
let now: number
let statements: string[]
let isDatabaseAway: boolean
let authenticator: CachingAuthenticator
const clock = { now: () => new Date(now) }
const advance = (seconds: number) => {
  now += seconds * 1000
}

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase({ url: database.url, poolSize: 2, readers: 2, writers: 1, onError: () => {} })
  const pair = await generateKeyPair('RS256', { extractable: true })
  privateKey = pair.privateKey
  keys = localKeys({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256' }] })
})

afterAll(async () => {
  await db.close()
  await database.drop()
})

beforeEach(() => {
  now = start
  statements = []
  isDatabaseAway = false
  authenticator = open()
})

/** The real database, which counts its statements and can be cut off. */
const watched = {
  query: async <Row>(query: Query) => {
    statements.push(query.name ?? query.text)
    if (isDatabaseAway) throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
    return db.query<Row>(query)
  },
}

const open = () =>
  openAuthenticator({
    db: { read: watched, write: watched },
    clock,
    verifier: openTokenVerifier({ issuer, audience, keys, clock }),
    log: pino({ level: 'silent' }),
  })

async function addUser(role = 'user'): Promise<string> {
  const id = randomUUID()
  const text = `insert into users (id, email, name, role, created_at, updated_at) values ($1, $2, 'Ada', $3, $4, $4)`
  await db.query({ text, values: [id, `${id}@example.test`, role, clock.now()] })
  return id
}

const change = (userId: string, what: string) =>
  db.query({ text: `update users set ${what} where id = $1`, values: [userId] })

async function addToken(userId: string, scopes: string[] = ['tasks:read', 'tasks:write'], expiresAt?: number) {
  const id = randomUUID()
  const { token, hash } = newPersonalAccessToken()
  const text = `insert into personal_access_tokens (id, user_id, name, token_hash, scopes, created_at, expires_at)
    values ($1, $2, 'test', $3, $4, $5, $6)`
  await db.query({ text, values: [id, userId, hash, scopes, clock.now(), expiresAt ? new Date(expiresAt) : null] })
  return { id, token }
}

const accessToken = (sub: string, claims: object = {}, lifetimeSeconds = 300) =>
  new SignJWT({
    ...{ sub, iss: issuer, aud: audience, sid: 's' },
    ...{ iat: now / 1000, exp: now / 1000 + lifetimeSeconds },
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'one' })
    .sign(privateKey)

test('an access token has all permissions of its user’s role', async () => {
  const userId = await addUser('admin')
  const principal = await authenticator.authenticate(await accessToken(userId, { scope: 'openid' }))

  expect(principal).toMatchObject({ userId, role: 'admin' })
  expect([...(principal?.permissions ?? [])].sort()).toEqual([...rolePermissions.admin].sort())
})

test('the role comes from the database, whatever the token says', async () => {
  const userId = await addUser('viewer')
  const token = await accessToken(userId, { realm_access: { roles: ['admin'] } })

  expect((await authenticator.authenticate(token))?.role).toBe('viewer')
})

test('a scope narrows and never widens', async () => {
  const userId = await addUser('viewer')
  const token = await accessToken(userId, { scope: 'openid tasks:read tasks:write tasks:admin' })

  expect([...((await authenticator.authenticate(token))?.permissions ?? [])]).toEqual(['tasks:read'])
})

test('a token names itself in limits without being readable', async () => {
  const userId = await addUser()
  const [one, other] = [await accessToken(userId), await accessToken(userId, { jti: 'other' })]
  const [first, second] = [await authenticator.authenticate(one), await authenticator.authenticate(other)]

  expect(first?.tokenId).not.toBe(second?.tokenId)
  expect(one).not.toContain(first?.tokenId)
})

test('a valid token of nobody is refused', async () => {
  expect(await authenticator.authenticate(await accessToken(randomUUID()))).toBeNull()
  expect(await authenticator.authenticate(await accessToken('no-uuid'))).toBeNull()
})

test('a personal access token has the scopes it was given, as far as the role allows', async () => {
  const userId = await addUser('viewer')
  const { id, token } = await addToken(userId, ['tasks:read', 'tasks:write', 'users:admin'])

  const principal = await authenticator.authenticate(token)
  expect(principal).toMatchObject({ userId, role: 'viewer', tokenId: id })
  expect([...(principal?.permissions ?? [])]).toEqual(['tasks:read'])
  const without = await addToken(await addUser('admin'), [])
  expect((await authenticator.authenticate(without.token))?.permissions.size).toBe(0)
})

test('an unknown, a malformed and an expired personal access token are refused', async () => {
  const { token } = await addToken(await addUser(), ['tasks:read'], start - 1)

  expect(await authenticator.authenticate(token)).toBeNull()
  expect(await authenticator.authenticate(newPersonalAccessToken().token)).toBeNull()
  statements = []
  expect(await authenticator.authenticate('mr_pat_short')).toBeNull()
  expect(statements).toEqual([])
})

test('a personal access token ends at its expiry, not five seconds later', async () => {
  const { token } = await addToken(await addUser(), ['tasks:read'], start + 2000)
  expect(await authenticator.authenticate(token)).toMatchObject({ expiresAt: new Date(start + 2000) })
  advance(2)

  expect(await authenticator.authenticate(token)).toBeNull()
})

test('a revoked personal access token ends within five seconds, here at once when told', async () => {
  const userId = await addUser()
  const { id, token } = await addToken(userId)
  const elsewhere = open()
  await Promise.all([authenticator.authenticate(token), elsewhere.authenticate(token)])
  await db.query({ text: 'update personal_access_tokens set revoked_at = now() where id = $1', values: [id] })

  authenticator.forget(userId)
  expect(await authenticator.authenticate(token)).toBeNull()
  advance(4.9)
  expect(await elsewhere.authenticate(token)).not.toBeNull()
  advance(0.1)
  expect(await elsewhere.authenticate(token)).toBeNull()
})

test('disabling a user ends all tokens within five seconds', async () => {
  const userId = await addUser()
  const tokens = [await accessToken(userId), (await addToken(userId)).token]
  for (const token of tokens) expect(await authenticator.authenticate(token)).not.toBeNull()
  advance(4)
  tokens.push(await accessToken(userId, { jti: 'known while the user is held' }))
  expect(await authenticator.authenticate(tokens[2] ?? '')).not.toBeNull()
  await change(userId, 'disabled_at = now()')
  advance(1)

  for (const token of tokens) expect(await authenticator.authenticate(token)).toBeNull()
})

test('a new role works within five seconds and at once when told', async () => {
  const userId = await addUser('user')
  const token = await accessToken(userId)
  expect((await authenticator.authenticate(token))?.role).toBe('user')
  await change(userId, `role = 'admin'`)
  advance(5)
  expect((await authenticator.authenticate(token))?.role).toBe('admin')

  await change(userId, `role = 'viewer'`)
  expect((await authenticator.authenticate(token))?.role).toBe('admin')
  authenticator.forget(userId)
  expect((await authenticator.authenticate(token))?.role).toBe('viewer')
})

test('a held token costs no statement; 50 at once cost one', async () => {
  const userId = await addUser()
  const { token } = await addToken(userId)
  await Promise.all(Array.from({ length: 50 }, () => authenticator.authenticate(token)))
  await authenticator.close()
  expect(statements).toEqual(['identity.find-token-owner', 'identity.mark-token-used'])

  statements = []
  const accessTokens = [await accessToken(userId), await accessToken(userId, { jti: 'other' })]
  await Promise.all(accessTokens.map((one) => authenticator.authenticate(one)))
  expect(statements).toEqual(['identity.find-account'])
})

test('an access token ends at its expiry', async () => {
  const token = await accessToken(await addUser(), {}, 30)
  expect(await authenticator.authenticate(token)).not.toBeNull()
  advance(29)
  expect(await authenticator.authenticate(token)).not.toBeNull()
  advance(7)
  expect(await authenticator.authenticate(token)).toBeNull()
})

test('a wrong token is looked at again after a second', async () => {
  const userId = await addUser()
  await change(userId, 'disabled_at = now()')
  const { token } = await addToken(userId)
  expect(await authenticator.authenticate(token)).toBeNull()
  await change(userId, 'disabled_at = null')
  expect(await authenticator.authenticate(token)).toBeNull()
  advance(1)
  expect(await authenticator.authenticate(token)).not.toBeNull()
})

test('with the database away, what is held is good until its end; then the error shows, not "wrong token"', async () => {
  const userId = await addUser()
  const tokens = [await accessToken(userId), (await addToken(userId)).token]
  for (const token of tokens) await authenticator.authenticate(token)
  isDatabaseAway = true
  advance(4.9)
  for (const token of tokens) expect(await authenticator.authenticate(token)).not.toBeNull()
  advance(0.1)
  for (const token of tokens) await expect(authenticator.authenticate(token)).rejects.toThrow('ECONNREFUSED')

  isDatabaseAway = false
  for (const token of tokens) expect(await authenticator.authenticate(token)).not.toBeNull()
})

test('the last use of a personal access token is noted, at most once a minute', async () => {
  const { id, token } = await addToken(await addUser())
  const lastUse = async () => {
    await authenticator.close()
    const text = 'select last_used_at as at from personal_access_tokens where id = $1'
    const [row] = await db.query<{ at: Date }>({ text, values: [id] })
    return row?.at.getTime()
  }
  await authenticator.authenticate(token)
  expect(await lastUse()).toBe(start)
  advance(59)
  await authenticator.authenticate(token)
  expect(await lastUse()).toBe(start)
  advance(6)
  await authenticator.authenticate(token)
  expect(await lastUse()).toBe(start + 65_000)
  expect(statements.filter((name) => name === 'identity.mark-token-used')).toHaveLength(2)
})

test('that a use cannot be noted does not matter to the request', async () => {
  const { token } = await addToken(await addUser())
  const warnings: object[] = []
  const failing = openAuthenticator({
    db: { read: db, write: { query: () => Promise.reject(new Error('read only')) } },
    clock,
    verifier: async () => null,
    log: { warn: (what: object) => void warnings.push(what) },
  })

  expect(await failing.authenticate(token)).not.toBeNull()
  await failing.close()
  expect(warnings).toMatchObject([{ err: { message: 'read only' } }])
})

test('a token of a newer secret is believed at once, and tokens of the older one end', async () => {
  const userId = await addUser()
  await change(userId, `kind = 'service'`)
  const text = `insert into service_accounts (user_id, client_id, secret_hash, permissions, created_by,
    secret_changed_at, created_at, updated_at) values ($1, $2, $3, $4, $1, $5, $5, $5)`
  await db.query({ text, values: [userId, `service-${userId}`, Buffer.alloc(32), ['tasks:read'], clock.now()] })
  const older = await accessToken(userId, { secret_version: 1 })
  expect(await authenticator.authenticate(older)).not.toBeNull()

  await db.query({ text: 'update service_accounts set secret_version = 2 where user_id = $1', values: [userId] })

  expect(await authenticator.authenticate(await accessToken(userId, { secret_version: 2 }))).not.toBeNull()
  advance(5)
  expect(await authenticator.authenticate(older)).toBeNull()
})
