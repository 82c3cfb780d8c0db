import type { Logger } from 'pino'
import type { Connection } from 'rabbitmq-client'
import type { Clock } from '../../clock/clock.ts'
import { inTime } from '../../clock/in-time.ts'
import type { Broker, Consumption, OutgoingMessage, QueueDefinition } from '../broker.ts'
import { queueName } from '../names.ts'
import { addressOf, connected, connectTo, disconnect } from './connection.ts'
import { consumeQueue } from './consumer.ts'
import { depthsOf } from './depths.ts'
import type { Destination } from './message-properties.ts'
import { envelopeOf } from './message-properties.ts'
import type { Publisher } from './publisher.ts'
import { openPublisher } from './publisher.ts'
import { selfCheck } from './self-check.ts'
import { declareTopology, eventsExchange } from './topology.ts'

const checkMilliseconds = 30_000
const unchecked = `RabbitMQ did not finish the check of its behaviour within ${checkMilliseconds / 1000} s`

interface Options {
  /** Such as `amqps://user:password@host:5671/vhost`. */
  readonly url: string
  readonly queues: readonly QueueDefinition[]
  readonly log: Logger
  readonly clock: Clock
}

/**
 * A broker on RabbitMQ 3.10 or newer. Makes the queues that are missing, and rejects when RabbitMQ does not answer
 * within 20 s, refuses us, or has one of the queues with other arguments.
 */
export async function openRabbitmqBroker({ url, queues, log, clock }: Options): Promise<Broker> {
  const publishing = connectTo(url, 'publishing', log)
  const publisher = openPublisher({
    connection: publishing,
    log,
    prepare: (channel) => declareTopology(channel, queues),
  })
  try {
    await connected(publishing, addressOf(url))
    // Nothing is published, but the queues are made.
    await publisher.put([])
  } catch (err) {
    await publisher.close()
    await disconnect(publishing)
    throw err
  }
  return brokerOn({ publishing, publisher, connectAgain: () => connectTo(url, 'consuming', log), queues, log, clock })
}

interface Parts extends Omit<Options, 'url'> {
  readonly publishing: Connection
  readonly publisher: Publisher
  readonly connectAgain: () => Connection
}

function brokerOn({ publishing, publisher, connectAgain, queues, log, clock }: Parts): Broker {
  // RabbitMQ stops connections that publish when it is short of memory; what is done must be acknowledged even then.
  let other: Connection | undefined
  const consuming = () => {
    other ??= connectAgain()
    return other
  }
  const wanted = new Set(queues.flatMap(({ types }) => types))
  const consumptions = new Set<Consumption>()
  const definitionOf = (name: string): QueueDefinition => {
    const definition = queues.find((queue) => queue.name === name)
    if (definition) return definition
    throw new Error(`There is no queue ${name}`)
  }

  function put(messages: readonly OutgoingMessage[], to: (message: OutgoingMessage) => Destination): Promise<void> {
    const now = clock.now()
    return publisher.put(
      messages.map((message) => ({ envelope: envelopeOf(message, to(message), now), body: message.body })),
    )
  }

  async function close(): Promise<void> {
    await Promise.all([...consumptions].map((consumption) => consumption.close()))
    await publisher.close()
    await Promise.all([publishing, ...(other ? [other] : [])].map(disconnect))
  }
  let closed: Promise<void> | undefined

  return {
    kind: 'rabbitmq',
    publishesAtOnce: 4,
    publish: (messages) =>
      put(
        // RabbitMQ would return the others as it returns what lost its queue.
        messages.filter(({ type }) => wanted.has(type)),
        ({ type }) => ({ exchange: eventsExchange.exchange, routingKey: type }),
      ),
    send: async (queue, messages) => {
      const to = { exchange: '', routingKey: queueName(definitionOf(queue).name) }
      await put(messages, () => to)
    },
    consume: async (queue, options) => {
      const parts = { connection: consuming(), publisher, log, clock }
      const consumption = consumeQueue(parts, definitionOf(queue), options)
      consumptions.add(consumption)
      return {
        close: async () => {
          await consumption.close()
          consumptions.delete(consumption)
        },
      }
    },
    depths: () => depthsOf(consuming(), queues),
    check: () => inTime(() => selfCheck(publishing), checkMilliseconds, unchecked),
    close: () => {
      closed ??= close()
      return closed
    },
  }
}
