import type { Broker, QueueDefinition } from '../platform/broker/broker.ts'
import { openPostgresqlBroker } from '../platform/broker/postgresql/open-postgresql-broker.ts'
import type { Ctx } from '../platform/context.ts'
import { StartError } from './start-error.ts'

interface Options extends Pick<Ctx, 'clock' | 'log'> {
  readonly brokerUrl: string | null
  readonly databaseUrl: string
  readonly queues: readonly QueueDefinition[]
}

/** Opens the configured broker, or the queues in PostgreSQL, and tries that it behaves as it must. */
export async function openBroker({ brokerUrl, databaseUrl, ...parts }: Options): Promise<Broker> {
  if (brokerUrl === null) return openPostgresqlBroker({ ...parts, url: databaseUrl })
  const broker = await open(brokerUrl, parts)
  try {
    await broker.check()
    return broker
  } catch (err) {
    await broker.close()
    throw new StartError(`The broker of BROKER_URL does not behave as it must.\n${(err as Error).message}`, {
      cause: err,
    })
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
