import { openAll } from '../app/closing.ts'
import type { OpenContext } from '../app/context.ts'
import { runJobs } from '../modules/jobs/index.ts'
import type { Broker } from '../platform/broker/broker.ts'
import type { Database } from '../platform/database/database.ts'
import { openDatabase } from '../platform/database/database.ts'
import type { Consumer } from '../platform/events/consumer.ts'
import { consumers, jobsConsumer } from './consumers.ts'
import { jobKinds } from './job-kinds.ts'
import type { RoleParts, RunningRole } from './role.ts'
import { buryMessage } from './worker/bury-message.ts'
import { handlerOf } from './worker/handle-message.ts'
import { WorkerMeter } from './worker/worker-meter.ts'
import { registerWorkerMetrics } from './worker/worker-metrics.ts'

const jobsAtOnce = 2
const ownConnections = { poolSize: 12, readers: 1, writers: 2 }

/** Runs consumers; closing ends what is in hand first. */
export async function startWorker(opened: OpenContext, parts: RoleParts): Promise<RunningRole> {
  return openAll(async (closing) => {
    const db = openOwnDatabase(opened)
    closing.add(() => db.close())
    const ctx = { ...opened.ctx, db }
    const broker = await parts.broker()
    const meter = new WorkerMeter()
    if (parts.metrics) registerWorkerMetrics(parts.metrics, meter)
    const running: Array<() => Promise<void>> = []
    closing.add(async () => void (await Promise.all(running.map((close) => close()))))
    for (const consumer of consumers.filter(({ name }) => parts.consumers.includes(name))) {
      running.push(await consume({ ctx, meter }, broker, consumer))
    }
    if (parts.consumers.includes(jobsConsumer)) {
      const jobs = runJobs({ ctx, kinds: jobKinds, concurrency: jobsAtOnce })
      running.push(() => jobs.close())
    }
    return { close: () => closing.close() }
  })
}

/** Connections of its own: people who ask for something do not wait for a backlog of messages. */
const openOwnDatabase = ({ ctx, databaseUrl, hint }: OpenContext): Database =>
  openDatabase({
    url: databaseUrl,
    ...ownConnections,
    onError: (err) => ctx.log.warn({ err }, 'a database connection of the worker was lost'),
    onCommit: () => hint.tell(),
  })

type Parts = Parameters<typeof handlerOf>[0]

async function consume(parts: Parts, broker: Broker, consumer: Consumer): Promise<() => Promise<void>> {
  const { name, concurrency } = consumer
  const consumption = await broker.consume(name, {
    concurrency,
    handle: handlerOf(parts, consumer),
    onGivenUp: (message, reason) => buryMessage(parts.ctx, name, message, reason),
  })
  return () => consumption.close()
}
