import type { Logger } from 'pino'
import type { AsyncMessage, Connection, Consumer } from 'rabbitmq-client'
import { ConsumerStatus } from 'rabbitmq-client'
import type { Clock } from '../../clock/clock.ts'
import { pauseFor } from '../../clock/pause.ts'
import type { ConsumeOptions, Consumption, QueueDefinition } from '../broker.ts'
import { queueName, retryName } from '../names.ts'
import { verdictOf } from '../verdict-of.ts'
import { envelopeOf, messageOf, reasonOf } from './message-properties.ts'
import type { Publisher } from './publisher.ts'
import type { QueueDeclaration } from './topology.ts'
import { bindingsOf, eventsExchange, givenUpQueue, mainQueue } from './topology.ts'

interface Parts {
  readonly connection: Connection
  readonly publisher: Publisher
  readonly log: Logger
  readonly clock: Clock
}

/** Where messages come from, and how one is handled: the status that is answered settles it. */
interface Source {
  readonly declaration: QueueDeclaration
  readonly bindings: ReturnType<typeof bindingsOf>
  readonly concurrency: number
  /** How many it is given at most before it has acknowledged one. */
  readonly prefetch: number
  readonly settle: (delivery: AsyncMessage) => Promise<ConsumerStatus>
}

const pauseMilliseconds = 5000
// RabbitMQ hands out the next message when it has made an acknowledgement safe. Meanwhile there must be others to handle.
const prefetchedPerPlace = 5

/** Takes the messages of a queue, and those that RabbitMQ gave up. */
export function consumeQueue(parts: Parts, definition: QueueDefinition, options: ConsumeOptions): Consumption {
  const closing = new AbortController()
  const log = parts.log.child({ queue: queueName(definition.name) })
  const taking = take(parts.connection, log, {
    declaration: mainQueue(definition.name),
    bindings: bindingsOf(definition),
    concurrency: options.concurrency,
    // Work takes long, and must not wait here while another worker has time.
    prefetch: options.concurrency * (definition.types.length > 0 ? prefetchedPerPlace : 1),
    settle: (delivery) => settle(delivery),
  })
  const draining = take(parts.connection, log, {
    declaration: givenUpQueue(definition.name),
    bindings: [],
    concurrency: 1,
    prefetch: 1,
    settle: (delivery) => settleGivenUp(delivery),
  })
  let closed: Promise<void> | undefined
  const close = () => {
    closing.abort()
    closed ??= Promise.all([ended(taking), ended(draining)]).then(() => {})
    return closed
  }

  async function settle(delivery: AsyncMessage): Promise<ConsumerStatus> {
    const message = messageOf(delivery, parts.clock.now())
    const verdict = await verdictOf(options.handle, message, log)
    if (verdict === 'done') return ConsumerStatus.ACK
    const to = { exchange: '', routingKey: retryName(definition.name, verdict.retrySeconds) }
    const again = envelopeOf({ ...message, attempt: verdict.attempt }, to, message.firstSeenAt)
    return acknowledgeAfter(() => parts.publisher.put([{ envelope: again, body: message.body }]), message.id)
  }

  function settleGivenUp(delivery: AsyncMessage): Promise<ConsumerStatus> {
    const message = messageOf(delivery, parts.clock.now())
    const reason = reasonOf(delivery, queueName(definition.name))
    return acknowledgeAfter(() => options.onGivenUp(message, reason), message.id)
  }

  /**
   * A message leaves its queue when it is safe elsewhere; until then it is kept in hand. Given back it would come again
   * at once, and before RabbitMQ 4.3 that brings it nearer to its delivery limit.
   */
  async function acknowledgeAfter(act: () => Promise<void>, messageId: string): Promise<ConsumerStatus> {
    do {
      try {
        await act()
        return ConsumerStatus.ACK
      } catch (err) {
        log.warn({ err, messageId }, 'a message stays in its queue')
      }
    } while (await pauseFor(pauseMilliseconds * (0.5 + Math.random()), closing.signal))
    return ConsumerStatus.REQUEUE
  }

  return { close }
}

/** The client takes it up again after a loss of the connection, of the channel or of the queue. */
function take(
  connection: Connection,
  log: Logger,
  { declaration, bindings, concurrency, prefetch, settle }: Source,
): Consumer {
  const consumer = connection.createConsumer(
    {
      queue: declaration.queue,
      // Without it the client declares the queue as one that is not durable, which RabbitMQ refuses.
      queueOptions: { durable: declaration.durable, arguments: declaration.arguments },
      exchanges: bindings.length === 0 ? [] : [eventsExchange],
      queueBindings: bindings,
      qos: { prefetchCount: prefetch },
      concurrency,
    },
    settle,
  )
  consumer.on('error', (err) => log.warn({ err }, 'a consumer of RabbitMQ was interrupted'))
  return consumer
}

/** Takes no more and waits for what is in hand. */
async function ended(consumer: Consumer): Promise<void> {
  try {
    await consumer.close()
  } catch {
    // The connection was lost before the broker knew that we stop. The second time the client only waits.
    await consumer.close()
  }
}
