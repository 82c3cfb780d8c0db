import type { Job } from '@millrace/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eventsOf } from '../../../testing/events-of.ts'
import { startWorker, whenIn } from '../../../testing/jobs.ts'
import type { Caller, TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'
import { systemActor } from '../people/index.ts'
import { deadLetterJobKinds } from './dead-letters.jobs.ts'
import { settleDeadLetters } from './settle-dead-letters.ts'

const path = '/v1/admin/dead-letters'

let server: TestServer
let adminUser: TestUser
let admin: Caller
beforeAll(async () => {
  server = await openTestServer()
  adminUser = await server.createUser({ role: 'admin' })
  admin = server.as(adminUser)
})
beforeEach(() => sql('truncate dead_letters, work, redeliveries'))
afterAll(() => server.close())

const sql = <Row>(text: string, ...values: unknown[]) => server.db.query<Row>({ text, values })

async function bury(queue = 'notifications', body = Buffer.from('{"text":"grün"}')) {
  const [id, messageId] = [server.ctx.newId(), server.ctx.newId()]
  await sql(
    `insert into dead_letters (id, queue, message_id, type, key, body, headers, error, attempts, first_seen_at, died_at)
     values ($1, $2, $3, 'task.assigned', 'task/1', $4, '{"ce-id": "1"}', $5, 6, now(), now())`,
    ...[id, queue, messageId, body, 'Error: no such person\n    at somewhere'],
  )
  return { id, messageId }
}

const buryMany = (count: number, queue = 'notifications') =>
  Promise.all(Array.from({ length: count }, () => bury(queue)))
const left = async (): Promise<number> =>
  (await sql<{ n: number }>('select count(*)::int as n from dead_letters'))[0]?.n ?? 0
const work = () => sql<{ id: string; queue: string }>('select * from work order by seq')

test('dead letters are listed by queue, the newest first, without what they say', async () => {
  const [old, other, young] = [await bury(), await bury('exports'), await bury()]

  const page = (await admin.get(`${path}?queue=notifications&limit=1`)).body
  expect(page.items).toEqual([
    {
      ...{ id: young.id, queue: 'notifications', messageId: young.messageId, type: 'task.assigned', attempts: 6 },
      ...{ error: 'Error: no such person', firstSeenAt: expect.any(String), diedAt: expect.any(String) },
    },
  ])
  const next = (await admin.get(`${path}?queue=notifications&limit=1&cursor=${page.nextCursor}`)).body
  expect(next).toMatchObject({ items: [{ id: old.id }], nextCursor: null })
  const all = (await admin.get(path)).body
  expect(all.items.map(({ id }: { id: string }) => id)).toEqual([young.id, other.id, old.id])
})

test('one is shown whole: text as text, anything else in base64', async () => {
  const [text, bytes] = [await bury(), await bury('exports', Buffer.from([0xff, 0xfe, 0x00]))]

  expect((await admin.get(`${path}/${text.id}`)).body).toMatchObject({
    ...{ key: 'task/1', headers: { 'ce-id': '1' }, body: '{"text":"grün"}', bodyBase64: null },
    error: 'Error: no such person\n    at somewhere',
  })
  expect((await admin.get(`${path}/${bytes.id}`)).body).toMatchObject({ body: null, bodyBase64: '//4A' })
  expect((await admin.get(`${path}/${server.ctx.newId()}`)).status).toBe(404)
})

test('one is sent to its queue again, counted from one anew', async () => {
  const { id, messageId } = await bury()
  await sql(`insert into redeliveries values ('notifications', $1, 5, now()), ('exports', $1, 5, now())`, messageId)

  expect((await admin.post(`${path}/${id}/redrive`)).status).toBe(204)
  expect(await left()).toBe(0)
  expect(await work()).toEqual([
    {
      ...{ seq: expect.any(String), queue: 'notifications', id: messageId, type: 'task.assigned', key: 'task/1' },
      ...{ body: Buffer.from('{"text":"grün"}'), attempt: 1 },
    },
  ])
  expect(await sql('select queue from redeliveries')).toEqual([{ queue: 'exports' }])
  expect((await admin.post(`${path}/${id}/redrive`)).status).toBe(404)
})

test('one is discarded and goes nowhere', async () => {
  const { id } = await bury()
  expect((await admin.delete(`${path}/${id}`)).status).toBe(204)
  expect([await left(), await work()]).toEqual([0, []])
  expect((await admin.delete(`${path}/${id}`)).status).toBe(404)
})

test('who did it is recorded, with queue and message and nothing of what it said', async () => {
  const [redriven, discarded] = [await bury(), await bury()]
  await admin.post(`${path}/${redriven.id}/redrive`)
  await admin.delete(`${path}/${discarded.id}`)

  for (const [type, { id, messageId }] of Object.entries({ redriven, discarded })) {
    const data = { before: { queue: 'notifications', messageId } }
    expect(await eventsOf(server, id)).toEqual([
      { type: `dead-letter.${type}`, version: 2, actorId: adminUser.id, data },
    ])
  }
})

test('only who looks after what runs comes near them', async () => {
  const { id } = await bury()
  const user = server.as(await server.createUser())
  for (const caller of [user, server.as(adminUser, ['tasks:admin', 'users:admin', 'audit:read'])]) {
    const answers = await Promise.all([
      ...[caller.get(path), caller.get(`${path}/${id}`), caller.delete(`${path}/${id}`)],
      ...[caller.post(`${path}/${id}/redrive`), caller.post(`${path}/redrive`, { all: true })],
      caller.post(`${path}/discard`, { all: true }),
    ])
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(403))
  }
  expect(await left()).toBe(1)
})

