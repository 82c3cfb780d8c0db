import type { Job } from '@millrace/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorOf, askFor, gate, kindOf, startWorker, whenIn } from '../../../testing/jobs.ts'
import type { TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'
import type { JobKind } from './job-kind.ts'

let server: TestServer
let user: TestUser
beforeAll(async () => {
  server = await openTestServer()
  user = await server.createUser()
})
afterAll(() => server.close())

const ask = (kind: JobKind, input: object = {}, by = user): Promise<Job> =>
  askFor(server, actorOf(by), kind.name, input)
const sql = <Row>(text: string, ...values: unknown[]) => server.db.query<Row>({ text, values })
const forget = (id: string) => sql(`update jobs set due_at = now() - interval '1 second' where id = $1`, id)

test('a job of a worker that died goes on with another where the last checkpoint is', async () => {
  const begun = gate()
  const kind = kindOf(async (_ctx, _actor, job) => {
    if (job.reached !== null) return { reached: job.reached }
    await job.checkpoint({ row: 7 })
    begun.open()
    return new Promise(() => {})
  })
  const { id } = await ask(kind)
  startWorker(server, [kind], { leaseSeconds: 600 })
  await begun.opened
  await forget(id)
  startWorker(server, [kind])

  expect(await whenIn(server, user, id, 'succeeded')).toMatchObject({ result: { reached: { row: 7 } }, attempts: 2 })
})

test('a lease that nobody renews ends by itself', async () => {
  const kind = kindOf(async () => ({ by: 'another' }))
  const { id } = await ask(kind)
  // What a worker that was killed leaves behind.
  await sql(
    `update jobs set state = 'running', lease_token = 1, attempts = 1, due_at = now() + interval '1 second' where id = $1`,
    id,
  )
  startWorker(server, [kind])
  expect(await whenIn(server, user, id, 'succeeded')).toMatchObject({ attempts: 2 })
})

test('a worker that was paused and wakes up after its job was given away writes nothing more', async () => {
  const [begun, awake] = [gate(), gate()]
  const refused: unknown[] = []
  let runs = 0
  const kind = kindOf(async (_ctx, _actor, job) => {
    runs += 1
    if (runs > 1) return { by: 'the second' }
    begun.open()
    await awake.opened
    const effect = { text: 'insert into inbox values ($1, gen_random_uuid())', values: [`late ${job.id}`] }
    for (const write of [
      () => job.transaction((tx) => tx.query(effect)),
      () => job.progress(99, 99),
      () => job.checkpoint('late'),
    ]) {
      await write().catch((err: unknown) => refused.push(err))
    }
    return { by: 'the first' }
  })
  const { id } = await ask(kind)
  startWorker(server, [kind], { leaseSeconds: 600 })
  await begun.opened
  await forget(id)
  startWorker(server, [kind])
  await whenIn(server, user, id, 'succeeded')
  awake.open()

  await expect.poll(() => refused.length).toBe(3)
  expect(refused).toEqual(Array(3).fill(expect.objectContaining({ why: 'lost' })))
  expect(await sql('select from inbox where consumer = $1', `late ${id}`)).toEqual([])
  const job = (await server.as(user).get(`/v1/jobs/${id}`)).body
  expect(job).toMatchObject({ state: 'succeeded', result: { by: 'the second' }, progress: { done: 0 } })
})

test('a job that takes longer than its lease keeps it', async () => {
  let runs = 0
  const kind = kindOf(async (_ctx, _actor, { signal }) => {
    runs += 1
    await new Promise((resolve) => setTimeout(resolve, 2500))
    return { aborted: signal.aborted }
  })
  const { id } = await ask(kind)
  startWorker(server, [kind], { leaseSeconds: 1 })
  startWorker(server, [kind], { leaseSeconds: 1 })
  expect(await whenIn(server, user, id, 'succeeded')).toMatchObject({ result: { aborted: false }, attempts: 1 })
  expect(runs).toBe(1)
})

test('many workers run each of many jobs once', async () => {
  const runs = new Map<string, number>()
  const kind = kindOf(async (_ctx, _actor, { id }) => {
    runs.set(id, (runs.get(id) ?? 0) + 1)
    return null
  })
  const jobs = await Promise.all(Array.from({ length: 40 }, () => ask(kind)))
  for (let worker = 0; worker < 4; worker += 1) startWorker(server, [kind], { concurrency: 3 })
  const finished = () =>
    sql<{ n: number }>(`select count(*)::int as n from jobs where kind = $1 and state = 'succeeded'`, kind.name)
  await expect.poll(async () => (await finished())[0]?.n, { timeout: 15_000 }).toBe(40)
  expect([...runs.values()]).toEqual(jobs.map(() => 1))
})

test('a job that kills every worker is given up', async () => {
  const kind = kindOf(async () => null)
  const { id } = await ask(kind)
  await sql(`update jobs set state = 'running', attempts = 5, due_at = now() where id = $1`, id)
  startWorker(server, [kind])
  const failed = await whenIn(server, user, id, 'failed')
  expect(failed).toMatchObject({ attempts: 5, error: { code: 'internal', detail: expect.stringContaining('worker') } })
})

test('a worker that is closed gives its job back with its checkpoint, which is no attempt', async () => {
  const begun = gate()
  const kind = kindOf(async (_ctx, _actor, job) => {
    if (job.reached === 'half') return { reached: job.reached }
    await job.checkpoint('half')
    begun.open()
    return new Promise((_, reject) => job.signal.addEventListener('abort', () => reject(job.signal.reason)))
  })
  const { id } = await ask(kind)
  const worker = startWorker(server, [kind])
  await begun.opened
  await worker.close()
  expect((await server.as(user).get(`/v1/jobs/${id}`)).body).toMatchObject({ state: 'queued', attempts: 0 })
  startWorker(server, [kind])
  expect(await whenIn(server, user, id, 'succeeded')).toMatchObject({ result: { reached: 'half' }, attempts: 1 })
})

test('a worker that is closed lets a short job end', async () => {
  const [begun, go] = [gate(), gate()]
  const kind = kindOf(async () => {
    begun.open()
    await go.opened
    return null
  })
  const { id } = await ask(kind)
  const worker = startWorker(server, [kind], { graceSeconds: 10 })
  await begun.opened
  const closed = worker.close()
  go.open()
  await closed
  expect((await server.as(user).get(`/v1/jobs/${id}`)).body.state).toBe('succeeded')
})

test('a job that does not heed the signal is taken away when its worker is closed', async () => {
  const begun = gate()
  const kind = kindOf(async () => {
    begun.open()
    return new Promise(() => {})
  })
  const { id } = await ask(kind)
  const worker = startWorker(server, [kind])
  await begun.opened
  await worker.close()
  expect((await server.as(user).get(`/v1/jobs/${id}`)).body).toMatchObject({ state: 'queued', attempts: 0 })
})

test('a worker that is woken looks at once', async () => {
  const kind = kindOf(async () => null)
  const worker = startWorker(server, [kind], { idleSeconds: 600 })
  const { id } = await ask(kind)
  // Its first look may still be under way.
  worker.wake()
  await whenIn(server, user, id, 'succeeded')
})
