import { randomUUID } from 'node:crypto'
import { importJWK, jwtVerify, SignJWT } from 'jose'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestDatabase } from '../../../../testing/test-database.ts'
import { createTestDatabase } from '../../../../testing/test-database.ts'
import type { Database } from '../../database/database.ts'
import { openDatabase } from '../../database/database.ts'
import { openMailer } from '../../mail/mailer.ts'
import { openBuiltInProvider } from './built-in-provider.ts'
import { rotateSigningKeys, SigningKeys } from './signing-keys.ts'

let database: TestDatabase
let db: Database
let now = new Date('2026-11-21T09:00:00Z')
const clock = { now: () => now }
const pass = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000)
}

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase({ url: database.url, poolSize: 4, readers: 1, writers: 1, onError: () => {} })
})

afterAll(async () => {
  await db.close()
  await database.drop()
})

const kids = async (keys: SigningKeys) => (await keys.current()).published.keys.map(({ kid }) => kid)
const signer = async (keys: SigningKeys) => (await keys.current()).signing.keys[0]?.kid

test('two processes that start at once have the same key', async () => {
  const [one, other] = await Promise.all([kids(new SigningKeys(db, clock)), kids(new SigningKeys(db, clock))])

  expect(one).toHaveLength(1)
  expect(other).toEqual(one)
})

test('a new key is known to every process before it signs, and the old one stays', async () => {
  const keys = new SigningKeys(db, clock)
  const before = await signer(keys)
  const made = await rotateSigningKeys(db, now)
  pass(30)
  expect(await kids(keys)).toEqual([before, made])
  expect(await signer(keys)).toBe(before)

  pass(30)
  expect(await signer(keys)).toBe(made)
  expect(await kids(keys)).toEqual([made, before])
})

test('the keys are the same object until they change', async () => {
  const keys = new SigningKeys(db, clock)
  const before = await keys.current()
  pass(31)
  expect(await keys.current()).toBe(before)
})

test('rotations at the same moment lose no key, not even the one that signs', async () => {
  const before = await signer(new SigningKeys(db, clock))
  const made = await Promise.all(Array.from({ length: 4 }, () => rotateSigningKeys(db, now)))

  expect(await kids(new SigningKeys(db, clock))).toEqual(expect.arrayContaining([before, ...made]))
  expect(await signer(new SigningKeys(db, clock))).toBe(before)
})

test('keys whose tokens have all expired end', async () => {
  pass(16 * 60)
  const made = await rotateSigningKeys(db, now)
  const left = await kids(new SigningKeys(db, clock))

  expect(left).toHaveLength(3)
  expect(left).toContain(made)
})

test('a running process checks tokens of a key that was made since, and of the one before', async () => {
  const log = pino({ level: 'silent' })
  const provider = await openBuiltInProvider({
    ...{ db, clock, log, publicUrl: 'http://127.0.0.1:7700', audience: 'millrace-api', signUp: 'invitation' },
    newId: randomUUID,
    mailer: openMailer({ smtpUrl: null, from: 'a@example.test', folder: '/nowhere', clock, log }),
    addUser: async () => null,
    findClient: async () => null,
  })
  const sign = async () => {
    const [key] = (await new SigningKeys(db, clock).current()).signing.keys
    const jwt = new SignJWT({}).setProtectedHeader({ alg: 'RS256', kid: key?.kid ?? '' })
    return jwt.sign(await importJWK(key ?? { kty: 'RSA' }, 'RS256'))
  }
  const before = await sign()
  const made = await rotateSigningKeys(db, now)
  pass(60)
  const after = await sign()

  expect(JSON.parse(atob(after.split('.')[0] ?? '')).kid).toBe(made)
  for (const token of [before, after]) await expect(jwtVerify(token, provider.keys)).resolves.toBeDefined()
  await provider.close()
})

test('with the database away the last keys go on being used', async () => {
  let isAway = false
  const query: Database['query'] = (text) => (isAway ? Promise.reject(new Error('away')) : db.query(text))
  const keys = new SigningKeys({ query }, clock)
  const before = await keys.current()
  isAway = true
  pass(60)

  expect(await keys.current()).toBe(before)
  await expect(new SigningKeys({ query }, clock).current()).rejects.toThrow('away')
})