test.each(['redrive', 'discard'])('many: %s of a queue is a job that tells how far it is', async (verb) => {
  const buried = await buryMany(230)
  await bury('exports')
  const asked = await admin.post(`${path}/${verb}`, { queue: 'notifications' })
  expect(asked).toMatchObject({ status: 202, body: { kind: `dead-letters.${verb}`, state: 'queued' } })
  expect(asked.headers.location).toBe(`/v1/jobs/${asked.body.id}`)

  startWorker(server, deadLetterJobKinds)
  const done = await whenIn(server, adminUser, asked.body.id, 'succeeded')
  expect(done).toMatchObject({ result: { count: 230 }, progress: { done: 230, total: 230 } })
  expect(await left()).toBe(1)
  const sent = (await work()).map(({ id }) => id)
  expect(new Set(sent)).toEqual(new Set(verb === 'redrive' ? buried.map(({ messageId }) => messageId) : []))
  const told = await sql(
    `select from events where type = $1 and context->>'requestId' = $2`,
    ...[verb === 'redrive' ? 'dead-letter.redriven' : 'dead-letter.discarded', asked.headers['x-request-id']],
  )
  expect(told).toHaveLength(230)
})

test('those that are named, and all', async () => {
  const [one, two] = await buryMany(4)
  startWorker(server, deadLetterJobKinds)
  const named = await admin.post(`${path}/discard`, { ids: [one?.id, two?.id] })
  expect(await whenIn(server, adminUser, named.body.id, 'succeeded')).toMatchObject({ result: { count: 2 } })
  const all = await admin.post(`${path}/discard`, { all: true })
  expect(await whenIn(server, adminUser, all.body.id, 'succeeded')).toMatchObject({ result: { count: 2 } })
  const none = await admin.post(`${path}/discard`, { all: true })
  expect(await whenIn(server, adminUser, none.body.id, 'succeeded')).toMatchObject({ result: { count: 0 } })
})

test.each([
  [{}, 400],
  [{ all: false }, 400],
  [{ all: true, queue: 'notifications' }, 400],
  [{ ids: [] }, 400],
  [{ ids: ['019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e'] }, 422],
])('the selection %j is %i', async (selection, status) => {
  expect((await admin.post(`${path}/discard`, selection)).status).toBe(status)
})

test('a redriven message that dies again while the job runs is left for later', async () => {
  await buryMany(150)
  await sql(
    `create function die_again() returns trigger language plpgsql as $$
    begin
      insert into dead_letters values ($1, 'notifications', new.id, '', '', '', '{}', '', 1, now(), now());
      return null;
    end $$`.replace('$1', `('ffffffff' || substr(new.id::text, 9))::uuid`),
  )
  await sql('create trigger die_again after insert on work for each row execute function die_again()')
  const { body } = await admin.post(`${path}/redrive`, { all: true })
  startWorker(server, deadLetterJobKinds)
  expect(await whenIn(server, adminUser, body.id, 'succeeded')).toMatchObject({ result: { count: 150 } })
  await sql('drop function die_again() cascade')
  expect(await left()).toBe(150)
})

test('a job that was interrupted goes on with what is left', async () => {
  await buryMany(40)
  const { body } = await admin.post(`${path}/redrive`, { all: true })
  const reached = { last: 'ffffffff-ffff-ffff-ffff-ffffffffffff', total: 140, done: 100 }
  await sql('update jobs set checkpoint = $2 where id = $1', body.id, JSON.stringify(reached))
  startWorker(server, deadLetterJobKinds)
  const done: Job = await whenIn(server, adminUser, body.id, 'succeeded')
  expect(done).toMatchObject({ result: { count: 140 }, progress: { done: 140, total: 140 } })
})

test('a command settles many without a job', async () => {
  await buryMany(120)
  await bury('exports')
  const settle = (selection: { queue: string | null; ids: null }) =>
    settleDeadLetters(server.ctx, systemActor('command-line'), { fate: 'redriven', selection })
  expect(await settle({ queue: 'notifications', ids: null })).toBe(120)
  expect(await settle({ queue: 'nothing', ids: null })).toBe(0)
  expect(await settle({ queue: null, ids: null })).toBe(1)
  expect(await left()).toBe(0)
})
