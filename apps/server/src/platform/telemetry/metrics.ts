import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { Metric } from 'prom-client'
import { collectDefaultMetrics, Registry } from 'prom-client'
import type { HttpSeries } from './http-series.ts'
import { durationBounds, HttpSeriesTable } from './http-series.ts'

/** The metrics of one process. */
export interface Metrics {
  /** Notes an answered request; `route` is the path template, undefined when no route matched. */
  observe(method: string, route: string | undefined, status: number, milliseconds: number): void
  /** Adds a metric whose values are asked for when somebody reads it. */
  add(source: MetricSource): void
  /** Serves `/metrics` for Prometheus. Resolves when it listens; what it resolves with closes it. */
  serve(host: string, port: number): Promise<() => Promise<void>>
  /** Everything in Prometheus' text format. */
  text(): Promise<string>
}

/** Opens the metrics of this process: what Node.js tells of itself and the requests by route, method and status. */
export function openMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new HttpSeriesTable()
  let failures = 0
  const onFailure = () => {
    failures += 1
  }
  const add = (source: MetricSource) => register(registry, source, onFailure)
  add({
    name: 'http_requests_total',
    help: 'Answered requests',
    type: 'counter',
    values: () => requests.all().map((series) => ({ value: series.count, labels: labelsOf(series) })),
  })
  add({
    name: 'http_request_duration_seconds',
    help: 'Time from the arrival of a request to the end of its answer',
    type: 'histogram',
    values: () => requests.all().flatMap(histogramValues),
  })
  add({
    name: 'millrace_metric_failures_total',
    help: 'Metrics that were left out because what they tell of could not be asked',
    type: 'counter',
    values: () => [{ value: failures }],
  })
  const text = () => registry.metrics()
  return {
    observe: (...request) => requests.observe(...request),
    add,
    text,
    serve: (host, port) => serve(text, registry.contentType, host, port),
  }
}

interface Value {
  readonly value: number
  readonly labels?: Record<string, string | number>
  readonly metricName?: string
}

/** A metric of ours: what it is called, and where its values come from. */
export interface MetricSource {
  readonly name: string
  readonly help: string
  readonly type: 'counter' | 'gauge' | 'histogram'
  readonly values: () => Value[] | Promise<Value[]>
}

/**
 * The registry asks a metric for nothing but its name and `get`. One that cannot be had, because the database or the
 * broker is away, is left out, so that the others are still told.
 */
function register(registry: Registry, { values, ...description }: MetricSource, onFailure: () => void): void {
  const get = async () => ({
    ...description,
    values: (await valuesOr(values, onFailure)).map((value) => ({ labels: {}, ...value })),
    aggregator: 'sum',
  })
  registry.registerMetric({ ...description, get } as unknown as Metric)
}

async function valuesOr(values: MetricSource['values'], onFailure: () => void): Promise<Value[]> {
  try {
    return await values()
  } catch {
    onFailure()
    return []
  }
}

const labelsOf = ({ method, route, status }: HttpSeries) => ({ method, route, status })

/** Buckets add up from below, as Prometheus wants them. */
function histogramValues(series: HttpSeries): Value[] {
  const name = 'http_request_duration_seconds'
  const labels = labelsOf(series)
  let sum = 0
  const buckets = series.buckets.map((value, index) => {
    sum += value
    return { value: sum, labels: { ...labels, le: durationBounds[index] ?? '+Inf' }, metricName: `${name}_bucket` }
  })
  return [
    ...buckets,
    { value: series.seconds, labels, metricName: `${name}_sum` },
    { value: series.count, labels, metricName: `${name}_count` },
  ]
}

async function serve(text: () => Promise<string>, type: string, host: string, port: number) {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    text().then(
      (body) => response.writeHead(200, { 'content-type': type }).end(body),
      () => response.writeHead(500).end(),
    )
  })
  await listen(server, host, port)
  return async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
}
