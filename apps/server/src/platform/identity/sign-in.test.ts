import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestDatabase } from '../../../testing/test-database.ts'
import { createTestDatabase } from '../../../testing/test-database.ts'
import type { Database } from '../database/database.ts'
import { openDatabase } from '../database/database.ts'
import { hashPassword, setPassword, verifyPassword } from './passwords.ts'
import { signIn } from './sign-in.ts'
import { SignInDelay } from './sign-in-delay.ts'

let database: TestDatabase
let db: Database
let delay: SignInDelay
let userId: string
let now = new Date('2026-11-21T09:00:00Z')
const clock = { now: () => now }
const password = 'correct horse battery staple'
const address = '192.0.2.1'

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase({ url: database.url, poolSize: 2, readers: 1, writers: 1, onError: () => {} })
  userId = await addUser('Ada@example.test')
  await setPassword(db, userId, password, now)
  await addUser('no-password@example.test')
  const disabled = await addUser('disabled@example.test')
  await setPassword(db, disabled, password, now)
  await db.query({ text: 'update users set disabled_at = now() where id = $1', values: [disabled] })
})

afterAll(async () => {
  await db.close()
  await database.drop()
})

beforeEach(() => {
  delay = new SignInDelay()
})

async function addUser(email: string): Promise<string> {
  const id = randomUUID()
  const text = `insert into users (id, email, name, created_at, updated_at) values ($1, $2, 'Ada', now(), now())`
  await db.query({ text, values: [id, email] })
  return id
}

const attempt = (email: string, given: string) => signIn({ db, clock, delay }, { email, password: given, address })

test('passwords are kept as argon2id with the parameters that OWASP names', async () => {
  expect(await hashPassword(password)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('a password is the same however its characters are composed', async () => {
  expect(await verifyPassword(await hashPassword('gr\u00fcn'), 'gru\u0308n')).toBe(true)
})

test('the right password signs in, whatever the case of the address', async () => {
  expect(await attempt('ada@EXAMPLE.test', password)).toBe(userId)
})

test.each([
  ['a wrong password', 'ada@example.test', 'wrong'],
  ['no password', 'ada@example.test', ''],
  ['an unknown address', 'nobody@example.test', password],
  ['a user without a password', 'no-password@example.test', password],
  ['a disabled user', 'disabled@example.test', password],
  ['an address that is too long', `${'a'.repeat(300)}@example.test`, password],
  ['a password that is too long', 'ada@example.test', password.padEnd(2000)],
  ['a null character', 'ada\u0000@example.test', password],
])('%s does not', async (_name, email, given) => {
  expect(await attempt(email, given)).toBeNull()
})

test('a replaced password no longer signs in', async () => {
  const id = await addUser('bob@example.test')
  await setPassword(db, id, 'the first one', now)
  await setPassword(db, id, 'the second one', now)

  expect(await attempt('bob@example.test', 'the first one')).toBeNull()
  expect(await attempt('bob@example.test', 'the second one')).toBe(id)
})

test('who guesses too often is held back even with the right password, and admitted after the wait', async () => {
  for (let guess = 0; guess < 5; guess += 1) await attempt('ada@example.test', 'wrong')
  expect(await attempt('ADA@example.test', password)).toBeNull()
  now = new Date(now.getTime() + 1000)
  expect(await attempt('ada@example.test', password)).toBe(userId)
})

test('guesses at one account from many addresses are slowed down together', async () => {
  const from = (network: number, given: string) =>
    signIn({ db, clock, delay }, { email: 'ada@example.test', password: given, address: `192.0.2.${network}` })
  for (let network = 1; network <= 20; network += 1) await from(network, 'wrong')

  expect(await from(99, password)).toBeNull()
  now = new Date(now.getTime() + 1000)
  expect(await from(99, password)).toBe(userId)
})

test('an unknown address takes as long as a wrong password', async () => {
  const emails = ['ada@example.test', 'nobody@example.test', 'no-password@example.test', 'disabled@example.test']
  const least = emails.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < 10; round += 1) {
    delay = new SignInDelay()
    for (const [index, email] of emails.entries()) {
      // Time of the processor, which other work on the machine does not stretch as it does time on the wall.
      const begin = process.cpuUsage()
      await attempt(email, 'wrong')
      const { user, system } = process.cpuUsage(begin)
      least[index] = Math.min(least[index] ?? 0, user + system)
    }
  }

  // Without the decoy the others are below a fifth of the first.
  const [known = 0, ...others] = least
  for (const other of others) expect(other / known).toBeGreaterThan(0.5)
  for (const other of others) expect(other / known).toBeLessThan(2)
})
