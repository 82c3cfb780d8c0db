import { setTimeout as delay } from 'node:timers/promises'
import pino from 'pino'
import type { Broker, QueueDefinition } from '../../apps/server/src/platform/broker/broker.ts'
import type { Database } from '../../apps/server/src/platform/database/database.ts'
import { openLeader } from '../../apps/server/src/platform/leader/leader.ts'
import { RelayMeter } from '../../apps/server/src/roles/relay/relay-meter.ts'
import { runRelay } from '../../apps/server/src/roles/relay/run-relay.ts'
import { unpublished } from './backlog.store.ts'

const log = pino({ level: 'warn' })

/** Lets a relay, as it runs in production, hand on what waits. Answers how many seconds it took. */
export async function drainBacklog(
  db: Database,
  url: string,
  broker: Broker,
  queues: readonly QueueDefinition[],
): Promise<number> {
  const names = queues.map(({ name }) => name)
  const startedAt = performance.now()
  const leader = openLeader({ url, name: 'relay', log, onError: (err) => log.error(err) }, (term) =>
    runRelay(
      { db: term.db, broker, queues: names, meter: new RelayMeter(), log, signal: term.signal },
      async () => () => {},
    ),
  )
  try {
    while ((await unpublished(db)) > 0) await delay(20)
    return (performance.now() - startedAt) / 1000
  } finally {
    await leader.close()
  }
}
