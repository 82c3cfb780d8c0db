import type { Config } from '../app/config/config.ts'
import type { Metrics } from '../platform/telemetry/metrics.ts'
import { openMetrics } from '../platform/telemetry/metrics.ts'
import { explainListening } from './listening.ts'

/** Serves the metrics of this process where the configuration says so; null when it does not. */
export async function serveMetrics({
  host,
  metricsPort,
}: Pick<Config, 'host' | 'metricsPort'>): Promise<(Metrics & { close(): Promise<void> }) | null> {
  if (metricsPort === null) return null
  const metrics = openMetrics()
  try {
    return { ...metrics, close: await metrics.serve(host, metricsPort) }
  } catch (err) {
    throw explainListening(err, { host, port: metricsPort, variable: 'METRICS_PORT' })
  }
}
