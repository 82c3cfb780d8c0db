import { randomUUID } from 'node:crypto'
import { stderr } from 'node:process'
import { setTimeout as delay } from 'node:timers/promises'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Broker, Message } from '../../src/platform/broker/broker.ts'
import { openKafkaBroker } from '../../src/platform/broker/kafka/open-kafka-broker.ts'
import { systemClock } from '../../src/platform/clock/clock.ts'
import { brokerSuite, collect, outgoing, until } from '../broker-suite.ts'
import type { RunningKafka } from './kafka.ts'
import { hasKafka, startKafka } from './kafka.ts'

const log = pino({ level: 'silent' })

const isHere = hasKafka()
if (!isHere) stderr.write('Kafka is not tested: it needs Java and Maven.\n')

let kafka: RunningKafka

const open = (...names: string[]) => {
  const queues = names.map((name) => ({ name, types: ['task.created'] }))
  return openKafkaBroker({ url: kafka.url, queues, log, clock: systemClock })
}

/** A broker with one queue of its own, until the end of the test. */
async function opened(): Promise<{ broker: Broker; queue: string }> {
  const queue = `queue-${randomUUID().slice(0, 8)}`
  const broker = await open(queue)
  onTestFinished(() => broker.close())
  return { broker, queue }
}

const idsOf = (messages: readonly { id: string }[]) => [...new Set(messages.map(({ id }) => id))].sort()

describe.skipIf(!isHere)('Kafka', () => {
  beforeAll(async () => {
    kafka = await startKafka()
  })
  afterAll(() => kafka?.close())

  describe('as every broker', () => {
    brokerSuite(() => ({ open: (queues) => openKafkaBroker({ url: kafka.url, queues, log, clock: systemClock }) }))
  })

  test('messages of one key are given out in their order, one at a time', async () => {
    const { broker, queue } = await opened()
    const keys = Array.from({ length: 10 }, () => randomUUID())
    const messages = Array.from({ length: 400 }, (_, at) => outgoing({ key: keys[at % 10] as string }))
    const inHand = new Set<string>()
    let together = 0
    const handle = async ({ key }: Message) => {
      if (inHand.has(key)) together += 1
      inHand.add(key)
      await delay(Math.random() * 10)
      inHand.delete(key)
      return 'done' as const
    }
    const { got } = await collect(broker, queue, handle, 20)
    for (let at = 0; at < messages.length; at += 50) await broker.publish(messages.slice(at, at + 50))
    await until(() => got.length === 400, 'all of 400')
    expect(together).toBe(0)
    for (const key of keys) {
      const ofKey = (all: readonly { key: string; id: string }[]) =>
        all.filter((one) => one.key === key).map(({ id }) => id)
      expect(ofKey(got)).toEqual(ofKey(messages))
    }
  })

  test('what is published at the same time is all kept', async () => {
    const { broker, queue } = await opened()
    const messages = Array.from({ length: 200 }, () => outgoing({ key: 'the same' }))
    await Promise.all(messages.map((message) => broker.publish([message])))
    const { got } = await collect(broker, queue)
    await until(() => got.length >= 200, 'all of 200')
    expect(idsOf(got)).toEqual(idsOf(messages))
  })

  test('a message that somebody else put there is given out, each time with the same id', async () => {
    const { broker, queue } = await opened()
    const { Producer } = await import('@platformatic/kafka')
    const stranger = new Producer({ clientId: 'stranger', bootstrapBrokers: [kafka.url.replace('kafka://', '')] })
    onTestFinished(() => stranger.close())
    await stranger.send({ messages: [{ topic: `task.${queue}`, value: Buffer.from('not ours') }] })
    const { got } = await collect(broker, queue, ({ attempt }) =>
      attempt === 1 ? { retrySeconds: 5, attempt: 2 } : 'done',
    )
    await until(() => got.length === 2, 'both attempts')
    expect(got[0]).toMatchObject({ attempt: 1, type: '', key: '', body: Buffer.from('not ours') })
    expect(got[0]?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(got[1]).toMatchObject({ attempt: 2, id: got[0]?.id })
  })

  test('a queue begins with what is published after it was made, and an old one whose place Kafka forgot loses nothing', async () => {
    const { broker, queue } = await opened()
    const [message, history] = [outgoing(), outgoing()]
    await broker.publish([message])
    const { Admin } = await import('@platformatic/kafka')
    const admin = new Admin({ clientId: 'stranger', bootstrapBrokers: [kafka.url.replace('kafka://', '')] })
    onTestFinished(() => admin.close())
    await admin.deleteGroups({ groups: [`task.${queue}`] })
    const again = await open(queue)
    onTestFinished(() => again.close())
    const { got } = await collect(again, queue, () => 'done', 20)
    await until(() => got.some(({ id }) => id === message.id), 'what came before the place was forgotten')

    await broker.publish([history])
    const fresh = await opened()
    const later = outgoing()
    await broker.publish([later])
    const fromNow = await collect(fresh.broker, fresh.queue)
    await until(() => fromNow.got.length > 0, 'what came later')
    expect(idsOf(fromNow.got)).toEqual([later.id])
  })
})
