import type { Metrics } from '../../platform/telemetry/metrics.ts'
import type { WorkerMeter } from './worker-meter.ts'

/** What the consumers of this process do. */
export function registerWorkerMetrics(metrics: Metrics, meter: WorkerMeter): void {
  metrics.add({
    name: 'millrace_consumer_messages_total',
    help: 'Messages by consumer and by what became of them',
    type: 'counter',
    values: () =>
      [...meter.all()].flatMap(([consumer, { done, retried, died }]) => [
        { value: done, labels: { consumer, outcome: 'done' } },
        { value: retried, labels: { consumer, outcome: 'retried' } },
        { value: died, labels: { consumer, outcome: 'dead-letter' } },
      ]),
  })
  metrics.add({
    name: 'millrace_consumer_delay_seconds_total',
    help: 'Time from changes to their effects, added up; by millrace_consumer_messages_total it is the mean',
    type: 'counter',
    values: () =>
      [...meter.all()].map(([consumer, { delayMilliseconds }]) => ({
        value: delayMilliseconds / 1000,
        labels: { consumer },
      })),
  })
}
