import { countDeadLetters } from '../../modules/dead-letters/index.ts'
import type { Broker } from '../../platform/broker/broker.ts'
import type { Queryable } from '../../platform/database/query.ts'
import type { Metrics } from '../../platform/telemetry/metrics.ts'
import { backlogOf } from './relay.store.ts'
import type { RelayMeter } from './relay-meter.ts'

interface Parts {
  readonly db: Queryable
  readonly meter: RelayMeter
  readonly broker: Broker
  readonly isLeading: () => boolean
}

/** What the relay does and what waits for it. The backlog is asked for when somebody reads the metrics. */
export function registerRelayMetrics(metrics: Metrics, { db, meter, broker, isLeading }: Parts): void {
  const counter = (name: string, help: string, value: () => number) =>
    metrics.add({ name, help, type: 'counter', values: () => [{ value: value() }] })
  counter('millrace_relay_numbered_total', 'Entries put into the feed', () => meter.numberedEvents)
  counter('millrace_relay_published_total', 'Events that the broker has confirmed', () => meter.publishedEvents)
  counter('millrace_relay_work_sent_total', 'Pieces of work that the broker has confirmed', () => meter.sentWork)
  counter('millrace_relay_failures_total', 'Attempts to hand something to the broker that failed', () => meter.failures)
  metrics.add({
    name: 'millrace_relay_leading',
    help: '1 while this process hands events on',
    type: 'gauge',
    values: () => [{ value: isLeading() ? 1 : 0 }],
  })
  const backlog = shared(() => backlogOf(db))
  metrics.add({
    name: 'millrace_outbox_rows',
    help: 'About how many rows wait to be handed on, by where they wait',
    type: 'gauge',
    values: async () => {
      const { outbox, work, unpublished } = await backlog()
      return [
        { value: outbox, labels: { place: 'outbox' } },
        { value: unpublished, labels: { place: 'feed' } },
        { value: work, labels: { place: 'work' } },
      ]
    },
  })
  metrics.add({
    name: 'millrace_outbox_oldest_seconds',
    help: 'How long the oldest event has waited to be handed on',
    type: 'gauge',
    values: async () => [{ value: (await backlog()).oldestSeconds }],
  })
  metrics.add({
    name: 'millrace_dead_letters',
    help: 'Messages that were given up and wait for somebody to look at them',
    type: 'gauge',
    values: async () => [{ value: await countDeadLetters(db) }],
  })
  metrics.add({
    name: 'millrace_queue_messages',
    help: 'Messages in the queues of the broker',
    type: 'gauge',
    values: async () =>
      (await broker.depths()).flatMap(({ queue, ready, retrying }) => [
        { value: ready, labels: { queue, state: 'ready' } },
        { value: retrying, labels: { queue, state: 'retrying' } },
      ]),
  })
}

/** Asks once for all metrics that are read at the same time. */
function shared<T>(ask: () => Promise<T>): () => Promise<T> {
  let asking: Promise<T> | null = null
  return () => {
    asking ??= ask().finally(() => {
      asking = null
    })
    return asking
  }
}
