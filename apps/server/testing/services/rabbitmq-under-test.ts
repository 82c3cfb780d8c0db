import { Writable } from 'node:stream'
import pino from 'pino'
import { Connection } from 'rabbitmq-client'
import { afterAll, beforeAll } from 'vitest'
import type { Broker, QueueDefinition } from '../../src/platform/broker/broker.ts'
import { queueName, retryNames } from '../../src/platform/broker/names.ts'
import { openRabbitmqBroker } from '../../src/platform/broker/rabbitmq/open-rabbitmq-broker.ts'
import { systemClock } from '../../src/platform/clock/clock.ts'
import { threeQueues } from '../broker-suite.ts'
import type { RunningRabbitmq } from './rabbitmq.ts'
import { startRabbitmq } from './rabbitmq.ts'

/** A RabbitMQ for the tests of one file, what is logged about it, and ways to use it. */
export function rabbitmqUnderTest() {
  let running: RunningRabbitmq
  const lines: string[] = []
  const log = pino(new Writable({ write: (line, _encoding, done) => done(void lines.push(String(line))) }))
  beforeAll(async () => {
    running = await startRabbitmq()
  })
  afterAll(() => running.close())

  /** Its queues go with it: they would take the events of the next tests. */
  async function open(queues: readonly QueueDefinition[], url = running.url): Promise<Broker> {
    const broker = await openRabbitmqBroker({ url, queues, log, clock: systemClock })
    const close = async () => {
      await broker.close()
      await removeQueues(queues)
    }
    return { ...broker, close }
  }

  const removeQueues = (queues: readonly QueueDefinition[]) =>
    stranger(async (connection) => {
      for (const { name } of queues) {
        for (const queue of [queueName(name), `${queueName(name)}.dlq`, ...retryNames(name)]) {
          await connection.queueDelete(queue)
        }
      }
    })

  async function opened(run: (broker: Broker, queues: ReturnType<typeof threeQueues>) => Promise<void>): Promise<void> {
    const queues = threeQueues()
    const broker = await open(queues)
    try {
      await run(broker, queues)
    } finally {
      await broker.close()
    }
  }

  /** Another program that uses the same RabbitMQ. */
  async function stranger<T>(act: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = new Connection(running.url)
    connection.on('error', () => {})
    try {
      return await act(connection)
    } finally {
      await connection.close()
    }
  }

  return { running: () => running, open, opened, stranger, removeQueues, lines }
}
