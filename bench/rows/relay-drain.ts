import pino from 'pino'
import type { Broker } from '../../apps/server/src/platform/broker/broker.ts'
import { openPostgresqlBroker } from '../../apps/server/src/platform/broker/postgresql/open-postgresql-broker.ts'
import { openRabbitmqBroker } from '../../apps/server/src/platform/broker/rabbitmq/open-rabbitmq-broker.ts'
import { systemClock } from '../../apps/server/src/platform/clock/clock.ts'
import { openEmbeddedPostgres } from '../../apps/server/src/platform/database/embedded/open-embedded-postgres.ts'
import { openUnlimited } from '../dataset/build-dataset.ts'
import type { Dataset } from '../dataset/open-dataset.ts'
import { copyPristine } from '../dataset/open-dataset.ts'
import { addBacklog, backlogBodies } from '../events/backlog.store.ts'
import { publishBare } from '../events/bare-publisher.ts'
import { drainBacklog } from '../events/drain-backlog.ts'
import { withRabbitmq } from '../machine/rabbitmq.ts'
import type { RowResult } from './row-result.ts'
import { blank, median, perSecond } from './row-result.ts'

const backlog = 100_000
const budget = 0.6
const batch = 500
const queues = [{ name: 'bench', types: ['task.updated'] }]
const log = pino({ level: 'warn' })
const parts = { queues, log, clock: systemClock }

/** Row 15: how fast the relay empties an outbox of 100,000 events. */
export async function measureRelayDrain(dataset: Dataset, rounds: number): Promise<RowResult[]> {
  await copyPristine(dataset.dataDir)
  const postgres = await openEmbeddedPostgres({ dataDir: dataset.dataDir })
  const db = openUnlimited(postgres.url)
  try {
    const broker = await openPostgresqlBroker({ ...parts, url: postgres.url })
    const rate = await drain(db, postgres.url, broker).finally(() => broker.close())
    const embedded = {
      ...blank,
      ...{ row: '15a', work: drained('in PostgreSQL'), limit: '–', limitMeasured: '–', budget: '–' },
      measured: perSecond(rate),
    }
    const rabbitmq = await withRabbitmq((url) => againstTheLibrary(db, postgres.url, url, Math.min(rounds, 3)))
    return rabbitmq ? [embedded, rabbitmq] : [embedded]
  } finally {
    await db.close()
    await postgres.close()
  }
}

/** The relay and the bare library in turns. */
async function againstTheLibrary(db: Db, databaseUrl: string, url: string, rounds: number): Promise<RowResult> {
  const rates: number[] = []
  const limits: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const broker = await openRabbitmqBroker({ ...parts, url })
    rates.push(await drain(db, databaseUrl, broker).finally(() => broker.close()))
    limits.push(await publishBare(url, await backlogBodies(db, 20_000), { count: backlog, batch }))
  }
  const ratios = rates.map((rate, round) => rate / (limits[round] as number))
  return {
    ...blank,
    ...{ row: '15b', work: drained('in RabbitMQ'), ratios, ratio: median(ratios) },
    limit: 'rabbitmq-client, same bodies, confirms',
    measured: perSecond(median(rates)),
    limitMeasured: perSecond(median(limits)),
    budget: `≥ ${budget} ×`,
    met: median(ratios) >= budget,
    note: `batches of ${batch} into one quorum queue`,
  }
}

const drained = (where: string) => `relay, backlog of ${backlog.toLocaleString('en')}, queues ${where}`

type Db = ReturnType<typeof openUnlimited>

/** Events a second from the full outbox to the broker's last confirmation. */
async function drain(db: Db, url: string, broker: Broker): Promise<number> {
  await addBacklog(db, backlog)
  const seconds = await drainBacklog(db, url, broker, queues)
  return backlog / seconds
}
