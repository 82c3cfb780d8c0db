import { mailConsumer, notificationsConsumer } from '../modules/notifications/notifications.consumers.ts'
import { taskConsumers } from '../modules/tasks/tasks.consumers.ts'
import type { QueueDefinition } from '../platform/broker/broker.ts'
import type { Consumer } from '../platform/events/consumer.ts'

/** Every consumer of messages. A worker runs all of them, or those that it is told. */
export const consumers: readonly Consumer[] = [notificationsConsumer, ...taskConsumers, mailConsumer]

/** Runs jobs, which lie in the database and in no queue. */
export const jobsConsumer = 'jobs'

/** What `--consumers` takes. */
export const consumerNames: readonly string[] = [...consumers.map(({ name }) => name), jobsConsumer]

/** The queue of each consumer, and the events that it takes. */
export const queues: readonly QueueDefinition[] = consumers.map((consumer) => ({
  name: consumer.name,
  types: consumer.kind === 'events' ? consumer.types : [],
}))
