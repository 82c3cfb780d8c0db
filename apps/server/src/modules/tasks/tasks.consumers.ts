import type { EventConsumer } from '../../platform/events/consumer.ts'
import { continueSeries } from './continue-series.ts'

/** What the tasks do when something happened: those that come again are made anew. */
export const taskConsumers: readonly EventConsumer[] = [
  {
    kind: 'events',
    name: 'recurrence',
    concurrency: 5,
    types: ['task.completed'],
    apply: continueSeries,
  },
]
