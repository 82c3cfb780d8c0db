import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { collect, until } from '../../../testing/broker-suite.ts'
import type { TestServer, TestUser } from '../../../testing/test-server.ts'
import { openTestServer } from '../../../testing/test-server.ts'
import type { Broker } from '../../platform/broker/broker.ts'
import { openPostgresqlBroker } from '../../platform/broker/postgresql/open-postgresql-broker.ts'
import { systemClock } from '../../platform/clock/clock.ts'
import { addWork } from '../../platform/events/add-work.ts'
import { CommitHint } from '../../platform/hint/commit-hint.ts'
import { parseEvent, parseWork } from '../worker/parse-message.ts'
import { RelayMeter } from './relay-meter.ts'
import { runRelay } from './run-relay.ts'

let server: TestServer
let ada: TestUser
let broker: Broker
const log = pino({ level: 'silent' })
const hint = new CommitHint()
const queues = [
  { name: 'all', types: ['task.created', 'task.updated', 'task.completed'] },
  { name: 'jobs', types: [] },
]

beforeAll(async () => {
  server = await openTestServer()
  broker = await openPostgresqlBroker({ url: server.databaseUrl, queues, clock: systemClock, log })
  ada = await server.createUser({ name: 'Ada' })
})
afterAll(async () => {
  await broker.close()
  await server.close()
})

/** Runs a relay while the work runs. */
async function relaying<T>(work: (meter: RelayMeter) => Promise<T>, through: Broker = broker): Promise<T> {
  const ended = new AbortController()
  const meter = new RelayMeter()
  const names = queues.map(({ name }) => name)
  const parts = { db: server.db, broker: through, queues: names, meter, log, signal: ended.signal }
  const running = runRelay(parts, async (wake) => hint.listen(wake))
  try {
    return await work(meter)
  } finally {
    ended.abort()
    await running
  }
}

interface Entry {
  readonly position: number
  readonly type: string | null
  readonly version: number | null
  readonly subject: string | null
}

const feed = () =>
  server.db.query<Entry>({
    text: `select position::int, type, subject_version as version, subject_id as subject
      from feed left join events on events.id = feed.event_id order by position`,
  })

const outboxRows = async () => (await server.db.query({ text: 'select from outbox' })).length

test('every committed change gets a position without gap, versions of a subject in order, and reaches its queue', async () => {
  await relaying(async () => {
    const { got, close } = await collect(broker, 'all', () => 'done', 20)
    const writers = Array.from({ length: 8 }, async () => {
      const task = await server.as(ada).post('/v1/tasks', { title: 'Count' })
      for (let priority = 1; priority <= 4; priority += 1) {
        await server.as(ada).patch(`/v1/tasks/${task.body.id}`, { priority })
        hint.tell()
      }
    })
    await Promise.all(writers)
    await until(() => got.length === 40, 'forty messages')
    const entries = await feed()
    expect(entries.map(({ position }) => position)).toEqual(entries.map((_, at) => at + 1))
    const versions = new Map<string, number[]>()
    for (const { subject, version, type } of entries) {
      if (type?.startsWith('task.')) versions.set(subject ?? '', [...(versions.get(subject ?? '') ?? []), version ?? 0])
    }
    expect([...versions.values()]).toEqual(Array.from({ length: 8 }, () => [1, 2, 3, 4, 5]))
    expect(await outboxRows()).toBe(0)
    await close()
  })
})

test('a message is the event, with what it can be traced back to', async () => {
  await relaying(async () => {
    const { got, close } = await collect(broker, 'all')
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
    const answer = await server
      .as(ada)
      .post('/v1/tasks', { title: 'Trace – "ü"' }, { traceparent, 'x-request-id': 'order-66' })
    hint.tell()
    await until(() => got.length === 1, 'the message')
    const [message] = got
    const event = parseEvent(message?.body ?? Buffer.alloc(0))
    const [recorded] = await server.db.query<{ id: string; data: object }>({
      text: 'select id, data from events where subject_id = $1',
      values: [answer.body.id],
    })
    expect(event).toMatchObject({
      ...{ id: recorded?.id, type: 'task.created', subjectType: 'task', subjectId: answer.body.id, subjectVersion: 1 },
      ...{ projectId: answer.body.projectId, actorId: ada.id, data: recorded?.data },
      origin: { requestId: 'order-66', traceparent },
    })
    expect(event.data.after).toMatchObject({ title: 'Trace – "ü"' })
    expect(message).toMatchObject({ id: event.id, key: answer.body.id, type: 'task.created' })
    await close()
  })
})

