import type { AMQPError, Channel } from 'rabbitmq-client'
import type { QueueDefinition, RetrySeconds } from '../broker.ts'
import { retryTiers } from '../broker.ts'
import { eventsName, queueName, retryName } from '../names.ts'

/** Where events are published, with their type as the routing key. */
export const eventsExchange = { exchange: eventsName, type: 'topic', durable: true } as const

export interface QueueDeclaration {
  readonly queue: string
  readonly durable: true
  readonly arguments: Readonly<Record<string, string | number>>
}

const givenUpName = (name: string): string => `${queueName(name)}.dlq`

// Given to consumers this often without an end, a message is given up. From 4.0 on that is also the default.
const deliveryLimit = 20
// What is in the queue of dead letters must not be thrown away because it could not be taken for a while; 3.10 knows
// no "never", 4.0 and later would take the default.
const withoutLimit = 1_000_000_000
const oneGibibyte = 1_073_741_824

/**
 * Every argument that has an effect is said, because defaults differ between versions. A queue that is full refuses
 * what is published, and what moves between queues is confirmed like it: nothing is dropped.
 */
export const quorumQueue = (queue: string, limit: number, more: QueueDeclaration['arguments']): QueueDeclaration => ({
  queue,
  durable: true,
  arguments: {
    'x-queue-type': 'quorum',
    'x-delivery-limit': limit,
    'x-overflow': 'reject-publish',
    'x-max-length-bytes': oneGibibyte,
    ...more,
  },
})

/** Arguments for a queue whose messages go to another one when they expire or are given up. */
export const deadLettersTo = (queue: string): QueueDeclaration['arguments'] => ({
  'x-dead-letter-exchange': '',
  'x-dead-letter-routing-key': queue,
  'x-dead-letter-strategy': 'at-least-once',
})

export const mainQueue = (name: string) => quorumQueue(queueName(name), deliveryLimit, deadLettersTo(givenUpName(name)))

export const givenUpQueue = (name: string) => quorumQueue(givenUpName(name), withoutLimit, {})

/** The time is one for the whole queue: a message with a time of its own would wait for those before it. */
const retryQueue = (name: string, tier: RetrySeconds) =>
  quorumQueue(retryName(name, tier), withoutLimit, {
    'x-message-ttl': tier * 1000,
    ...deadLettersTo(queueName(name)),
  })

export const bindingsOf = ({ name, types }: QueueDefinition) =>
  types.map((type) => ({ exchange: eventsExchange.exchange, queue: queueName(name), routingKey: type }))

/**
 * Makes what is missing; what exists stays as it is. Bindings of types that a queue no longer takes stay too: a
 * process of an earlier release that is started again must not take away what a later one has added.
 */
export async function declareTopology(channel: Channel, queues: readonly QueueDefinition[]): Promise<void> {
  await declared('exchange', eventsExchange.exchange, channel.exchangeDeclare(eventsExchange))
  for (const definition of queues) {
    const { name } = definition
    await declareQueue(channel, givenUpQueue(name))
    await declareQueue(channel, mainQueue(name))
    for (const tier of retryTiers) await declareQueue(channel, retryQueue(name, tier))
    for (const binding of bindingsOf(definition)) await channel.queueBind(binding)
  }
}

const declareQueue = (channel: Channel, declaration: QueueDeclaration) =>
  declared('queue', declaration.queue, channel.queueDeclare(declaration))

async function declared(kind: string, name: string, answer: Promise<unknown>): Promise<void> {
  try {
    await answer
  } catch (err) {
    if ((err as AMQPError).code !== 'PRECONDITION_FAILED') throw err
    throw new Error(
      `The ${kind} ${name} of RabbitMQ exists with other properties than Millrace needs: ${(err as Error).message}. ` +
        `Let its queues run empty, delete it with RabbitMQ's own tools, and start again.`,
      { cause: err },
    )
  }
}
