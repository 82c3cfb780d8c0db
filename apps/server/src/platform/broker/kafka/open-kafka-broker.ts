import type { Logger } from 'pino'
import type { Clock } from '../../clock/clock.ts'
import type { Broker, Consumption, OutgoingMessage, QueueDefinition } from '../broker.ts'
import { eventsName, queueName } from '../names.ts'
import { readKafkaAddress } from './address.ts'
import { checkKafka } from './check.ts'
import { startConsumption } from './consumption.ts'
import { readDepths } from './depths.ts'
import type { Kafka } from './library.ts'
import { clientOptions, closeQuietly, innermost } from './library.ts'
import { Publisher } from './publisher.ts'
import { toRecord } from './record.ts'
import { declareTopology } from './topology.ts'

export interface KafkaOptions {
  /** `kafka://[user:password@]host:port[,host:port][?ssl=true]` */
  readonly url: string
  readonly queues: readonly QueueDefinition[]
  readonly log: Logger
  readonly clock: Clock
}

/**
 * A broker on Kafka: events in the topic `task.events`, with a consumer group for each queue; work, and retries of each
 * tier, in topics of the queue. Kafka gives no message up, so `onGivenUp` is never called: how often something was
 * tried is for the consumer to count. Rejects when Kafka cannot be reached.
 */
export async function openKafkaBroker({ url, queues, log, clock }: KafkaOptions): Promise<Broker> {
  const address = readKafkaAddress(url)
  // Takes a third of a second and 53 MB, which only those who use it shall pay.
  const library = await import('@platformatic/kafka')
  const kafka: Kafka = { library, connection: { ...clientOptions, ...address } }
  await declareTopology(kafka, queues).catch((err) => {
    throw new Error(`Kafka at ${address.bootstrapBrokers} could not be made ready: ${innermost(err)}`, { cause: err })
  })
  const admin = new library.Admin(kafka.connection)
  const publisher = new Publisher(kafka)
  const consumptions = new Set<Consumption>()
  const put = (topic: string, messages: readonly OutgoingMessage[]) =>
    publisher.put(messages.map((message) => toRecord(topic, message, { firstSeenAt: clock.now() })))
  const defined = (name: string): QueueDefinition => {
    const queue = queues.find((one) => one.name === name)
    if (!queue) throw new Error(`There is no queue ${name}`)
    return queue
  }
  return {
    kind: 'kafka',
    publishesAtOnce: 1,
    publish: (messages) => put(eventsName, messages),
    send: async (queue, messages) => put(queueName(defined(queue).name), messages),
    consume: async (queue, options) => {
      const consumption = startConsumption({ kafka, publisher, clock, log }, defined(queue), options)
      consumptions.add(consumption)
      return consumption
    },
    depths: () => readDepths(admin, queues),
    check: () => checkKafka(kafka, admin, publisher),
    close: async () => {
      await Promise.all([...consumptions].map((consumption) => consumption.close()))
      await publisher.close()
      await closeQuietly(admin)
    },
  }
}
