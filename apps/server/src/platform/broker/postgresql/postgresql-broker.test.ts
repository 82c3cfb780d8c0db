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
  const open = (queues: readonly QueueDefinition[]) =>
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
      text: `update graphile_worker._private_jobs set locked_by = 'gone', locked_at = now() - interval '1 minute', attempts = 1
        where payload ->> 'id' = $1`,
      values: [left.id],
    })
    const { got } = await collect(broker, 'left')
    await until(() => got.length === 1, 'the abandoned message')
    expect(got[0]).toMatchObject({ id: left.id, redelivered: true })
    await broker.close()
    await db.close()
  })

  test('a body that is no text arrives as it was', async () => {
    const broker = await open([{ name: 'bytes', types: [] }])
    const bodies = [Buffer.from([0xff, 0xfe, 0x00]), Buffer.from('a\0b'), Buffer.from('')]
    await broker.send(
      'bytes',
      bodies.map((body) => outgoing({ body })),
    )
    const { got } = await collect(broker, 'bytes')
    await until(() => got.length === 3, 'three messages')
    expect(got.map(({ body }) => body.toString('hex')).sort()).toEqual(
      bodies.map((body) => body.toString('hex')).sort(),
    )
    await broker.close()
  })
})
