import { spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import pino from 'pino'
import { openPostgresqlBroker } from '../../apps/server/src/platform/broker/postgresql/open-postgresql-broker.ts'
import { systemClock } from '../../apps/server/src/platform/clock/clock.ts'
import { openEmbeddedPostgres } from '../../apps/server/src/platform/database/embedded/open-embedded-postgres.ts'
import { openUnlimited } from '../dataset/build-dataset.ts'
import type { Dataset } from '../dataset/open-dataset.ts'
import { copyPristine } from '../dataset/open-dataset.ts'
import { addBacklog, appliedBy } from '../events/backlog.store.ts'
import { drainBacklog } from '../events/drain-backlog.ts'
import { environment, millrace } from '../machine/commands.ts'
import { memoryOfBoth } from '../machine/processes.ts'
import { stop } from '../machine/running-server.ts'
import type { RowResult } from './row-result.ts'
import { blank, median, perSecond } from './row-result.ts'

const events = 100_000
// By then everything is loaded and compiled.
const warm = 20_000
const mostGrowth = 1.1
const consumer = 'notifications'
const patienceMilliseconds = 180_000

/** Whether a worker's memory stays as it is over 100,000 events. */
export async function measureWorkerMemory(dataset: Dataset): Promise<RowResult> {
  await copyPristine(dataset.dataDir)
  const postgres = await openEmbeddedPostgres({ dataDir: dataset.dataDir })
  const db = openUnlimited(postgres.url)
  try {
    await addBacklog(db, events)
    const queues = [{ name: consumer, types: ['task.updated'] }]
    const log = pino({ level: 'warn' })
    const broker = await openPostgresqlBroker({ url: postgres.url, queues, clock: systemClock, log })
    await drainBacklog(db, postgres.url, broker, queues).finally(() => broker.close())
    const worker = spawn(process.execPath, [millrace, 'worker', '--consumers', consumer], {
      env: environment({ MILLRACE_DATA_DIR: dataset.dataDir }),
      stdio: 'ignore',
    })
    try {
      return await watch(db, worker.pid ?? 0)
    } finally {
      await stop(worker)
    }
  } finally {
    await db.close()
    await postgres.close()
  }
}

async function watch(db: ReturnType<typeof openUnlimited>, pid: number): Promise<RowResult> {
  const startedAt = performance.now()
  const memories: number[] = []
  let applied = 0
  while (applied < events) {
    if (performance.now() - startedAt > patienceMilliseconds) throw new Error(`Only ${applied} events were applied.`)
    await delay(500)
    applied = await appliedBy(db, consumer)
    if (applied >= warm) memories.push(memoryOfBoth(pid, 0).server)
  }
  const rate = (events * 1000) / (performance.now() - startedAt)
  const early = median(memories.slice(0, Math.ceil(memories.length / 4)))
  const late = median(memories.slice(-Math.ceil(memories.length / 4)))
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
  return {
    ...blank,
    row: '15c',
    work: `worker over ${events.toLocaleString('en')} events, queues in PostgreSQL`,
    limit: 'its memory in the first quarter',
    measured: `${megabytes(late)}, ${perSecond(rate)}`,
    limitMeasured: megabytes(early),
    ratio: late / early,
    budget: `≤ ${mostGrowth} ×`,
    met: late / early <= mostGrowth,
    serverMemory: late,
    note: 'the median of each quarter, from the 20,000th event on',
  }
}
