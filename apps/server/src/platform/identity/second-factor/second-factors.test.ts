import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestDatabase } from '../../../../testing/test-database.ts'
import { createTestDatabase } from '../../../../testing/test-database.ts'
import { openSealer } from '../../crypto/seal.ts'
import type { Database } from '../../database/database.ts'
import { openDatabase } from '../../database/database.ts'
import { codeAt } from './one-time-code.ts'
import { SecondFactors } from './second-factors.ts'

let database: TestDatabase
let db: Database
let factors: SecondFactors
let userId: string
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

beforeEach(async () => {
  factors = new SecondFactors({ db, clock, sealer: await openSealer(db, now) })
  userId = await addUser()
})

async function addUser(): Promise<string> {
  const id = randomUUID()
  const text = `insert into users (id, email, name, created_at, updated_at) values ($1, $2, 'Ada', now(), now())`
  await db.query({ text, values: [id, `${id}@example.test`] })
  return id
}

/** A person with a second factor, a minute ago. */
async function enrol() {
  const { key: shown, sealed } = factors.offer(userId, 'ada@example.test')
  const key = shown.replaceAll(' ', '')
  const codes = await factors.enrol(userId, sealed, codeAt(key, now))
  pass(60)
  return { key, codes: codes ?? [] }
}

test('the code of RFC 6238 is the right one', () => {
  // Appendix B: the key is "12345678901234567890"; of its eight digits the last six.
  expect(codeAt('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', new Date(59_000))).toBe('287082')
  expect(codeAt('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', new Date(1_111_111_109_000))).toBe('081804')
})

test('a key becomes a factor only by a code of it', async () => {
  const { key, uri, sealed } = factors.offer(userId, 'ada@example.test')
  expect(uri).toMatch(/^otpauth:\/\/totp\/Millrace:ada%40example\.test\?/)
  expect(await factors.enrol(userId, sealed, '000000')).toBeNull()
  expect(await factors.has(userId)).toBe(false)

  const codes = await factors.enrol(userId, sealed, codeAt(key.replaceAll(' ', ''), now))
  expect(new Set(codes).size).toBe(10)
  expect(await factors.has(userId)).toBe(true)
})

test('an offer is for one person, for half an hour, and replaces nothing', async () => {
  const { key, sealed } = factors.offer(userId, 'ada@example.test')
  const code = () => codeAt(key.replaceAll(' ', ''), now)
  expect(await factors.enrol(await addUser(), sealed, code())).toBeNull()
  expect(factors.reopen(userId, 'ada@example.test', `${sealed.slice(0, -4)}AAAA`)).toBeNull()
  pass(31 * 60)
  expect(await factors.enrol(userId, sealed, code())).toBeNull()

  await enrol()
  const second = factors.offer(userId, 'ada@example.test')
  expect(await factors.enrol(userId, second.sealed, codeAt(second.key.replaceAll(' ', ''), now))).toBeNull()
})

test('codes of the step before, the present one and the next are right, others are not', async () => {
  const { key } = await enrol()
  pass(600)
  const around = (seconds: number) => codeAt(key, new Date(now.getTime() + seconds * 1000))
  expect(await factors.check(userId, around(-60))).toBe(false)
  expect(await factors.check(userId, around(60))).toBe(false)
  expect(await factors.check(userId, around(-30))).toBe(true)
  expect(await factors.check(userId, around(0))).toBe(true)
  expect(await factors.check(userId, ` ${around(30).slice(0, 3)} ${around(30).slice(3)}`)).toBe(true)
})

test('a code serves once, also the one that enrolled, also for many at the same moment', async () => {
  const { key: shown, sealed } = factors.offer(userId, 'ada@example.test')
  const key = shown.replaceAll(' ', '')
  await factors.enrol(userId, sealed, codeAt(key, now))
  expect(await factors.check(userId, codeAt(key, now))).toBe(false)

  pass(30)
  const tries = await Promise.all(Array.from({ length: 5 }, () => factors.check(userId, codeAt(key, now))))
  expect(tries.filter(Boolean)).toHaveLength(1)
})

test('an earlier code is no longer right after a later one', async () => {
  const { key } = await enrol()
  expect(await factors.check(userId, codeAt(key, now))).toBe(true)
  expect(await factors.check(userId, codeAt(key, new Date(now.getTime() - 30_000)))).toBe(false)
})

test('a recovery code serves once, however it is typed, and only its person', async () => {
  const { codes } = await enrol()
  const [first = ''] = codes
  const other = await addUser()
  expect(await factors.check(other, first)).toBe(false)
  expect(await factors.check(userId, first.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O'))).toBe(true)
  expect(await factors.check(userId, first)).toBe(false)
  expect(await factors.recoveryCodesLeft(userId)).toBe(9)
})

test('new recovery codes end the old ones', async () => {
  const { codes } = await enrol()
  const [renewed = ''] = await factors.renewRecoveryCodes(userId)

  expect(await factors.check(userId, codes[0] ?? '')).toBe(false)
  expect(await factors.check(userId, renewed)).toBe(true)
  expect(await factors.recoveryCodesLeft(userId)).toBe(9)
})

test('who guesses too often is held back even with the right code, and admitted after the wait', async () => {
  const { key } = await enrol()
  for (let guess = 0; guess < 5; guess += 1) await factors.check(userId, '000000')
  expect(await factors.check(userId, codeAt(key, now))).toBe(false)
  pass(1)
  expect(await factors.check(userId, codeAt(key, now))).toBe(true)
})

test('neither the key nor a recovery code can be read in the database', async () => {
  const { key, codes } = await enrol()
  const rows = await db.query<{ row: string }>({
    text: 'select row_to_json(f)::text || row_to_json(c)::text as row from second_factors f join recovery_codes c using (user_id)',
  })
  const all = rows.map(({ row }) => row).join()
  for (const secret of [key, ...codes]) {
    expect(all).not.toContain(secret)
    expect(all).not.toContain(Buffer.from(secret).toString('hex'))
  }
})

test('without a factor no code is right', async () => {
  const { key } = await enrol()
  expect(await factors.remove(userId)).toBe(true)
  expect(await factors.remove(userId)).toBe(false)
  expect(await factors.check(userId, codeAt(key, now))).toBe(false)
  expect(await factors.recoveryCodesLeft(userId)).toBe(0)
})
