import { setTimeout as delay } from 'node:timers/promises'
import pino from 'pino'
import type { Broker } from '../../apps/server/src/platform/broker/broker.ts'
import { openPostgresqlBroker } from '../../apps/server/src/platform/broker/postgresql/open-postgresql-broker.ts'
import { openRabbitmqBroker } from '../../apps/server/src/platform/broker/rabbitmq/open-rabbitmq-broker.ts'
import { systemClock } from '../../apps/server/src/platform/clock/clock.ts'
import { openEmbeddedPostgres } from '../../apps/server/src/platform/database/embedded/open-embedded-postgres.ts'
import { RelayMeter } from '../../apps/server/src/roles/relay/relay-meter.ts'
import { runRelay } from '../../apps/server/src/roles/relay/run-relay.ts'
import { hasRabbitmq, startRabbitmq } from '../../apps/server/testing/services/rabbitmq.ts'
import { openUnlimited } from '../dataset/build-dataset.ts'
import type { Dataset } from '../dataset/open-dataset.ts'
import { copyPristine } from '../dataset/open-dataset.ts'
import { addBacklog, backlogBodies, unpublished } from '../events/backlog.store.ts'
import { publishBare } from '../events/bare-publisher.ts'
import type { RowResult } from './row-result.ts'
import { blank, median, perSecond } from './row-result.ts'

const backlog = 100_000
const budget = 0.6
const batch = 500
const queues = [{ name: 'bench', types: ['task.updated'] }]
const log = pino({ level: 'warn' })

/** Row 15: how fast the relay empties an outbox of 100,000 events. */
export async function measureRelayDrain(dataset: Dataset, rounds: number): Promise<RowResult[]> {
  await copyPristine(dataset.dataDir)
  const postgres = await openEmbeddedPostgres({ dataDir: dataset.dataDir })
  const db = openUnlimited(postgres.url)
  try {
    const parts = { queues, log, clock: systemClock }
    const embedded = await openPostgresqlBroker({ ...parts, url: postgres.url })
    const rate = await drain(db, embedded).finally(() => embedded.close())
    const rows: RowResult[] = [
      {
        ...blank,
        row: '15a',
        work: drained('in PostgreSQL'),
        limit: '–',
        measured: perSecond(rate),
        limitMeasured: '–',
        budget: '–',
      },
    ]
    if (!hasRabbitmq()) return rows
    const rabbitmq = await startRabbitmq()
    try {
      const ratios: number[] = []
      const rates: number[] = []
      const limits: number[] = []
      for (let round = 0; round < Math.min(rounds, 3); round += 1) {
        const broker = await openRabbitmqBroker({ ...parts, url: rabbitmq.url })
        const own = await drain(db, broker).finally(() => broker.close())
        const limit = await publishBare(rabbitmq.url, await backlogBodies(db, 20_000), { count: backlog, batch })
        rates.push(own)
        limits.push(limit)
        ratios.push(own / limit)
      }
      const ratio = median(ratios)
      rows.push({
        ...blank,
        ...{ row: '15b', work: drained('RabbitMQ'), ratio, ratios },
        limit: 'rabbitmq-client, same bodies, confirms',
        measured: perSecond(median(rates)),
        limitMeasured: perSecond(median(limits)),
        budget: `≥ ${budget} ×`,
        met: ratio >= budget,
        note: `batches of ${batch} into one quorum queue`,
      })
    } finally {
      await rabbitmq.close()
    }
    return rows
  } finally {
    await db.close()
    await postgres.close()
  }
}

const drained = (where: string) => `relay, backlog of ${backlog.toLocaleString('en')}, queues ${where}`

type Db = ReturnType<typeof openUnlimited>

/** Events a second from the full outbox to the broker's last confirmation. */
async function drain(db: Db, broker: Broker): Promise<number> {
  await addBacklog(db, backlog)
  const ended = new AbortController()
  const startedAt = performance.now()
  const running = runRelay({ db, broker, meter: new RelayMeter(), log, signal: ended.signal }, async () => () => {})
  while ((await unpublished(db)) > 0) await delay(20)
  const seconds = (performance.now() - startedAt) / 1000
  ended.abort()
  await running
  return backlog / seconds
}
