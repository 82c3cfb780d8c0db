import type { QueueDefinition } from '../platform/broker/broker.ts'
import type { Consumer } from '../platform/events/consumer.ts'

/** Every consumer. A worker runs all of them, or those that it is told. */
export const consumers: readonly Consumer[] = []

/** The queue of each consumer, and the events that it takes. */
export const queues: readonly QueueDefinition[] = consumers.map((consumer) => ({
  name: consumer.name,
  types: consumer.kind === 'events' ? consumer.types : [],
}))
