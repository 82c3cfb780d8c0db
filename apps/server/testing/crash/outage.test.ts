import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Call, Caller, Outcome } from './calls.ts'
import { callerOf, callUntil } from './calls.ts'
import type { Fault } from './fake-postgres.ts'
import { openFakePostgres } from './fake-postgres.ts'
import type { Place, Run } from './program.ts'
import {
  cleanUp,
  databaseOf,
  freePort,
  killDatabase,
  newPlace,
  newToken,
  run,
  signalDatabase,
  start,
  stop,
  until,
} from './program.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })
afterAll(cleanUp)

const longestMilliseconds = 8_000
// How long a statement is waited for; see database.ts.
const longestHangMilliseconds = 17_000

let place: Place
let server: Run
let call: Caller

beforeAll(async () => {
  place = await newPlace()
  server = await start(place)
  call = callerOf(place.address, await newToken(place))
})

const kinds: readonly Call[] = [
  { method: 'GET', path: '/v1/tasks' },
  { method: 'GET', path: '/v1/projects' },
  { method: 'POST', path: '/v1/tasks', body: { title: 'one statement' } },
  { method: 'POST', path: '/v1/projects', body: { name: 'a transaction' } },
  { method: 'POST', path: '/v1/projects', body: { name: 'another one' } },
]

function expectUnavailable({ status, type, retryAfter, body }: Outcome): void {
  expect([status, type, retryAfter]).toEqual([503, 'application/problem+json; charset=utf-8', '2'])
  expect(JSON.parse(body)).toMatchObject({ status: 503, code: 'unavailable' })
}

test('while the database is away every request is answered with 503, and with 2xx when it is back', async () => {
  const before = await databaseOf(place)
  const calling = new AbortController()

  const called = callUntil(calling.signal, call, kinds)
  await delay(500)
  await killDatabase(place)
  await until(async () => (await call({ method: 'GET', path: '/health/ready' })).status === 503, longestMilliseconds)
  await until(
    async () => (await call({ method: 'POST', path: '/v1/tasks', body: { title: 'x' } })).status === 201,
    60_000,
  )
  const backAt = performance.now()
  await delay(1000)
  calling.abort()
  const outcomes = await called

  const refused = outcomes.filter(({ status }) => status !== 200 && status !== 201)
  expect(refused.length).toBeGreaterThan(0)
  refused.forEach(expectUnavailable)
  expect(Math.max(...outcomes.map(({ milliseconds }) => milliseconds))).toBeLessThan(longestMilliseconds)
  expect(refused.filter(({ at }) => at > backAt + 500)).toEqual([])
  expect((await databaseOf(place))?.pid).not.toBe(before?.pid)
  expect(server.child.exitCode).toBeNull()
})

test.skipIf(process.platform !== 'linux')('a database that hangs keeps no request waiting for ever', async () => {
  await signalDatabase(place, 'SIGSTOP')
  const during = await Promise.all(kinds.map(call)).finally(async () => signalDatabase(place, 'SIGCONT'))

  during.forEach(expectUnavailable)
  expect(Math.max(...during.map(({ milliseconds }) => milliseconds))).toBeLessThan(longestHangMilliseconds)
  await until(async () => (await Promise.all(kinds.map(call))).every(({ status }) => status !== 503), 10_000)
  expect(await stop(server)).toMatchObject({ code: 0, complaint: '' })
})

test.each(['PORT', 'METRICS_PORT'])(
  'a port in use is named with its variable %s, and nothing is left',
  async (name) => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as { port: number }
    const place = await newPlace()

    const { code, complaint } = await run(place, ['start', '--no-demo'], { [name]: String(port) }).ended
    taken.close()

    expect(code).toBe(1)
    expect(complaint).toContain(`Port ${port} on 127.0.0.1 is in use.`)
    expect(complaint).toMatch(new RegExp(`\\b${name}=\\d+`))
    expect(complaint).not.toMatch(/\n {4}at /)
    expect((await databaseOf(place))?.state).not.toBe('running')
  },
)

const unusable: readonly [Fault | 'nobody', string, RegExp][] = [
  ['nobody', 'ECONNREFUSED', /PostgreSQL runs there.*DATABASE_URL/],
  ['silent', 'timeout', /DATABASE_URL.*reached/],
  ['wrong password', 'password authentication failed for user "ada"', /user and the password in DATABASE_URL/],
  ['too old', 'is PostgreSQL 14.9; Millrace needs 15 or newer', /unset DATABASE_URL/],
]

test.each(unusable)(
  'a database server that is no help (%s) is named, and what to do',
  async (fault, problem, advice) => {
    const fake = fault === 'nobody' ? null : await openFakePostgres(fault)
    const place = await newPlace()
    const url = fake?.url ?? `postgresql://ada:hunter2@127.0.0.1:${await freePort()}/tasks`

    const began = performance.now()
    const { code, out, complaint } = await run(place, ['start', '--no-demo'], { DATABASE_URL: url }).ended
    await fake?.close()

    expect([code, out]).toEqual([1, ''])
    expect(complaint).toContain(problem)
    expect(complaint).toMatch(advice)
    expect(complaint).not.toMatch(/hunter2|\n {4}at /)
    expect(complaint.trim().split('\n').length).toBeLessThanOrEqual(3)
    expect(performance.now() - began).toBeLessThan(30_000)
    expect(await databaseOf(place)).toBeUndefined()
  },
)
