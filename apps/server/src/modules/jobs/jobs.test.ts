import type { Job } from '@millrace/contract'
import { rolePermissions } from '@millrace/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorOf, askFor, gate, kindOf, startWorker, whenIn } from '../../../testing/jobs.ts'
import type { TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'
import { ruleViolated } from '../../platform/errors/app-error.ts'
import { systemActor } from '../people/index.ts'
import { addJob } from './add-job.ts'
import type { JobKind } from './job-kind.ts'
import { purgeJobs } from './purge-jobs.ts'

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

test('a job is run, tells how far it is, and answers its result to whoever asked', async () => {
  const [half, go] = [gate(), gate()]
  const kind = kindOf(async (_ctx, actor, job) => {
    await job.progress(1, 2)
    half.open()
    await go.opened
    await job.progress(2, 2)
    return { input: job.input, actor: actor.userId, requestId: actor.requestId, traceparent: actor.traceparent }
  })
  const asked = await ask(kind, { of: 'mine' })
  expect(asked).toMatchObject({ state: 'queued', attempts: 0, result: null, can: { cancel: true }, startedAt: null })

  startWorker(server, [kind])
  await half.opened
  const running = await whenIn(server, user, asked.id, 'running')
  expect(running).toMatchObject({ progress: { done: 1, total: 2 }, attempts: 1, finishedAt: null })
  go.open()
  const done = await whenIn(server, user, asked.id, 'succeeded')
  expect(done).toMatchObject({ progress: { done: 2, total: 2 }, error: null, can: { cancel: false } })
  const { traceparent } = actorOf(user)
  expect(done.result).toEqual({ input: { of: 'mine' }, actor: user.id, requestId: 'request-1', traceparent })
  expect(Date.parse(done.finishedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(done.startedAt ?? ''))
})

test('one’s own jobs are listed, the newest first; those of others are not there but for who looks after what runs', async () => {
  const [ada, admin] = [await server.createUser(), await server.createUser({ role: 'admin' })]
  const kind = kindOf(async () => null)
  const [first, second] = [await ask(kind, {}, ada), await ask(kind, {}, ada)]
  await ask(kind)

  const page = await server.as(ada).get('/v1/jobs?limit=1')
  expect(page.body.items.map(({ id }: Job) => id)).toEqual([second.id])
  const next = await server.as(ada).get(`/v1/jobs?limit=1&cursor=${page.body.nextCursor}`)
  expect(next.body).toMatchObject({ items: [{ id: first.id }], nextCursor: null })
  expect((await server.as(user).get(`/v1/jobs/${first.id}`)).status).toBe(404)
  expect((await server.as(user).post(`/v1/jobs/${first.id}/cancel`)).status).toBe(404)
  expect((await server.as(ada).get(`/v1/jobs/${first.id}`)).body.state).toBe('queued')
  expect((await server.as(admin).get(`/v1/jobs/${first.id}`)).status).toBe(200)
  expect((await server.as(admin, ['tasks:read']).get(`/v1/jobs/${first.id}`)).status).toBe(404)
  expect((await server.as(admin).get('/v1/jobs')).body.items).toEqual([])
})

test('a job that waits is cancelled at once, one that runs as soon as it hears of it', async () => {
  const begun = gate()
  const kind = kindOf(async (_ctx, _actor, job) => {
    begun.open()
    return new Promise((_, reject) => job.signal.addEventListener('abort', () => reject(job.signal.reason)))
  })
  const waiting = await ask(kind)
  const cancelled = await server.as(user).post(`/v1/jobs/${waiting.id}/cancel`)
  expect(cancelled).toMatchObject({ status: 202, body: { state: 'cancelled', finishedAt: expect.any(String) } })
  expect(cancelled.headers.location).toBe(`/v1/jobs/${waiting.id}`)

  const running = await ask(kind)
  startWorker(server, [kind], { leaseSeconds: 2 })
  await begun.opened
  const heard = await server.as(user).post(`/v1/jobs/${running.id}/cancel`)
  expect(heard.body).toMatchObject({ state: 'running', cancelRequestedAt: expect.any(String) })
  await whenIn(server, user, running.id, 'cancelled')
  expect((await server.as(user).post(`/v1/jobs/${running.id}/cancel`)).status).toBe(202)
})

test('what has ended cannot be cancelled', async () => {
  const kind = kindOf(async () => null)
  const { id } = await ask(kind)
  startWorker(server, [kind])
  await whenIn(server, user, id, 'succeeded')
  expect(await server.as(user).post(`/v1/jobs/${id}/cancel`)).toMatchObject({ status: 409, body: { code: 'conflict' } })
})

test('a cancelled job whose worker died is not begun again', async () => {
  let runs = 0
  const kind = kindOf(async () => {
    runs += 1
    return null
  })
  const { id } = await ask(kind)
  await sql(`update jobs set state = 'running', attempts = 1, due_at = now() where id = $1`, id)
  await server.as(user).post(`/v1/jobs/${id}/cancel`)
  startWorker(server, [kind])
  await whenIn(server, user, id, 'cancelled')
  expect(runs).toBe(0)
})

test('a failure is tried again five times in all, and what went wrong inside is told to nobody', async () => {
  const kind = kindOf(() => Promise.reject(new Error('the password is swordfish')))
  const { id } = await ask(kind)
  startWorker(server, [kind])
  const failed = await whenIn(server, user, id, 'failed')
  expect(failed).toMatchObject({ attempts: 5, error: { code: 'internal', detail: null } })
})

test('a broken rule is told in its words and not tried again', async () => {
  const kind = kindOf(() => Promise.reject(ruleViolated('The file has no header line.')))
  const { id } = await ask(kind)
  startWorker(server, [kind])
  const error = { code: 'rule-violated', detail: 'The file has no header line.' }
  expect(await whenIn(server, user, id, 'failed')).toMatchObject({ attempts: 1, error })
})

test('a job does no more than whoever asked for it may when it begins', async () => {
  const admin = await server.createUser({ role: 'admin' })
  const kind = kindOf(async () => null, { needs: 'operations:manage' })
  const narrow = kindOf(async (_ctx, { permissions }) => ({ permissions: [...permissions] }))
  const [demoted, kept] = [await ask(kind, {}, admin), await ask(narrow, {}, admin)]
  await sql(`update users set role = 'viewer' where id = $1`, admin.id)
  startWorker(server, [kind, narrow])
  expect(await whenIn(server, admin, demoted.id, 'failed')).toMatchObject({ error: { code: 'forbidden' }, attempts: 1 })
  const { result } = await whenIn(server, admin, kept.id, 'succeeded')
  expect(new Set(result?.permissions as string[])).toEqual(new Set(rolePermissions.viewer))
})

test('Millrace itself may ask for jobs', async () => {
  const kind = kindOf(async (_ctx, { role }) => ({ role }), { needs: 'operations:manage' })
  const admin = await server.createUser({ role: 'admin' })
  const { id } = await askFor(server, systemActor('command-line'), kind.name)
  startWorker(server, [kind])
  expect(await whenIn(server, admin, id, 'succeeded')).toMatchObject({ result: { role: 'admin' } })
})

test('a token that may do less than its person neither sees nor cancels what it could not have asked for', async () => {
  const admin = await server.createUser({ role: 'admin' })
  const needs = 'operations:manage'
  const asked = server.ctx.db.transaction((tx) =>
    addJob(server.ctx, tx, actorOf(admin), { kind: 'test.secret', input: {}, needs }),
  )
  const { id } = await asked
  const narrow = server.as(admin, ['tasks:read'])
  expect((await narrow.get(`/v1/jobs/${id}`)).status).toBe(404)
  expect((await narrow.post(`/v1/jobs/${id}/cancel`)).status).toBe(404)
  expect((await narrow.get('/v1/jobs')).body.items).toEqual([])
  expect((await server.as(admin).get('/v1/jobs')).body.items).toMatchObject([{ id, state: 'queued' }])
})

test('jobs that ended long ago are forgotten, others are not', async () => {
  const kind = kindOf(async () => null)
  const [old, young, waiting] = [await ask(kind), await ask(kind), await ask(kind)]
  await sql(`update jobs set state = 'failed', finished_at = now() - interval '31 days' where id = $1`, old.id)
  await sql(`update jobs set state = 'failed', finished_at = now() where id = $1`, young.id)
  const before = new Date(Date.now() - 30 * 86_400_000)
  expect(await purgeJobs(server.ctx, before)).toBe(1)
  const kept = await sql<{ id: string }>('select id from jobs where kind = $1 order by id', kind.name)
  expect(kept.map(({ id }) => id)).toEqual([young.id, waiting.id])
})
