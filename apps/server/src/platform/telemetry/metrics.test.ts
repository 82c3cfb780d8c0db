import { expect, test } from 'vitest'
import { openMetrics } from './metrics.ts'

test('requests are counted by route, method and class of status', async () => {
  const metrics = openMetrics()
  metrics.observe('GET', '/v1/tasks/:id', 200, 3)
  metrics.observe('GET', '/v1/tasks/:id', 204, 30_000)
  metrics.observe('GET', '/v1/tasks/:id', 404, 1)
  metrics.observe('POST', undefined, 404, 1)

  const text = await metrics.text()

  expect(text).toContain('http_requests_total{method="GET",route="/v1/tasks/:id",status="2xx"} 2\n')
  expect(text).toContain('http_requests_total{method="POST",route="unmatched",status="4xx"} 1\n')
  const series = 'method="GET",route="/v1/tasks/:id",status="2xx"'
  expect(text).toContain(`http_request_duration_seconds_bucket{${series},le="0.0025"} 0\n`)
  expect(text).toContain(`http_request_duration_seconds_bucket{${series},le="0.005"} 1\n`)
  expect(text).toContain(`http_request_duration_seconds_bucket{${series},le="10"} 1\n`)
  expect(text).toContain(`http_request_duration_seconds_bucket{${series},le="+Inf"} 2\n`)
  expect(text).toContain(`http_request_duration_seconds_count{${series}} 2\n`)
  expect(text).toContain('process_cpu_user_seconds_total')
})

test('a metric that cannot be had is left out and counted, and nothing else is', async () => {
  const metrics = openMetrics()
  const source = { help: '…', type: 'gauge' } as const
  metrics.add({ ...source, name: 'broken', values: () => Promise.reject(new Error('the database is away')) })
  metrics.add({ ...source, name: 'whole', values: async () => [{ value: 3 }] })
  const { port, close } = await serveOnFreePort(metrics)
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`)
  const text = await answer.text()
  expect(answer.status).toBe(200)
  expect(text).toContain('\nwhole 3\n')
  expect(text).not.toMatch(/^broken /m)
  expect(await metrics.text()).toMatch(/^millrace_metric_failures_total [1-9]/m)
  await close()
})

test('metrics are served until closed', async () => {
  const metrics = openMetrics()
  const { port, close } = await serveOnFreePort(metrics)

  const answer = await fetch(`http://127.0.0.1:${port}/metrics`)
  const other = await fetch(`http://127.0.0.1:${port}/`)

  expect([answer.status, other.status]).toEqual([200, 404])
  expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4')
  await close()
  await expect(fetch(`http://127.0.0.1:${port}/metrics`)).rejects.toThrow()
})

async function serveOnFreePort(metrics: ReturnType<typeof openMetrics>) {
  for (let port = 20_000 + Math.floor(Math.random() * 20_000); ; port += 1) {
    const close = await metrics.serve('127.0.0.1', port).catch((err: NodeJS.ErrnoException) => {
      if (err.code !== 'EADDRINUSE') throw err
    })
    if (close) return { port, close }
  }
}

test('noting a request costs less than a microsecond', () => {
  const metrics = openMetrics()
  const rounds = 1_000_000
  const measure = () => {
    const start = process.cpuUsage()
    for (let i = 0; i < rounds; i += 1) metrics.observe('GET', '/v1/tasks/:id', 200, (i % 200) / 10)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / rounds
  }

  expect(Math.min(measure(), measure())).toBeLessThan(1)
})
