import { setTimeout as delay } from 'node:timers/promises'
import pino from 'pino'
import type { Connection, Envelope } from 'rabbitmq-client'
import { describe, expect, test } from 'vitest'
import type { Broker } from '../../src/platform/broker/broker.ts'
import { brokerSuite, collect, ids, outgoing, threeQueues, until } from '../broker-suite.ts'
import { rabbitmqUnderTest } from './rabbitmq-under-test.ts'

const rabbitmq = rabbitmqUnderTest()
const { open, opened, stranger, lines } = rabbitmq

describe('every broker', () => {
  brokerSuite(() => ({ open }))
})

const put = (envelope: Envelope, body: unknown) =>
  stranger(async (connection) => {
    const publisher = connection.createPublisher({ confirm: true })
    await publisher.send(envelope, body)
    await publisher.close()
  })

/** Takes a message and goes, as a process that dies. */
const takeAndDie = (connection: Connection, queue: string) =>
  connection.acquire().then(async (channel) => {
    const taken = new Promise((resolve) => channel.once('taken', resolve))
    await channel.basicConsume({ queue }, () => channel.emit('taken'))
    await Promise.race([taken, delay(500)])
    await channel.close()
  })

async function restarted(): Promise<void> {
  await rabbitmq.running().kill()
  await rabbitmq.running().restart()
}

async function publishUntilDone(broker: Broker, batches: ReturnType<typeof outgoing>[][], onConfirmed: () => void) {
  let failures = 0
  for (const batch of batches) {
    const publish = async (): Promise<void> => {
      try {
        await broker.publish(batch)
      } catch {
        failures += 1
        await delay(200)
        return publish()
      }
    }
    await publish()
    onConfirmed()
  }
  return failures
}

