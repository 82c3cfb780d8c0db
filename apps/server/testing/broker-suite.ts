import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Broker, Message, OutgoingMessage, QueueDefinition, Verdict } from '../src/platform/broker/broker.ts'

/** A broker for one test file, on queues that nothing else uses. */
export interface BrokerUnderTest {
  open(queues: readonly QueueDefinition[]): Promise<Broker>
}

const patienceMilliseconds = 60_000

export const outgoing = (more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: randomUUID(),
  type: 'task.created',
  key: randomUUID(),
  body: Buffer.from('{"some":"body – ü"}'),
  ...more,
})

const several = (count: number, more: Partial<OutgoingMessage> = {}) =>
  Array.from({ length: count }, () => outgoing(more))

export async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + patienceMilliseconds
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}`)
    await delay(20)
  }
}

/** Consumes a queue and remembers what came. */
export async function collect(
  broker: Broker,
  queue: string,
  handle: (message: Message) => Verdict | Promise<Verdict> = () => 'done',
  concurrency = 4,
) {
  const got: Message[] = []
  const givenUp: { message: Message; reason: string }[] = []
  const consumption = await broker.consume(queue, {
    concurrency,
    onGivenUp: async (message, reason) => void givenUp.push({ message, reason }),
    handle: async (message) => {
      got.push(message)
      return handle(message)
    },
  })
  return { got, givenUp, close: () => consumption.close() }
}

const bodies = (messages: readonly Pick<Message, 'body'>[]) => messages.map(({ body }) => body.toString()).sort()
export const ids = (messages: readonly { id: string }[]) => messages.map(({ id }) => id).sort()
const distinct = (...lists: (readonly { id: string }[])[]) => [...new Set(ids(lists.flat()))]

/** One queue takes two types, one takes one, and one takes only what is sent to it. */
export function threeQueues() {
  const suffix = randomUUID().slice(0, 8)
  return [
    { name: `one-${suffix}`, types: ['task.created', 'task.completed'] },
    { name: `two-${suffix}`, types: ['task.created'] },
    { name: `work-${suffix}`, types: [] },
  ] as const
}

type Opened = (run: (broker: Broker, queues: ReturnType<typeof threeQueues>) => Promise<void>) => Promise<void>

/** What every broker does. Call within `describe`; each test opens and closes brokers of its own. */
export function brokerSuite(under: () => BrokerUnderTest): void {
  const opened: Opened = async (run) => {
    const queues = threeQueues()
    const broker = await under().open(queues)
    try {
      await run(broker, queues)
    } finally {
      await broker.close()
    }
  }
  testDistribution(opened)
  testBodies(opened)
  testSharing(opened)
  testRetries(opened)
  testFailures(opened)
  testConcurrency(opened)
  testClosing(opened)
  testInsight(opened)
}

function testDistribution(opened: Opened): void {
  test('an event reaches each queue that takes its type, with its body, and no other', async () => {
    await opened(async (broker, [one, two, work]) => {
      const created = outgoing()
      const completed = outgoing({ type: 'task.completed', body: Buffer.from('{"completed":true}') })
      await broker.publish([created, completed])
      const [first, second, none] = await Promise.all([one, two, work].map(({ name }) => collect(broker, name)))
      await until(() => first?.got.length === 2 && second?.got.length === 1, 'all messages')
      expect(ids(first?.got ?? [])).toEqual(ids([created, completed]))
      expect(bodies(first?.got ?? [])).toEqual(bodies([created, completed]))
      expect(second?.got[0]).toMatchObject({ id: created.id, type: 'task.created', key: created.key, attempt: 1 })
      expect(second?.got[0]?.firstSeenAt.getTime()).toBeGreaterThan(Date.now() - 60_000)
      expect(none?.got).toEqual([])
    })
  })

  test('an event that no queue takes is published without complaint, and so is nothing', async () => {
    await opened(async (broker, [one]) => {
      const wanted = outgoing()
      await broker.publish([])
      await broker.publish([outgoing({ type: 'user.updated' })])
      await broker.publish([outgoing({ type: 'user.updated' }), wanted])
      const { got } = await collect(broker, one.name)
      await until(() => got.length > 0, 'the event that is taken')
      expect(ids(got)).toEqual([wanted.id])
    })
  })

  test('what is sent to one queue reaches it alone', async () => {
    await opened(async (broker, [one, , work]) => {
      const sent = outgoing({ type: 'mail.send', attempt: 3 })
      await broker.send(work.name, [sent])
      const [workers, others] = await Promise.all([collect(broker, work.name), collect(broker, one.name)])
      await until(() => workers.got.length === 1, 'the work')
      expect(workers.got[0]).toMatchObject({ id: sent.id, type: 'mail.send', attempt: 3 })
      expect(others.got).toEqual([])
    })
  })
}

function testBodies(opened: Opened): void {
  test('a body comes as the bytes that it was: empty, long, or not a text at all', async () => {
    await opened(async (broker, [, , work]) => {
      const long = Buffer.alloc(300_000, 'long – ')
      const sent = [Buffer.alloc(0), Buffer.from([0xff, 0x00, 0xfe]), long].map((body) => outgoing({ body }))
      await broker.send(work.name, sent)
      const { got } = await collect(broker, work.name)
      await until(() => got.length === sent.length, 'all messages')
      const bodyOf = (id: string) => got.find((message) => message.id === id)?.body
      for (const { id, body } of sent) expect(bodyOf(id)?.equals(body)).toBe(true)
    })
  })
}

function testSharing(opened: Opened): void {
  test('of what was confirmed nothing is lost when consumers come later, and each takes its part', async () => {
    await opened(async (broker, [one]) => {
      const messages = several(500, { type: 'task.completed' })
      for (let at = 0; at < messages.length; at += 100) await broker.publish(messages.slice(at, at + 100))
      const first = await collect(broker, one.name)
      const second = await collect(broker, one.name)
      await until(() => distinct(first.got, second.got).length === 500, 'all of 500')
      expect(distinct(first.got, second.got)).toEqual(ids(messages))
    })
  })
}

function testRetries(opened: Opened): void {
  test('what has to come back comes back after its time, with its attempt, and delays nothing', async () => {
    await opened(async (broker, [one]) => {
      const poison = outgoing()
      const startedAt = Date.now()
      const times: number[] = []
      const { got } = await collect(broker, one.name, (message) => {
        if (message.id !== poison.id) return 'done'
        times.push(Date.now() - startedAt)
        return message.attempt === 1 ? { retrySeconds: 5, attempt: 2 } : 'done'
      })
      await broker.publish([poison, ...several(20)])
      await until(() => got.length === 21, 'the others')
      expect(Date.now() - startedAt).toBeLessThan(5000)
      await until(() => times.length === 2, 'the second attempt')
      expect(times[1]).toBeGreaterThan(4500)
      const again = got.filter(({ id }) => id === poison.id)
      expect(again.map(({ attempt }) => attempt)).toEqual([1, 2])
      expect(again[1]?.body.toString()).toBe(poison.body.toString())
      expect(again[1]).toMatchObject({ type: poison.type, key: poison.key, firstSeenAt: again[0]?.firstSeenAt })
    })
  })
}

function testFailures(opened: Opened): void {
  test('a message of which the handler fails comes back, and taking goes on without help', async () => {
    await opened(async (broker, [one]) => {
      const broken = outgoing()
      let failures = 0
      const { got } = await collect(broker, one.name, ({ id }) => {
        if (id !== broken.id || failures > 0) return 'done'
        failures += 1
        throw new Error('The handler is broken')
      })
      await broker.publish([broken])
      await until(() => failures === 1, 'the failure')
      const others = several(20)
      await broker.publish(others)
      await until(() => distinct(got).length === 21, 'the others')
      await until(() => ids(got).filter((id) => id === broken.id).length > 1, 'the message once more')
      expect(got.findLast(({ id }) => id === broken.id)).toMatchObject({ attempt: 1, body: broken.body })
    })
  })
}

function testConcurrency(opened: Opened): void {
  test('no more messages are in hand than allowed', async () => {
    await opened(async (broker, [one]) => {
      let inHand = 0
      let most = 0
      const work = async () => {
        inHand += 1
        most = Math.max(most, inHand)
        await delay(20)
        inHand -= 1
        return 'done' as const
      }
      const { got } = await collect(broker, one.name, work, 3)
      await broker.publish(several(30))
      await until(() => got.length === 30 && inHand === 0, 'all of 30')
      expect(most).toBeLessThanOrEqual(3)
    })
  })
}

function testClosing(opened: Opened): void {
  test('closing waits for what is in hand, and what was not taken stays', async () => {
    await opened(async (broker, [one]) => {
      let ended = 0
      const work = async () => {
        await delay(300)
        ended += 1
        return 'done' as const
      }
      const first = await collect(broker, one.name, work, 2)
      const messages = several(10)
      await broker.publish(messages)
      await until(() => first.got.length > 0, 'the first message')
      await first.close()
      expect(ended).toBe(first.got.length)
      expect(ended).toBeLessThan(10)
      const second = await collect(broker, one.name)
      await until(() => first.got.length + second.got.length >= 10, 'the rest')
      expect(distinct(first.got, second.got)).toEqual(ids(messages))
      expect(second.got).toHaveLength(10 - ended)
    })
  })
}

function testInsight(opened: Opened): void {
  test('depths tell what waits', async () => {
    await opened(async (broker, [one]) => {
      await broker.publish([outgoing(), outgoing()])
      const readyOf = async () => (await broker.depths()).find(({ queue }) => queue === one.name)?.ready
      await until(async () => (await readyOf()) === 2, 'two waiting messages')
    })
  })

  test('depths tell what waits for its next attempt', async () => {
    await opened(async (broker, [one]) => {
      await collect(broker, one.name, ({ attempt }) => ({ retrySeconds: 3600, attempt: attempt + 1 }))
      await broker.publish([outgoing()])
      const depthOf = async () => (await broker.depths()).find(({ queue }) => queue === one.name)
      await until(async () => (await depthOf())?.retrying === 1, 'a waiting attempt')
      await until(async () => (await depthOf())?.ready === 0, 'an empty queue')
    })
  })

  test('the check of its behaviour passes', async () => {
    await opened(async (broker) => {
      await broker.check()
    })
  })
}
