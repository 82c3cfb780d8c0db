import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { AsyncMessage, Channel, Connection } from 'rabbitmq-client'
import { confirmed } from './confirmed.ts'
import { reasonOf } from './message-properties.ts'
import { deadLettersTo, eventsExchange, quorumQueue } from './topology.ts'

const delayMilliseconds = 400
const patienceMilliseconds = 10_000
const limit = 1
// At a limit of 1 a message is given out twice, in some versions once more.
const mostTimes = 5

/** The queues of one check; RabbitMQ removes them by itself should nobody do it. */
const trialQueues = (prefix: string) => {
  const forgotten = { 'x-expires': 60_000 }
  const end = quorumQueue(`${prefix}.dlq`, 1000, forgotten)
  return {
    end,
    limited: quorumQueue(prefix, limit, { ...forgotten, ...deadLettersTo(end.queue) }),
    slow: quorumQueue(`${prefix}.retry`, 1000, {
      ...forgotten,
      ...deadLettersTo(end.queue),
      'x-message-ttl': delayMilliseconds,
    }),
  }
}
type TrialQueues = ReturnType<typeof trialQueues>

/**
 * Tries that RabbitMQ does what we rely on: returns what no queue takes, gives a message up to the dead letter queue
 * when it has been given out too often, and holds a message back. Uses queues of its own and removes them.
 */
export async function selfCheck(connection: Connection): Promise<void> {
  const queues = trialQueues(`task.check-${randomUUID()}`)
  const channel = await connection.acquire({ emitErrorsFromChannel: true })
  let failure: Error | undefined
  channel.on('error', (err) => {
    failure = err
  })
  try {
    await channel.confirmSelect()
    await returnsUnroutable(channel)
    for (const queue of Object.values(queues)) await channel.queueDeclare(queue)
    await movesDeadLetters(connection, channel, queues)
  } catch (err) {
    throw new Error(`RabbitMQ does not behave as Millrace needs: ${(failure ?? (err as Error)).message}`, {
      cause: err,
    })
  } finally {
    if (channel.active) for (const { queue } of Object.values(queues)) await channel.queueDelete(queue)
    await channel.close()
  }
}

async function returnsUnroutable(channel: Channel): Promise<void> {
  const complaint = await publish(channel, eventsExchange.exchange, `check.${randomUUID()}`, 'unroutable')
  if (complaint === undefined) throw new Error('a message that no queue takes was not returned')
}

const publish = (channel: Channel, exchange: string, routingKey: string, messageId: string) =>
  confirmed(channel, [
    { envelope: { exchange, routingKey, messageId, mandatory: true, durable: true }, body: Buffer.from('{}') },
  ])

async function movesDeadLetters(connection: Connection, channel: Channel, queues: TrialQueues): Promise<void> {
  const arrivals = await watch(channel, queues.end.queue)
  const startedAt = performance.now()
  for (const { queue } of [queues.slow, queues.limited]) {
    const complaint = await publish(channel, '', queue, queue)
    if (complaint !== undefined) throw new Error(complaint)
  }
  for (let time = 0; time < mostTimes && !arrivals.has(queues.limited.queue); time += 1) {
    await takeAndFail(connection, queues.limited.queue)
  }
  await arrived(arrivals, queues)
  const reason = reasonOf(arrivals.get(queues.limited.queue)?.delivery as AsyncMessage, queues.limited.queue)
  if (reason !== 'delivery_limit') throw new Error(`a message at its delivery limit was given up for "${reason}"`)
  const took = (arrivals.get(queues.slow.queue)?.at ?? 0) - startedAt
  if (took < delayMilliseconds) throw new Error(`a message was held back ${took} ms instead of ${delayMilliseconds}`)
}

type Arrivals = Map<string | undefined, { readonly delivery: AsyncMessage; readonly at: number }>

async function watch(channel: Channel, queue: string): Promise<Arrivals> {
  const arrivals: Arrivals = new Map()
  await channel.basicConsume({ queue, noAck: true }, (delivery) => {
    arrivals.set(delivery.messageId, { delivery, at: performance.now() })
  })
  return arrivals
}

/** Closing a channel with a message in hand counts as a failed attempt in every version; a nack does not since 4.3. */
async function takeAndFail(connection: Connection, queue: string): Promise<void> {
  const channel = await connection.acquire()
  const signal = AbortSignal.timeout(delayMilliseconds)
  try {
    const taken = once(channel, 'taken', { signal }).catch(() => {})
    await channel.basicConsume({ queue }, () => void channel.emit('taken'))
    await taken
  } finally {
    await channel.close()
  }
}

async function arrived(arrivals: Arrivals, queues: TrialQueues): Promise<void> {
  const end = performance.now() + patienceMilliseconds
  for (const { queue } of [queues.limited, queues.slow]) {
    while (!arrivals.has(queue)) {
      if (performance.now() > end) throw new Error(`no dead letter came from the queue ${queue}`)
      await delay(20)
    }
  }
}
