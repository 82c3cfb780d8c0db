import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { retryName } from '../../src/platform/broker/names.ts'
import { collect, outgoing, until } from '../broker-suite.ts'
import { rabbitmqUnderTest } from './rabbitmq-under-test.ts'

const { running, opened, stranger, lines } = rabbitmqUnderTest()

const staysInItsQueue = ({ id }: { readonly id: string }) =>
  lines.some((line) => line.includes('stays in its queue') && line.includes(id))

describe('RabbitMQ', () => {
  test('a message whose queue of retries is gone is put off as soon as that is made again', async () => {
    await opened(async (broker, [one]) => {
      await stranger((connection) => connection.queueDelete(retryName(one.name, 3600)))
      const { got } = await collect(broker, one.name, () => ({ retrySeconds: 3600, attempt: 2 }))
      const message = outgoing()
      await broker.publish([message])
      await until(() => staysInItsQueue(message), 'a failure')
      const isPutOff = () =>
        broker.depths().then(
          (depths) => depths.some(({ retrying }) => retrying === 1),
          () => false,
        )
      await until(isPutOff, 'the next attempt')
      expect(got.map(({ attempt, redelivered }) => ({ attempt, redelivered }))).toEqual([
        { attempt: 1, redelivered: false },
      ])
    })
  })

  test('while RabbitMQ is short of memory what has to come back stays in hand, and comes back after it', async () => {
    await opened(async (broker, [one, , work]) => {
      let release = () => {}
      const released = new Promise<void>((resolve) => {
        release = resolve
      })
      const { got } = await collect(broker, one.name, async ({ attempt }) => {
        await released
        return attempt === 1 ? { retrySeconds: 5, attempt: 2 } : 'done'
      })
      const isRefused = () =>
        broker.send(work.name, []).then(
          () => false,
          () => true,
        )
      await broker.publish([outgoing()])
      await until(() => got.length === 1, 'the message')
      await running().control('set_vm_memory_high_watermark', '0')
      try {
        // RabbitMQ tells that it is short of memory whoever publishes; this is confirmed in the end.
        const sent = broker.send(work.name, [outgoing()])
        await until(isRefused, 'publishing being refused')
        release()
        // Longer than until a message that is given back at once would come again.
        await delay(9000)
        expect(got).toHaveLength(1)
        await running().control('set_vm_memory_high_watermark', '0.4')
        await sent
      } finally {
        await running().control('set_vm_memory_high_watermark', '0.4')
      }
      await until(() => got.length === 2, 'the next attempt')
      expect(got[1]).toMatchObject({ attempt: 2, redelivered: false })
    })
  })

  test('closing gives back what is in hand because it cannot be put off', async () => {
    await opened(async (broker, [one]) => {
      await stranger((connection) => connection.queueDelete(retryName(one.name, 3600)))
      const first = await collect(broker, one.name, () => ({ retrySeconds: 3600, attempt: 2 }))
      const message = outgoing()
      await broker.publish([message])
      await until(() => staysInItsQueue(message), 'a failure')
      const began = Date.now()
      await first.close()
      expect(Date.now() - began).toBeLessThan(2000)
      const second = await collect(broker, one.name)
      await until(() => second.got.length === 1, 'the message')
      expect(second.got[0]).toMatchObject({ id: message.id, attempt: 1, redelivered: true })
    })
  })
})
