import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Broker, Message, OutgoingMessage, QueueDefinition, Verdict } from '../src/platform/broker/broker.ts'

/** A broker for one test file, on queues that nothing else uses. */
export interface BrokerUnderTest {
  open(queues: readonly QueueDefinition[]): Promise<Broker>
}

const patienceMilliseconds = 20_000

export const outgoing = (more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: randomUUID(),
  type: 'task.created',
  key: randomUUID(),
  body: Buffer.from('{"some":"body – ü"}'),
  ...more,
})

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

const bodies = (messages: readonly Message[]) => messages.map(({ body }) => body.toString()).sort()
const ids = (messages: readonly { id: string }[]) => messages.map(({ id }) => id).sort()

/** What every broker does. Call within `describe`; each test opens and closes brokers of its own. */
export function brokerSuite(under: () => BrokerUnderTest): void {
  const twoQueues = () => {
    const suffix = randomUUID().slice(0, 8)
    return [
      { name: `one-${suffix}`, types: ['task.created', 'task.completed'] },
      { name: `two-${suffix}`, types: ['task.created'] },
      { name: `work-${suffix}`, types: [] },
    ] as const
  }

  async function opened<T>(run: (broker: Broker, queues: ReturnType<typeof twoQueues>) => Promise<T>): Promise<T> {
    const queues = twoQueues()
    const broker = await under().open(queues)
    try {
      return await run(broker, queues)
    } finally {
      await broker.close()
    }
  }

  test('an event reaches each queue that takes its type, with its body, and no other', async () => {
    await opened(async (broker, [one, two, work]) => {
      const created = outgoing()
      const completed = outgoing({ type: 'task.completed', body: Buffer.from('{"completed":true}') })
      await broker.publish([created, completed])
      const [first, second, none] = await Promise.all([one, two, work].map(({ name }) => collect(broker, name)))
      await until(() => first?.got.length === 2 && second?.got.length === 1, 'all messages')
      expect(ids(first?.got ?? [])).toEqual(ids([created, completed]))
      expect(bodies(first?.got ?? [])).toEqual(bodies([created, completed] as Message[]))
      expect(second?.got[0]).toMatchObject({ id: created.id, type: 'task.created', key: created.key, attempt: 1 })
      expect(second?.got[0]?.firstSeenAt.getTime()).toBeGreaterThan(Date.now() - 60_000)
      expect(none?.got).toEqual([])
    })
  })

  test('an event that no queue takes is published without complaint', async () => {
    await opened(async (broker) => {
      await broker.publish([outgoing({ type: 'user.updated' })])
    })
  })

  test('what is sent to one queue reaches it alone', async () => {
    await opened(async (broker, [one, , work]) => {
      const sent = outgoing({ type: 'mail.send', attempt: 3 })
      await broker.send(work.name, [sent])
      const [workers, others] = await Promise.all([collect(broker, work.name), collect(broker, one.name)])
      await until(() => workers.got.length === 1, 'the work')
      expect(workers.got[0]).toMatchObject({ id: sent.id, attempt: 3 })
      expect(others.got).toEqual([])
    })
  })

  test('of what was confirmed nothing is lost when consumers come later, and each takes its part', async () => {
    await opened(async (broker, [one]) => {
      const messages = Array.from({ length: 500 }, () => outgoing({ type: 'task.completed' }))
      for (let at = 0; at < messages.length; at += 100) await broker.publish(messages.slice(at, at + 100))
      const first = await collect(broker, one.name)
      const second = await collect(broker, one.name)
      await until(() => new Set(ids([...first.got, ...second.got])).size === 500, 'all of 500')
      expect([...new Set(ids([...first.got, ...second.got]))]).toEqual(ids(messages))
    })
  })

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
      const others = Array.from({ length: 20 }, () => outgoing())
      await broker.publish([poison, ...others])
      await until(() => got.length === 21, 'the others')
      expect(Date.now() - startedAt).toBeLessThan(5000)
      await until(() => times.length === 2, 'the second attempt')
      expect(times[1]).toBeGreaterThan(4500)
      const again = got.filter(({ id }) => id === poison.id)
      expect(again.map(({ attempt }) => attempt)).toEqual([1, 2])
      expect(again[1]?.body.toString()).toBe(poison.body.toString())
      expect(again[1]?.firstSeenAt).toEqual(again[0]?.firstSeenAt)
    })
  })

  test('no more messages are in hand than allowed', async () => {
    await opened(async (broker, [one]) => {
      let inHand = 0
      let most = 0
      const { got } = await collect(
        broker,
        one.name,
        async () => {
          inHand += 1
          most = Math.max(most, inHand)
          await delay(20)
          inHand -= 1
          return 'done'
        },
        3,
      )
      await broker.publish(Array.from({ length: 30 }, () => outgoing()))
      await until(() => got.length === 30 && inHand === 0, 'all of 30')
      expect(most).toBeLessThanOrEqual(3)
    })
  })

  test('closing waits for what is in hand, and what was not taken stays', async () => {
    await opened(async (broker, [one]) => {
      let ended = 0
      const first = await collect(
        broker,
        one.name,
        async () => {
          await delay(300)
          ended += 1
          return 'done'
        },
        2,
      )
      const messages = Array.from({ length: 10 }, () => outgoing())
      await broker.publish(messages)
      await until(() => first.got.length > 0, 'the first message')
      await first.close()
      expect(ended).toBe(first.got.length)
      expect(ended).toBeLessThan(10)
      const second = await collect(broker, one.name)
      await until(() => ids([...first.got, ...second.got]).length >= 10, 'the rest')
      expect([...new Set(ids([...first.got, ...second.got]))]).toEqual(ids(messages))
      expect(second.got).toHaveLength(10 - ended)
    })
  })

  test('depths tell what waits', async () => {
    await opened(async (broker, [one]) => {
      await broker.publish([outgoing(), outgoing()])
      const readyOf = async () => (await broker.depths()).find(({ queue }) => queue === one.name)?.ready
      await until(async () => (await readyOf()) === 2, 'two waiting messages')
    })
  })

  test('the check of its behaviour passes', async () => {
    await opened(async (broker) => {
      await broker.check()
    })
  })
}
