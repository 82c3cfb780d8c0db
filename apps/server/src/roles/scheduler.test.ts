import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestContext } from '../../testing/open-test-context.ts'
import { openTestContext } from '../../testing/open-test-context.ts'
import { onServer } from '../../testing/postgres.ts'
import type { TestDatabase } from '../../testing/test-database.ts'
import { createTestDatabase } from '../../testing/test-database.ts'
import { openMetrics } from '../platform/telemetry/metrics.ts'
import { startScheduler } from './scheduler.ts'

let database: TestDatabase
let opened: TestContext
beforeAll(async () => {
  database = await createTestDatabase()
  opened = await openTestContext(database)
})
afterAll(async () => {
  await opened.close()
  await database.drop()
})

const none = { metrics: null }

test('a job that fails is logged, tried again, and leaves the others alone', async () => {
  let attempts = 0
  let runs = 0
  const metrics = openMetrics()
  const scheduler = startScheduler(opened, { metrics }, [
    {
      name: 'broken',
      everySeconds: 1,
      run: async () => {
        attempts += 1
        if (attempts < 3) throw new Error('not yet')
      },
    },
    {
      name: 'sound',
      everySeconds: 0.2,
      run: async () => {
        runs += 1
      },
    },
  ])
  await expect.poll(() => scheduler.jobStates().broken?.failures, { timeout: 5000 }).toBe(1)
  await expect.poll(() => scheduler.jobStates().broken?.lastSuccessAt, { timeout: 5000 }).not.toBeNull()
  expect(attempts).toBeGreaterThanOrEqual(3)
  expect(scheduler.jobStates().broken).toMatchObject({ failures: 0, lastFailureAt: expect.any(Date) })
  expect(runs).toBeGreaterThan(5)
  expect(readFileSync(opened.logFile, 'utf8')).toContain('"job":"broken"')
  expect(await metrics.text()).toMatch(/periodic_job_last_success_timestamp_seconds\{job="sound"\} \d+/)
  await scheduler.close()
})

test('of two schedulers one works; when it is killed the other goes on, and never both', async () => {
  let running = 0
  let most = 0
  const done: number[] = []
  const jobsOf = (who: number) => [
    {
      name: 'tick',
      everySeconds: 0.05,
      run: async () => {
        running += 1
        most = Math.max(most, running)
        await opened.ctx.db.query({ text: 'select pg_sleep(0.02)' })
        done.push(who)
        running -= 1
      },
    },
  ]
  const schedulers = [0, 1].map((who) => startScheduler(opened, none, jobsOf(who)))
  await expect.poll(() => done.length).toBeGreaterThan(10)
  const [first] = done
  expect(new Set(done)).toEqual(new Set([first]))
  expect(schedulers.map(({ isLeading }) => isLeading).filter(Boolean)).toHaveLength(1)

  await schedulers[first ?? 0]?.close()
  await expect.poll(() => done.includes(1 - (first ?? 0)), { timeout: 5000 }).toBe(true)
  await schedulers[1 - (first ?? 0)]?.close()
  expect(most).toBe(1)
})

test('the jobs of the program all run, and it closes at once', async () => {
  await onServer(database.url, (db) =>
    db.query(`insert into idempotency_keys (actor_id, key, route, fingerprint, created_at)
    values (gen_random_uuid(), 'old', '', '', now() - interval '80 hours')`),
  )
  const scheduler = startScheduler(opened, none)
  await expect
    .poll(() => Object.values(scheduler.jobStates()).every(({ lastSuccessAt }) => lastSuccessAt !== null), {
      timeout: 8000,
    })
    .toBe(true)
  const { rows } = await onServer(database.url, (db) => db.query('select from idempotency_keys'))
  expect(rows).toEqual([])
  const began = performance.now()
  await scheduler.close()
  expect(performance.now() - began).toBeLessThan(1000)
})
