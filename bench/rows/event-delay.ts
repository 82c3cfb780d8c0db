import { setTimeout as delay } from 'node:timers/promises'
import type { Dataset } from '../dataset/open-dataset.ts'
import { copyPristine } from '../dataset/open-dataset.ts'
import { emailOf } from '../dataset/people-and-projects.ts'
import { bareDelays } from '../events/bare-hand-over.ts'
import { delaysSince, tasksToChange } from '../events/delays.store.ts'
import { writeSteadily } from '../events/steady-writes.ts'
import { requestsOf } from '../load/requests.ts'
import { createToken } from '../machine/commands.ts'
import { withRabbitmq } from '../machine/rabbitmq.ts'
import type { RunningServer } from '../machine/running-server.ts'
import { startServer } from '../machine/running-server.ts'
import type { RowResult } from './row-result.ts'
import { blank, median, milliseconds } from './row-result.ts'

const perSecond = 500
const p50Budget = 8
const p99Budget = 40
const settleSeconds = 5

interface Timing {
  readonly rounds: number
  readonly seconds: number
}

/** Row 14: from the commit of a change to the commit of its effect, at 500 changes a second. */
export async function measureEventDelay(dataset: Dataset, timing: Timing): Promise<RowResult[]> {
  const embedded = await onBroker(dataset, timing, '14a', 'in PostgreSQL', {})
  const rabbitmq = await withRabbitmq((url) => onBroker(dataset, timing, '14b', 'in RabbitMQ', { BROKER_URL: url }))
  return rabbitmq ? [embedded, rabbitmq] : [embedded]
}

async function onBroker(
  dataset: Dataset,
  { rounds, seconds }: Timing,
  row: string,
  name: string,
  env: Record<string, string>,
): Promise<RowResult> {
  await copyPristine(dataset.dataDir)
  const server = await startServer(dataset.dataDir, { env, settings: { track_commit_timestamp: 'on' } })
  try {
    const next = await changesOf(dataset, server)
    await writeSteadily(server, { perSecond, seconds: 2, next })
    await delay(settleSeconds * 1000)
    const found: { p50: number; p99: number; count: number; missing: number }[] = []
    const bare: { p50: number; p99: number }[] = []
    for (let round = 0; round < rounds; round += 1) {
      bare.push(await bareDelays(server.postgres.url, { perSecond, seconds: Math.min(seconds, 4) }))
      const since = new Date()
      await writeSteadily(server, { perSecond, seconds, next })
      await delay(settleSeconds * 1000)
      found.push(await delaysSince(server.db, since))
    }
    const p50 = median(found.map((one) => one.p50))
    const p99 = median(found.map((one) => one.p99))
    const missing = found.reduce((all, one) => all + one.missing, 0)
    return {
      ...blank,
      ...{ row, work: `change → effect, 500 writes/s, queues ${name}` },
      limit: 'insert → insert with a hint',
      measured: `p50 ${milliseconds(p50)}, p99 ${milliseconds(p99)}`,
      limitMeasured: `p50 ${milliseconds(median(bare.map((one) => one.p50)))}, p99 ${milliseconds(median(bare.map((one) => one.p99)))}`,
      budget: 'p50 ≤ 8 ms, p99 ≤ 40 ms',
      met: p50 <= p50Budget && p99 <= p99Budget && missing === 0,
      ...{ p50, p99 },
      note: `commit to commit, ${found.map(({ count }) => count).join(', ')} events by round, ${missing} without effect ${settleSeconds} s later`,
    }
  } finally {
    await server.close()
  }
}

/** Changes of tasks of the person who has most, each another one. */
async function changesOf(dataset: Dataset, server: RunningServer): Promise<() => string> {
  const token = await createToken(dataset.dataDir, emailOf(0))
  const requests = requestsOf(server.host, server.port, token)
  const ids = await tasksToChange(server.db, emailOf(0))
  let count = 0
  return () => {
    count += 1
    const id = ids[count % ids.length] as string
    return requests.patch(`/v1/tasks/${id}`, `{"title":"Changed for the ${count}. time"}`)
  }
}
