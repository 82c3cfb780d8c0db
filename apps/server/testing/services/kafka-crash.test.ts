import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stderr } from 'node:process'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Broker, OutgoingMessage } from '../../src/platform/broker/broker.ts'
import { openKafkaBroker } from '../../src/platform/broker/kafka/open-kafka-broker.ts'
import { systemClock } from '../../src/platform/clock/clock.ts'
import { collect, outgoing, until } from '../broker-suite.ts'
import type { RunningKafka } from './kafka.ts'
import { hasKafka, startKafka } from './kafka.ts'

const modules = fileURLToPath(new URL('../../../../node_modules', import.meta.url))

const isHere = hasKafka()
if (!isHere) stderr.write('Kafka is not tested: it needs Java and Maven.\n')

let kafka: RunningKafka

async function opened(): Promise<{ broker: Broker; queue: string }> {
  const queue = `queue-${randomUUID().slice(0, 8)}`
  const queues = [{ name: queue, types: ['task.created'] }]
  const broker = await openKafkaBroker({ url: kafka.url, queues, log: pino({ level: 'silent' }), clock: systemClock })
  onTestFinished(() => broker.close())
  return { broker, queue }
}

const idsOf = (messages: readonly { id: string }[]) => [...new Set(messages.map(({ id }) => id))].sort()

/** Lets a process of its own take messages, and kills it when so many are in its hand and others are committed. */
async function takenByKilledProcess(queue: string, inHand: number, hasCommitted: () => Promise<boolean>) {
  const child = await startConsumer(queue)
  const told: { id: string; isFinished: boolean }[] = []
  child.on('message', (message) => told.push(message as { id: string; isFinished: boolean }))
  const unfinished = () => told.filter(({ isFinished }) => !isFinished)
  await until(() => unfinished().length === inHand, `${inHand} messages in hand`)
  await until(hasCommitted, 'a commit')
  child.kill('SIGKILL')
  return { unfinished: unfinished(), finished: told.filter(({ isFinished }) => isFinished) }
}

async function startConsumer(queue: string): Promise<ChildProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-consumer-'))
  const outfile = join(folder, 'consumer.mjs')
  await build({
    entryPoints: [fileURLToPath(new URL('kafka-consumer-process.ts', import.meta.url))],
    ...{ outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm', logLevel: 'error' },
  })
  await symlink(modules, join(folder, 'node_modules'))
  const child = fork(outfile, [kafka.url, queue])
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })
  return child
}

/** Publishes without a pause until it is told to stop. */
function publishing(broker: Broker) {
  const confirmed: OutgoingMessage[] = []
  const state = { refusals: 0, isStopped: false }
  const running = (async () => {
    while (!state.isStopped) {
      const batch = Array.from({ length: 20 }, () => outgoing())
      await broker.publish(batch).then(
        () => confirmed.push(...batch),
        () => {
          state.refusals += 1
        },
      )
      await delay(5)
    }
  })()
  const stop = () => {
    state.isStopped = true
    return running
  }
  return { confirmed, state, stop }
}

describe.skipIf(!isHere)('after a crash', () => {
  beforeAll(async () => {
    kafka = await startKafka()
  })
  afterAll(() => kafka?.close())

  test('what a killed process had in hand is given out again, marked so, and nothing is lost', async () => {
    const { broker, queue } = await opened()
    const messages = Array.from({ length: 40 }, () => outgoing())
    await broker.publish(messages)
    const hasCommitted = async () => (await broker.depths()).some(({ ready }) => ready < 40)
    const taken = await takenByKilledProcess(queue, 10, hasCommitted)
    const { got } = await collect(broker, queue)
    await until(() => idsOf([...got, ...taken.finished]).length === 40, 'all of 40')
    const again = got.filter(({ id }) => taken.unfinished.some((one) => one.id === id))
    expect(idsOf(again)).toEqual(idsOf(taken.unfinished))
    expect(again.every(({ redelivered }) => redelivered)).toBe(true)
    await broker.publish([outgoing({ id: messages[0]?.id as string, type: 'task.created' })])
    await until(() => got.at(-1)?.id === messages[0]?.id, 'what came later')
    expect(got.at(-1)?.redelivered).toBe(false)
  })

  test('every confirmed message is there after Kafka was killed while messages were published', async () => {
    const { broker, queue } = await opened()
    const { got } = await collect(broker, queue, () => 'done', 20)
    const { confirmed, state, stop } = publishing(broker)
    await until(() => confirmed.length > 500, 'the first confirmations')
    await kafka.kill()
    await until(() => state.refusals > 0, 'a refusal')
    await kafka.restart()
    const before = confirmed.length
    await until(() => confirmed.length > before + 500, 'confirmations after the restart')
    await stop()
    // What was not confirmed may have arrived too, so the numbers alone say nothing.
    const missing = () => {
      const here = new Set(idsOf(got))
      return confirmed.filter(({ id }) => !here.has(id))
    }
    await until(() => missing().length === 0, 'everything confirmed')
    expect(missing()).toEqual([])
  })

  test('consumers that come and go share a queue, and nothing is lost', async () => {
    const { broker, queue } = await opened()
    let isBusy = true
    const work = async () => {
      // As long as hands change; then the rest, of which a fast machine has much.
      if (isBusy) await delay(Math.random() * 20)
      return 'done' as const
    }
    const { confirmed, stop } = publishing(broker)
    const first = await collect(broker, queue, work, 10)
    await until(() => first.got.length > 0, 'the first messages')
    const second = await collect(broker, queue, work, 10)
    await until(() => second.got.length > 0, 'a share for the second')
    await first.close()
    const third = await collect(broker, queue, work, 10)
    await until(() => third.got.length > 0, 'a share for the third')
    await second.close()
    await stop()
    isBusy = false
    const all = () => [...first.got, ...second.got, ...third.got]
    await until(() => idsOf(all()).length === confirmed.length, 'everything confirmed')
    // A change of hands gives out again what was in hand, and no more.
    expect(all().length - confirmed.length).toBeLessThan(100)
  })
})
