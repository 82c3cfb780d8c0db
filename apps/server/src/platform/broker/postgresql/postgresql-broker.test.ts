import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { brokerSuite, collect, outgoing, until } from '../../../../testing/broker-suite.ts'
import type { TestDatabase } from '../../../../testing/test-database.ts'
import { createTestDatabase } from '../../../../testing/test-database.ts'
import { systemClock } from '../../clock/clock.ts'
import { openDatabase } from '../../database/database.ts'
import type { QueueDefinition } from '../broker.ts'
import { openPostgresqlBroker } from './open-postgresql-broker.ts'

describe('queues in PostgreSQL', () => {
  let database: TestDatabase
  const log = pino({ level: 'silent' })
  const open = async (queues: readonly QueueDefinition[]) =>
    openPostgresqlBroker({ url: database.url, queues, clock: systemClock, log })

  const openFor = async (leaseSeconds: number) =>
    openPostgresqlBroker({
      url: database.url,
      queues: [{ name: 'held', types: [] }],
      clock: systemClock,
      log,
      leaseSeconds,
    })

  beforeAll(async () => {
    database = await createTestDatabase()
  })
  afterAll(() => database.drop())

  brokerSuite(() => ({ open }))

  test('what a worker has that is not heard of any more is given to another, and marked', async () => {
    const broker = await open([{ name: 'left', types: [] }])
    const db = openDatabase({ url: database.url, poolSize: 1, readers: 1, writers: 1, onError: () => {} })
    const left = outgoing()
    await broker.send('left', [left])
    await db.query({
      text: 'update queue_messages set taken_by = $2 where id = $1',
      values: [left.id, randomUUID()],
    })
    const { got } = await collect(broker, 'left')
    await until(() => got.length === 1, 'the abandoned message')
    expect(got[0]).toMatchObject({ id: left.id, redelivered: true })
    await broker.close()
    await db.close()
  })

  test('what is in hand for longer than its time stays in hand', async () => {
    const [holding, other] = [await openFor(2), await openFor(2)]
    await holding.send('held', [outgoing()])
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    const first = await collect(holding, 'held', () => released.then(() => 'done' as const))
    await until(() => first.got.length === 1, 'the message')
    const second = await collect(other, 'held')
    await delay(5000)
    expect(second.got).toEqual([])
    release()
    await until(async () => (await other.depths())[0]?.ready === 0, 'its removal')
    await Promise.all([holding.close(), other.close()])
  })

  test('what one process puts into a queue another takes at once', async () => {
    const queues = [{ name: 'told', types: [] }]
    const [putting, taking] = [await open(queues), await open(queues)]
    const { got } = await collect(taking, 'told')
    await putting.send('told', [outgoing()])
    await until(() => got.length === 1, 'the first message')
    const times: number[] = []
    for (let round = 0; round < 5; round += 1) {
      const began = performance.now()
      await putting.send('told', [outgoing()])
      await until(() => got.length === round + 2, 'the next message')
      times.push(performance.now() - began)
    }
    // Those who were not told look every two seconds.
    expect(Math.max(...times)).toBeLessThan(1000)
    await Promise.all([putting.close(), taking.close()])
  })
})
