import type { Broker, QueueDefinition } from '../platform/broker/broker.ts'
import { openPostgresqlBroker } from '../platform/broker/postgresql/open-postgresql-broker.ts'
import type { Ctx } from '../platform/context.ts'
import { openLate } from './late-broker.ts'

interface Options extends Pick<Ctx, 'clock' | 'log'> {
  readonly brokerUrl: string | null
  readonly databaseUrl: string
  readonly queues: readonly QueueDefinition[]
}

/** The queues in PostgreSQL, or the configured broker, which need not be there yet. */
export async function openBroker({ brokerUrl, databaseUrl, ...parts }: Options): Promise<Broker> {
  if (brokerUrl === null) return openPostgresqlBroker({ ...parts, url: databaseUrl })
  const kind = brokerUrl.startsWith('kafka:') ? 'kafka' : 'rabbitmq'
  return openLate({ kind, log: parts.log, open: () => openChecked(brokerUrl, parts) })
}

/** Opens a broker and tries that it behaves as it must. Rejects with the reason when it does not. */
export async function openChecked(url: string, parts: Omit<Options, 'brokerUrl' | 'databaseUrl'>): Promise<Broker> {
  const broker = await open(url, parts)
  try {
    await broker.check()
    return broker
  } catch (err) {
    await broker.close()
    throw err
  }
}

/** The library of a broker is loaded when that broker is configured. */
async function open(url: string, parts: Omit<Options, 'brokerUrl' | 'databaseUrl'>): Promise<Broker> {
  if (url.startsWith('kafka:')) {
    const { openKafkaBroker } = await import('../platform/broker/kafka/open-kafka-broker.ts')
    return openKafkaBroker({ ...parts, url })
  }
  const { openRabbitmqBroker } = await import('../platform/broker/rabbitmq/open-rabbitmq-broker.ts')
  return openRabbitmqBroker({ ...parts, url })
}
