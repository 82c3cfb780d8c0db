import { randomUUID } from 'node:crypto'
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
      text: "update queue_messages set taken_by = $2, taken_at = now() - interval '1 minute' where id = $1",
      values: [left.id, randomUUID()],
    })
    const { got } = await collect(broker, 'left')
    await until(() => got.length === 1, 'the abandoned message')
    expect(got[0]).toMatchObject({ id: left.id, redelivered: true })
    await broker.close()
    await db.close()
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
