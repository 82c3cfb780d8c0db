import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { onServer } from '../../../testing/postgres.ts'
import type { TestDatabase } from '../../../testing/test-database.ts'
import { createTestDatabase } from '../../../testing/test-database.ts'
import type { Leader, Term } from './leader.ts'
import { openLeader } from './leader.ts'

let database: TestDatabase
const open: Leader[] = []
beforeAll(async () => {
  database = await createTestDatabase()
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((leader) => leader.close()))
})
afterAll(() => database.drop())

const untilTold = async ({ signal }: Term) => {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve))
}

function candidate(work = untilTold, heartbeatMilliseconds?: number) {
  const errors: unknown[] = []
  const leader = openLeader(
    {
      url: database.url,
      name: 'relay',
      log: { info: () => {} },
      onError: (err) => errors.push(err),
      ...(heartbeatMilliseconds !== undefined && { heartbeatMilliseconds }),
    },
    work,
  )
  open.push(leader)
  return Object.assign(leader, { errors })
}

const leads = (leader: Leader, timeout = 5000) =>
  expect.poll(() => leader.isLeading, { timeout, interval: 20 }).toBe(true)

const holders = async () =>
  onServer(database.url, async (db) => {
    const { rows } = await db.query(
      `select pid from pg_locks where locktype = 'advisory' and classid = 1835625580 and objid = 3 and granted
         and database = (select oid from pg_database where datname = current_database())`,
    )
    return rows.map(({ pid }) => pid)
  })

test('one of several leads, and another when it is closed', async () => {
  const one = candidate()
  await leads(one)
  const other = candidate()
  await delay(1500)
  expect(other.isLeading).toBe(false)
  await one.close()
  expect(one.isLeading).toBe(false)
  await leads(other, 2000)
  expect(await holders()).toHaveLength(1)
})

test('when its connection is killed, the work is told at once and somebody leads within 5 s', async () => {
  let told = 0
  const work = async (term: Term) => {
    await untilTold(term)
    told += 1
    // Not before the work has ended does the same process try again.
    await delay(300)
  }
  const [one, other] = [candidate(work), candidate(work)]
  await expect.poll(() => one.isLeading || other.isLeading).toBe(true)
  const [pid] = await holders()
  await onServer(database.url, (db) => db.query('select pg_terminate_backend($1)', [pid]))
  await expect.poll(() => told).toBe(1)
  await expect
    .poll(async () => (one.isLeading || other.isLeading) && (await holders()).some((holder) => holder !== pid), {
      timeout: 5000,
    })
    .toBe(true)
  expect([one.isLeading, other.isLeading].filter(Boolean)).toHaveLength(1)
})

test('a leader that stands still loses the lock, and another leads within 5 s', async () => {
  const paused = candidate(untilTold, 60_000)
  await leads(paused)
  const other = candidate()
  const began = performance.now()
  await leads(other, 5500)
  expect(performance.now() - began).toBeLessThan(5500)
  expect(paused.isLeading).toBe(false)
  expect(await holders()).toHaveLength(1)
})

test('two never lead at once, however often the leader is killed', async () => {
  let leading = 0
  let most = 0
  let terms = 0
  const work = async (term: Term) => {
    terms += 1
    while (!term.signal.aborted) {
      // A counter in the database that only whoever holds the lock may raise.
      leading += 1
      most = Math.max(most, leading)
      await term.db.query({ text: 'select pg_sleep(0.01)' }).catch(() => {})
      leading -= 1
    }
  }
  for (let n = 0; n < 3; n += 1) candidate(work)
  for (let n = 1; n <= 4; n += 1) {
    await expect.poll(() => terms, { timeout: 5000 }).toBeGreaterThanOrEqual(n)
    await expect.poll(async () => (await holders()).length).toBe(1)
    const [pid] = await holders()
    await onServer(database.url, (db) => db.query('select pg_terminate_backend($1)', [pid]))
  }
  expect(most).toBe(1)
}, 30_000)

test('what the work throws is told, and the process leads again', async () => {
  let terms = 0
  const leader = candidate(async (term) => {
    terms += 1
    if (terms === 1) throw new Error('broken')
    await untilTold(term)
  })
  await expect.poll(() => terms, { timeout: 3000 }).toBe(2)
  expect(leader.errors).toEqual([new Error('broken')])
})

test('transactions and queries on the connection do not mix, and a failed one is undone', async () => {
  const results: unknown[] = []
  const leader = candidate(async (term) => {
    const { db, signal } = term
    const failed = db
      .transaction(async (tx) => {
        await tx.query({
          text: `insert into work (queue, id, type, key, body) values ('q', gen_random_uuid(), '', '', '')`,
        })
        await delay(1200, null, { signal })
        throw new Error('undo')
      })
      .catch((err) => results.push(err.message))
    const seen = db.query<{ count: number }>({ text: 'select count(*)::int from work' })
    await Promise.all([failed, seen.then((rows) => results.push(rows))])
    await untilTold(term)
  })
  await expect.poll(() => results, { timeout: 5000 }).toEqual(['undo', [{ count: 0 }]])
  expect(leader.errors).toEqual([])
})
