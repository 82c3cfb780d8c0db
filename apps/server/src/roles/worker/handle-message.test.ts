import { randomUUID } from 'node:crypto'
import pg from 'pg'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestServer } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'
import type { Message } from '../../platform/broker/broker.ts'
import type { Ctx } from '../../platform/context.ts'
import { AppError, ruleViolated } from '../../platform/errors/app-error.ts'
import type { EventConsumer, WorkConsumer } from '../../platform/events/consumer.ts'
import { Held } from '../../platform/events/consumer.ts'
import { buryMessage } from './bury-message.ts'
import { handlerOf } from './handle-message.ts'
import { WorkerMeter } from './worker-meter.ts'

let server: TestServer
let ctx: Ctx
beforeAll(async () => {
  server = await openTestServer()
  ctx = { ...server.ctx, log: pino({ level: 'silent' }) }
  await server.db.query({ text: 'create table effects (event_id uuid not null, version integer not null)' })
})
afterAll(() => server.close())
beforeEach(async () => {
  await server.db.query({ text: 'delete from dead_letters' })
  await server.db.query({ text: 'delete from effects' })
})

const eventBody = (more: object = {}) => ({
  ...{ specversion: '1.0', id: randomUUID(), source: '/millrace', type: 'task.created' },
  ...{ subject: `task/${randomUUID()}`, time: '2026-11-21T08:00:00.000Z', datacontenttype: 'application/json' },
  ...{ dataschema: 'urn:millrace:event:1', data: { after: {} }, subjectversion: 1, actorid: randomUUID(), position: 1 },
  ...{ requestid: 'order-66', traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' },
  ...more,
})

const messageWith = (body: Buffer | object, more: Partial<Message> = {}): Message => ({
  id: (body as { id?: string }).id ?? randomUUID(),
  type: 'task.created',
  key: '',
  body: Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body)),
  attempt: 1,
  firstSeenAt: new Date(),
  redelivered: false,
  ...more,
})

const insertsEffect: EventConsumer['apply'] = async (_ctx, tx, event) => {
  await tx.query({ text: 'insert into effects values ($1, $2)', values: [event.id, event.subjectVersion] })
}

function consumerOf(apply: EventConsumer['apply'] = insertsEffect) {
  const consumer: EventConsumer = { kind: 'events', name: `test-${randomUUID()}`, concurrency: 4, types: [], apply }
  const meter = new WorkerMeter()
  return {
    consumer,
    handle: handlerOf({ ctx, meter }, consumer),
    counts: () => meter.all().get(consumer.name),
  }
}

const effects = () => server.db.query({ text: 'select * from effects' })

interface Grave {
  readonly queue: string
  readonly message_id: string
  readonly body: Buffer
  readonly headers: object
  readonly error: string
  readonly attempts: number
}
const graves = () => server.db.query<Grave>({ text: 'select * from dead_letters' })

test('an event that arrives often and at once has one effect', async () => {
  const { handle, counts } = consumerOf()
  const message = messageWith(eventBody())
  const verdicts = await Promise.all(Array.from({ length: 10 }, () => handle(message)))
  expect(verdicts).toEqual(Array.from({ length: 10 }, () => 'done'))
  expect(await effects()).toHaveLength(1)
  expect(counts()).toMatchObject({ done: 10, retried: 0, died: 0 })
})

test('an event that cannot concern a consumer is marked and not applied', async () => {
  const { consumer } = consumerOf()
  const handle = handlerOf(
    { ctx, meter: new WorkerMeter() },
    { ...consumer, concerns: ({ subjectVersion }) => subjectVersion > 1 },
  )
  const [one, other] = [eventBody(), eventBody({ subjectversion: 2 })]
  for (const body of [one, other]) await handle(messageWith(body))
  expect(await effects()).toEqual([{ event_id: other.id, version: 2 }])
  const marks = await server.db.query({ text: 'select from inbox where consumer = $1', values: [consumer.name] })
  expect(marks).toHaveLength(2)
})

test('each consumer applies an event for itself', async () => {
  const message = messageWith(eventBody())
  for (const { handle } of [consumerOf(), consumerOf()]) await handle(message)
  expect(await effects()).toHaveLength(2)
})