test('an event that is years older than those before it arrives all the same', async () => {
  await relaying(async () => {
    const { got, close } = await collect(broker, 'all')
    const { body } = await server.as(ada).post('/v1/tasks', { title: 'Late' })
    hint.tell()
    await until(() => got.length === 1, 'the event of today')
    const old = '018cc251-f400-7000-8000-000000000001'
    const like = 'subject_type, subject_id, subject_version + 1, project_id, actor_id, at, data, context'
    const text = `with event as (insert into events select $1, 'task.updated', ${like} from events where subject_id = $2)
      insert into outbox (event_id) values ($1)`
    await server.db.query({ text, values: [old, body.id] })
    await until(() => got.length === 2, 'the event of then')
    expect(got[1]).toMatchObject({ id: old, type: 'task.updated', key: body.id })
    await close()
  })
})

test('work goes to its queue and leaves the table', async () => {
  await relaying(async () => {
    const { got, close } = await collect(broker, 'jobs')
    const id = server.ctx.newId()
    const work = { id, type: 'count', key: ada.id, data: { to: 3 }, origin: { requestId: 'order-66' } }
    await server.db.transaction((tx) => addWork(server.ctx, tx, 'jobs', [work]))
    hint.tell()
    await until(() => got.length === 1, 'the work')
    expect(parseWork(got[0]?.body ?? Buffer.alloc(0))).toEqual({
      ...{ id, type: 'count', data: { to: 3 } },
      origin: { requestId: 'order-66', traceparent: undefined },
    })
    await until(async () => (await server.db.query({ text: 'select from work' })).length === 0, 'an empty table')
    await close()
  })
})

test('while the broker is away the feed goes on, and then everything arrives', async () => {
  let isAway = true
  const flaky: Broker = {
    ...broker,
    publish: (messages) => (isAway ? Promise.reject(new Error('away')) : broker.publish(messages)),
  }
  await relaying(async (meter) => {
    const { got, close } = await collect(broker, 'all')
    const before = (await feed()).length
    const { body } = await server.as(ada).post('/v1/tasks', { title: 'Wait' })
    hint.tell()
    await until(async () => (await feed()).length === before + 1, 'the feed')
    await until(() => meter.failures > 1, 'two attempts')
    expect(got).toEqual([])
    isAway = false
    await until(() => got.length > 0, 'the message')
    expect(got.map(({ key }) => key)).toEqual([body.id])
    await close()
  }, flaky)
})

test('what was published when the relay died before it noted it is published again', async () => {
  const forgetful: Broker = {
    ...broker,
    publish: async (messages) => {
      await broker.publish(messages)
      throw new Error('the answer was lost')
    },
  }
  const { got, close } = await collect(broker, 'all')
  const { body } = await server.as(ada).post('/v1/tasks', { title: 'Twice' })
  await relaying(async () => {
    hint.tell()
    await until(() => got.length > 0, 'the first time')
  }, forgetful)
  const times = got.length
  await relaying(async () => {
    await until(() => got.length > times, 'the next time')
  })
  expect(new Set(got.map(({ key }) => key))).toEqual(new Set([body.id]))
  await close()
})

test('gaining and losing a project stand in the feed, for that person, where they happened', async () => {
  const eve = await server.createUser({ name: 'Eve' })
  const project = await server.as(ada).post('/v1/projects', { name: 'Shared', key: 'SHARED' })
  const members = `/v1/projects/${project.body.id}/members`
  const member = await server.as(ada).post(members, { userId: eve.id, role: 'viewer' })
  await server.as(ada).delete(member.headers.location ?? `${members}/${eve.id}`)
  await relaying(async () => {
    await until(async () => (await outboxRows()) === 0, 'an empty outbox')
  })
  const entries = await server.db.query<{ hasAccess: boolean | null }>({
    text: `select has_access as "hasAccess", type from feed left join events on events.id = feed.event_id
      where feed.project_id = $1 and (user_id is null or user_id = $2) and (type is null or type like '%member%')
      order by position`,
    values: [project.body.id, eve.id],
  })
  const gained = entries.findIndex(({ hasAccess }) => hasAccess === true)
  const lost = entries.findIndex(({ hasAccess }) => hasAccess === false)
  expect(gained).toBeGreaterThanOrEqual(0)
  expect(lost).toBeGreaterThan(gained)
})

