import pino from 'pino'
import { expect, test } from 'vitest'
import type { Broker } from '../platform/broker/broker.ts'
import { openLate } from './late-broker.ts'

const lines: { msg: string }[] = []
const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(JSON.parse(line)) })

/** A broker that opens at the third attempt, and notes what is asked of it. */
function thirdTime() {
  const asked: string[] = []
  let attempts = 0
  const broker: Broker = {
    kind: 'rabbitmq',
    publishesAtOnce: 1,
    publish: async () => void asked.push('publish'),
    send: async (queue) => void asked.push(`send ${queue}`),
    consume: async (queue) => {
      asked.push(`consume ${queue}`)
      return { close: async () => void asked.push(`end ${queue}`) }
    },
    depths: async () => [{ queue: 'mail', ready: 1, retrying: 0 }],
    check: async () => {},
    close: async () => void asked.push('close'),
  }
  const open = async () => {
    attempts += 1
    if (attempts < 3) throw new Error('connect ECONNREFUSED')
    return broker
  }
  return { asked, late: openLate({ kind: 'rabbitmq', open, log, retryMilliseconds: 10 }) }
}

const options = { concurrency: 1, handle: async () => 'done' as const, onGivenUp: async () => {} }

test('until the broker is there nothing is published, consumers wait, and the log says so', async () => {
  const { asked, late } = thirdTime()
  await expect(late.publish([])).rejects.toThrow('could not be reached')
  await expect(late.check()).rejects.toThrow('could not be reached')
  expect(await late.depths()).toEqual([])
  const consumption = await late.consume('mail', options)
  expect(asked).toEqual([])
  await expect.poll(() => asked).toEqual(['consume mail'])
  expect(lines.filter(({ msg }) => msg.startsWith('the broker cannot be used'))).toHaveLength(2)

  await late.publish([])
  await late.send('mail', [])
  expect(await late.depths()).toHaveLength(1)
  await consumption.close()
  await late.close()
  expect(asked).toEqual(['consume mail', 'publish', 'send mail', 'end mail', 'close'])
})

test('a server that stops waits for no broker', async () => {
  const late = openLate({
    kind: 'kafka',
    open: () => Promise.reject(new Error('away')),
    log,
    retryMilliseconds: 60_000,
  })
  const consumption = await late.consume('mail', options)
  await consumption.close()
  await late.close()
})