test('a failure leaves no trace and is tried again after 5 s, 30 s, 2 min, 10 min and 1 h; then it is a dead letter', async () => {
  let attempts = 0
  const { handle, consumer, counts } = consumerOf(async (...args) => {
    await insertsEffect(...args)
    attempts += 1
    throw new Error(`broken for the ${attempts}. time`)
  })
  const body = eventBody()
  const seconds: unknown[] = []
  for (let attempt = 1; attempt <= 6; attempt += 1) {
    const verdict = await handle(messageWith(body, { attempt }))
    seconds.push(verdict === 'done' ? verdict : verdict.retrySeconds)
    if (verdict !== 'done') expect(verdict.attempt).toBe(attempt + 1)
  }
  expect(seconds).toEqual([5, 30, 120, 600, 3600, 'done'])
  expect(await effects()).toEqual([])
  const [grave] = await graves()
  expect(grave).toMatchObject({
    ...{ queue: consumer.name, message_id: body.id, error: 'broken for the 6. time', attempts: 6 },
    headers: { requestId: 'order-66', traceparent: body.traceparent },
  })
  expect(JSON.parse(grave?.body.toString() ?? '')).toEqual(body)
  expect(counts()).toMatchObject({ done: 0, retried: 5, died: 1 })
})

test.each([
  ['what is not UTF-8', Buffer.from([0xff, 0xfe, 0x00])],
  ['what is not JSON', Buffer.from('{"specversion":')],
  ['nothing', Buffer.alloc(0)],
  ['JSON that is no event', Buffer.from('[1,2,3]')],
  ['a type that nobody knows', Buffer.from(JSON.stringify(eventBody({ type: 'task.exploded' })))],
  ['a version that nobody knows', Buffer.from(JSON.stringify(eventBody({ dataschema: 'urn:millrace:event:99' })))],
  ['a deep nest', Buffer.from('['.repeat(100_000))],
  ['ten megabytes', Buffer.alloc(10_000_000, 'a')],
])('%s is a dead letter at once, with its bytes', async (_, body) => {
  const { handle } = consumerOf()
  expect(await handle(messageWith(body))).toBe('done')
  const [grave] = await graves()
  expect(grave?.error).toMatch(/^The message is not/)
  expect(grave?.body.equals(body)).toBe(true)
})

test('without a database no message is at fault: the attempt does not count', async () => {
  const unavailable = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  const { handle } = consumerOf(() => Promise.reject(unavailable))
  expect(await handle(messageWith(eventBody(), { attempt: 6 }))).toEqual({ retrySeconds: 5, attempt: 6 })
  expect(await graves()).toEqual([])
})

test('a statement that takes too long counts as a failure, and its message is given up in the end', async () => {
  const slow = Object.assign(new pg.DatabaseError('canceling statement due to statement timeout', 0, 'error'), {
    code: '57014',
  })
  const { handle } = consumerOf(() => Promise.reject(slow))
  expect(await handle(messageWith(eventBody(), { attempt: 2 }))).toEqual({ retrySeconds: 30, attempt: 3 })
  expect(await handle(messageWith(eventBody(), { attempt: 6 }))).toBe('done')
  expect(await graves()).toHaveLength(1)
})

test('a message that ends its process five times is a dead letter, and those beside it are not', async () => {
  const dying: Array<(err: Error) => void> = []
  let isDying = true
  const body = eventBody()
  const { handle, consumer } = consumerOf(async (ctx, tx, event) => {
    // The process ends here: nothing of this handler ever goes on.
    if (event.id === body.id && isDying) await new Promise((_, reject) => dying.push(reject))
    await insertsEffect(ctx, tx, event)
  })
  const lost: Promise<unknown>[] = []
  for (let death = 1; death <= 5; death += 1) {
    // A process of its own each time, to which all that was in hand comes back.
    const fresh = handlerOf({ ctx, meter: new WorkerMeter() }, consumer)
    lost.push(fresh(messageWith(body, { redelivered: true })))
    await expect
      .poll(async () => {
        const [row] = await server.db.query<{ count: number }>({
          text: 'select count from redeliveries where message_id = $1',
          values: [body.id],
        })
        return row?.count
      })
      .toBe(death)
  }
  isDying = false
  const innocent = eventBody()
  expect(await handle(messageWith(body, { redelivered: true }))).toBe('done')
  expect(await handle(messageWith(innocent, { redelivered: true }))).toBe('done')
  expect((await graves()).map(({ message_id }) => message_id)).toEqual([body.id])
  expect((await effects()).map((row) => (row as { event_id: string }).event_id)).toEqual([innocent.id])
  for (const die of dying) die(new Error('ended'))
  await Promise.all(lost)
})