test('a queue that takes nothing holds up no other, and what was handed on is not handed on again', async () => {
  const sent: string[] = []
  const picky: Broker = {
    ...broker,
    send: async (queue, messages) => {
      if (queue === 'all') throw new Error('the queue is full')
      sent.push(...messages.map(({ id }) => id))
    },
  }
  const work = () => ({ id: server.ctx.newId(), type: 'count', key: ada.id, data: {}, origin: {} })
  const [full, free] = [work(), work()]
  await server.db.transaction(async (tx) => {
    await addWork(server.ctx, tx, 'all', [full])
    await addWork(server.ctx, tx, 'jobs', [free])
    await addWork(server.ctx, tx, 'of another version', [work()])
  })
  await relaying(async (meter) => {
    await until(() => sent.length === 1 && meter.failures === 1, 'the free queue')
    hint.tell()
    await until(async () => (await server.db.query({ text: 'select from work' })).length === 2, 'two that wait')
  }, picky)
  expect(sent).toEqual([free.id])
  await server.db.query({ text: 'delete from work' })
})

test('long texts are published in batches of a bounded size', async () => {
  const sizes: number[] = []
  const counting: Broker = {
    ...broker,
    publish: async (messages) => void sizes.push(messages.reduce((sum, { body }) => sum + body.length, 0)),
  }
  // PostgreSQL compresses it to nearly nothing, and JSON makes six characters of each.
  const description = '\u0001'.repeat(20_000)
  for (let count = 0; count < 120; count += 1) {
    await server.as(ada).post('/v1/tasks', { title: 'Long', description })
  }
  await relaying(async (meter) => {
    await until(() => meter.publishedEvents >= 120, 'all of them')
  }, counting)
  expect(sizes.reduce((sum, size) => sum + size)).toBeGreaterThan(120 * 120_000)
  expect(Math.max(...sizes)).toBeLessThan(6_000_000)
  expect(sizes.length).toBeGreaterThan(1)
})

test('a batch that fails is tried again in halves', async () => {
  const sizes: number[] = []
  const weak: Broker = {
    ...broker,
    publish: async (messages) => {
      sizes.push(messages.length)
      if (messages.length > 3) throw new Error('too much at once')
    },
  }
  for (let count = 0; count < 10; count += 1) await server.as(ada).post('/v1/tasks', { title: 'One of ten' })
  await relaying(async (meter) => {
    await until(() => meter.publishedEvents === 10, 'all of ten')
  }, weak)
  expect(sizes.some((size) => size === 10)).toBe(true)
})

test('a batch that fails before the one ahead of it has ended stops nothing, and both are published', async () => {
  let calls = 0
  let answer = () => {}
  const slow = new Promise<void>((resolve) => {
    answer = resolve
  })
  const blocked: Broker = {
    ...broker,
    publishesAtOnce: 4,
    publish: async (messages) => {
      calls += 1
      // From the first that goes well on, several are under way.
      if (calls === 2) await slow
      if (calls === 3) throw new Error('RabbitMQ takes no messages at present')
      await broker.publish(messages)
    },
  }
  await relaying(async () => {
    const { got, close } = await collect(broker, 'all')
    const before = got.length
    for (const call of [1, 2, 3]) {
      await server.as(ada).post('/v1/tasks', { title: `Call ${call}` })
      hint.tell()
      await until(() => calls >= call, `call ${call}`)
    }
    setTimeout(answer, 300)
    await until(() => new Set(got.slice(before).map(({ id }) => id)).size === 3, 'all of three')
    await close()
  }, blocked)
  const text = 'select (last_position - published_position)::int as left from feed_head'
  expect(await server.db.query({ text })).toEqual([{ left: 0 }])
})