describe('RabbitMQ', () => {
  test('everything that was confirmed is there after RabbitMQ was killed in the middle of publishing', async () => {
    await opened(async (broker, [one]) => {
      const batches = Array.from({ length: 60 }, () =>
        Array.from({ length: 200 }, () => outgoing({ type: 'task.completed' })),
      )
      let confirmed = 0
      let broken: Promise<void> | undefined
      const failures = await publishUntilDone(broker, batches, () => {
        confirmed += 1
        if (confirmed === 20) broken = delay(3).then(() => restarted())
      })
      await broken
      expect(failures).toBeGreaterThan(0)
      const { got } = await collect(broker, one.name, () => 'done', 20)
      const wanted = ids(batches.flat())
      await until(() => new Set(ids(got)).size === wanted.length, 'everything confirmed')
      expect([...new Set(ids(got))]).toEqual(wanted)
    })
  })

  test('consuming goes on by itself after RabbitMQ was killed', async () => {
    await opened(async (broker, [one]) => {
      const { got } = await collect(broker, one.name, () => delay(20, 'done' as const))
      const messages = Array.from({ length: 200 }, () => outgoing())
      await broker.publish(messages.slice(0, 100))
      await until(() => got.length > 10, 'the first messages')
      await rabbitmq.running().kill()
      await expect(broker.publish([outgoing()])).rejects.toThrow()
      await rabbitmq.running().restart()
      await publishUntilDone(broker, [messages.slice(100)], () => {})
      await until(() => new Set(ids(got)).size === 200, 'all of 200')
      expect([...new Set(ids(got))]).toEqual(ids(messages))
    })
  })

  test('a message that another program put there comes as its bytes, with an id that stays the same', async () => {
    await opened(async (broker, [, , work]) => {
      const routingKey = `task.${work.name}`
      await put({ routingKey }, Buffer.from([0xff, 0xfe, 0x00]))
      await put({ routingKey }, 'not {json')
      await put(
        { routingKey, messageId: 'not a UUID', headers: { 'x-attempt': 'x', 'x-first-seen': 'once' } },
        { a: 'ü' },
      )
      const { got } = await collect(broker, work.name, ({ attempt }) =>
        attempt === 1 ? { retrySeconds: 5, attempt: 2 } : 'done',
      )
      await until(() => got.length === 6, 'all messages, twice')
      expect(got.slice(0, 3).map(({ body }) => body.toString('latin1'))).toEqual(
        [Buffer.from([0xff, 0xfe, 0x00]), Buffer.from('not {json'), Buffer.from('{"a":"ü"}')].map((body) =>
          body.toString('latin1'),
        ),
      )
      expect(new Set(ids(got)).size).toBe(3)
      for (const message of got.slice(0, 3)) {
        expect(message).toMatchObject({ type: 'unknown', attempt: 1, key: message.id })
        expect(message.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        const again = got.slice(3).find(({ id }) => id === message.id)
        expect(again).toMatchObject({ attempt: 2, body: message.body, firstSeenAt: message.firstSeenAt })
      }
    })
  })

  test('what RabbitMQ gives up is handed over with the reason, and stays until that is done', async () => {
    await opened(async (broker, [one]) => {
      const message = outgoing({ attempt: 4 })
      await broker.publish([message])
      await stranger(async (connection) => {
        for (let time = 0; time < 22; time += 1) await takeAndDie(connection, `task.${one.name}`)
      })
      const offers: unknown[] = []
      await broker.consume(one.name, {
        concurrency: 4,
        handle: async () => 'done',
        onGivenUp: async ({ id, attempt, body }, reason) => {
          offers.push({ id, attempt, body, reason })
          if (offers.length === 1) throw new Error('it cannot be kept now')
        },
      })
      await until(() => offers.length === 2, 'the message, twice')
      expect(offers[0]).toEqual({ id: message.id, attempt: 4, body: message.body, reason: 'delivery_limit' })
      expect(offers[1]).toEqual(offers[0])
      const left = await stranger((connection) => connection.basicGet(`task.${one.name}.dlq`))
      expect(left).toBeUndefined()
    })
  })

  test('a queue with other arguments is refused by name', async () => {
    const queues = threeQueues()
    const queue = `task.${queues[1].name}`
    await stranger((connection) =>
      connection.queueDeclare({ queue, durable: true, arguments: { 'x-queue-type': 'quorum' } }),
    )
    await expect(open(queues)).rejects.toThrow(new RegExp(`queue ${queue} .*other properties.*delete it`, 's'))
    await rabbitmq.removeQueues(queues)
  })

  test('publishing rejects when a queue is gone, and makes it again for the next time', async () => {
    await opened(async (broker, [one, two, work]) => {
      const [event, piece] = [outgoing({ type: 'task.completed' }), outgoing()]
      await stranger((connection) => connection.queueDelete(`task.${one.name}`))
      await expect(broker.publish([event])).rejects.toThrow('task.completed: NO_ROUTE')
      await broker.publish([event])
      await stranger((connection) => connection.queueDelete(`task.${work.name}`))
      await expect(broker.send(work.name, [piece])).rejects.toThrow(`queue task.${work.name}: NO_ROUTE`)
      await broker.send(work.name, [piece])
      const [first, none, last] = await Promise.all([one, two, work].map(({ name }) => collect(broker, name)))
      await until(() => first?.got.length === 1 && last?.got.length === 1, 'the messages')
      expect([first, none, last].map((queue) => ids(queue?.got ?? []))).toEqual([[event.id], [], [piece.id]])
    })
  })

  test('a queue that is removed under its consumer is made again, and takes events as before', async () => {
    await opened(async (broker, [one]) => {
      const { got } = await collect(broker, one.name)
      await broker.publish([outgoing()])
      await until(() => got.length === 1, 'a first event')
      await stranger((connection) => connection.queueDelete(`task.${one.name}`))
      // The other queue takes the type as well, so nothing is returned.
      await until(async () => broker.publish([outgoing()]).then(() => got.length > 1), 'a second event')
    })
  })

  test('the check complains about an exchange that returns nothing', async () => {
    await opened(async (broker) => {
      await stranger(async (connection) => {
        const { queue } = await connection.queueDeclare({ exclusive: true })
        await connection.queueBind({ exchange: 'task.events', queue, routingKey: '#' })
        await expect(broker.check()).rejects.toThrow('was not returned')
      })
      await broker.check()
    })
  })

  test('a wrong password is told at once and not repeated anywhere', async () => {
    const url = rabbitmq.running().url.replace('guest:guest', 'guest:s3cret')
    const refused = await open([], url).catch((err: Error) => err)
    expect(String(refused)).toMatch(/no connection to RabbitMQ at 127\.0\.0\.1:\d+: .*ACCESS_REFUSED/)
    const invalid = await open([], 'amqp://guest:s3cret@host:port').catch((err: Error) => err)
    expect(String(invalid)).toContain('not a URL')
    expect(JSON.stringify([refused, invalid].map((err) => pino.stdSerializers.err(err as Error)))).not.toContain(
      's3cret',
    )
    expect(lines.join('')).not.toContain('s3cret')
  })
})