test('a redelivery that is handled well is forgotten', async () => {
  const { handle } = consumerOf()
  const body = eventBody()
  for (let time = 1; time <= 10; time += 1) await handle(messageWith(body, { redelivered: true }))
  expect(await graves()).toEqual([])
  expect(await server.db.query({ text: 'select from redeliveries where message_id = $1', values: [body.id] })).toEqual(
    [],
  )
})

test.each<[string, Partial<Message>]>([
  ['a body that JSON quotes with U+0000', { body: Buffer.from('\0\0') }],
  ['a type with U+0000', { type: 'task\0created', body: Buffer.from('x') }],
  ['a key that is no text', { key: '\ud800', body: Buffer.from('x') }],
  ['a request id with U+0000', { body: Buffer.from('{"requestid":"a\\u0000b"}') }],
  ['a request id that is no text', { body: Buffer.from('{"requestid":"\\ud800"}') }],
  ['more attempts than there can be', { attempt: 2 ** 40, body: Buffer.from('x') }],
  ['attempts that are no number', { attempt: Number.NaN, body: Buffer.from('x') }],
  ['a moment before all time', { firstSeenAt: new Date(-8.64e15), body: Buffer.from('x') }],
  ['a moment that is none', { firstSeenAt: new Date(Number.NaN), body: Buffer.from('x') }],
  ['a type of a megabyte', { type: 'x'.repeat(1_000_000), body: Buffer.from('x') }],
])('a hostile message with %s is kept like any other', async (_, more) => {
  const { handle } = consumerOf()
  expect(await handle(messageWith(Buffer.from(''), more))).toBe('done')
  const [grave] = await graves()
  expect(grave?.body.equals(more.body ?? Buffer.alloc(0))).toBe(true)
})

test('a message that is given up by the broker is kept once', async () => {
  const message = messageWith(Buffer.from('lost'))
  await buryMessage(ctx, 'notifications', message, 'delivery_limit')
  await buryMessage(ctx, 'notifications', message, 'delivery_limit')
  expect(await graves()).toMatchObject([{ queue: 'notifications', error: 'delivery_limit', attempts: 1 }])
})

function workerOf(run: WorkConsumer['run'], retryHours = 24) {
  const consumer: WorkConsumer = { kind: 'work', name: `work-${randomUUID()}`, concurrency: 4, retryHours, run }
  return handlerOf({ ctx, meter: new WorkerMeter() }, consumer)
}

const workBody = () => ({
  ...{ specversion: '1.0', id: randomUUID(), type: 'mail', dataschema: 'urn:millrace:work:1', data: { mailId: 'm' } },
})

test('work that fails is tried again for its hours, at last every hour', async () => {
  const handle = workerOf(() => Promise.reject(new AppError('unavailable', { detail: 'SMTP is away' })))
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
  const at = (attempt: number, hours: number) =>
    handle(messageWith(workBody(), { attempt, firstSeenAt: hoursAgo(hours) }))
  expect(await at(1, 0)).toEqual({ retrySeconds: 5, attempt: 2 })
  expect(await at(5, 1)).toEqual({ retrySeconds: 3600, attempt: 6 })
  expect(await at(27, 23)).toEqual({ retrySeconds: 3600, attempt: 28 })
  expect(await at(28, 24.1)).toBe('done')
  expect((await graves()).map(({ error }) => error)).toEqual(['SMTP is away'])
})

test('work that somebody else has in hand comes back soon, and that is no attempt', async () => {
  const handle = workerOf(() => Promise.reject(new Held('Another attempt is under way.')))
  expect(await handle(messageWith(workBody(), { attempt: 4 }))).toEqual({ retrySeconds: 5, attempt: 4 })
})

test('work that no attempt can mend is a dead letter at once', async () => {
  const handle = workerOf(() => Promise.reject(ruleViolated('Nobody gets mail there.')))
  expect(await handle(messageWith(workBody()))).toBe('done')
  expect(await graves()).toHaveLength(1)
})

test('work gets its data and origin, and logs tell them', async () => {
  const seen: unknown[] = []
  const handle = workerOf(async ({ log }, work) => void seen.push(work.data, log.bindings()))
  await handle(messageWith({ ...workBody(), requestid: 'order-66' }))
  expect(seen).toEqual([{ mailId: 'm' }, expect.objectContaining({ requestId: 'order-66' })])
})
