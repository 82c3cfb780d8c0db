import { runMigrations } from 'graphile-worker'
import type { Logger as Log } from 'pino'
import type { Clock } from '../../clock/clock.ts'
import type { Queryable } from '../../database/query.ts'
import type { Broker, OutgoingMessage, QueueDefinition } from '../broker.ts'
import type { ConsumedQueue } from './consume-queue.ts'
import { consumeQueue } from './consume-queue.ts'
import { graphileLog } from './graphile-log.ts'
import { keepAlive } from './keep-alive.ts'
import { payloadOf } from './payload.ts'
import { addToQueues, depthsOf, openQueuePool } from './queue.store.ts'

interface Options {
  readonly url: string
  readonly queues: readonly QueueDefinition[]
  readonly clock: Clock
  readonly log: Pick<Log, 'debug' | 'info' | 'warn' | 'error'>
  /** After how many seconds without a sign of life what a worker has is given to others. */
  readonly silentSeconds?: number
}

// Each queue has a connection that listens; the others fetch and complete.
const sharedConnections = 6

/** Queues in PostgreSQL, by graphile-worker: for a deployment that has no broker of its own. */
export async function openPostgresqlBroker(options: Options): Promise<Broker> {
  const { url, queues, clock, log, silentSeconds = 20 } = options
  const pool = openQueuePool(url, queues.length + sharedConnections, (err) =>
    log.warn({ err }, 'a connection of the queues was lost'),
  )
  try {
    await runMigrations({ pgPool: pool, logger: graphileLog(log) })
  } catch (err) {
    await pool.end()
    throw err
  }
  const db: Queryable = { query: async (query) => (await pool.query(query)).rows }
  const consumed = new Set<ConsumedQueue>()
  const heartbeats = keepAlive({
    db,
    log,
    silentSeconds,
    workers: () => [...consumed].map(({ workerId }) => workerId()),
  })

  const add = (
    rows: readonly { queue: string; message: OutgoingMessage; firstSeenAt?: Date; delaySeconds?: number }[],
  ) =>
    addToQueues(
      db,
      rows.map(({ queue, message, firstSeenAt = clock.now(), delaySeconds = 0 }) => ({
        queue,
        payload: payloadOf(message, firstSeenAt),
        delaySeconds,
      })),
    )

  return {
    kind: 'postgresql',
    publish: (messages) =>
      add(
        messages.flatMap((message) =>
          queues.filter(({ types }) => types.includes(message.type)).map(({ name }) => ({ queue: name, message })),
        ),
      ),
    send: (queue, messages) => add(messages.map((message) => ({ queue, message }))),
    consume: async (queue, consumeOptions) => {
      const again = (message: OutgoingMessage, firstSeenAt: Date, delaySeconds: number) =>
        add([{ queue, message, firstSeenAt, delaySeconds }])
      const consumption = consumeQueue({ pool, queue, log, again, ...consumeOptions })
      consumed.add(consumption)
      return {
        close: async () => {
          await consumption.close()
          consumed.delete(consumption)
        },
      }
    },
    depths: async () => {
      const rows = await depthsOf(
        db,
        queues.map(({ name }) => name),
      )
      return queues.map(
        ({ name }) => rows.find(({ queue }) => queue === name) ?? { queue: name, ready: 0, retrying: 0 },
      )
    },
    check: async () => void (await depthsOf(db, [])),
    close: async () => {
      await Promise.all([...consumed].map((consumption) => consumption.close()))
      await heartbeats.close()
      await pool.end()
    },
  }
}
