import type { Connection } from 'rabbitmq-client'
import type { QueueDefinition, QueueDepth } from '../broker.ts'
import { queueName, retryNames } from '../names.ts'

/** How many messages wait in the queues. RabbitMQ does not tell of those in hand over this protocol. */
export function depthsOf(connection: Connection, queues: readonly QueueDefinition[]): Promise<QueueDepth[]> {
  const count = async (queue: string) => (await connection.queueDeclare({ queue, passive: true })).messageCount
  return Promise.all(
    queues.map(async ({ name }) => {
      const retrying = await Promise.all(retryNames(name).map(count))
      return {
        queue: name,
        ready: await count(queueName(name)),
        retrying: retrying.reduce((sum, waiting) => sum + waiting, 0),
      }
    }),
  )
}
