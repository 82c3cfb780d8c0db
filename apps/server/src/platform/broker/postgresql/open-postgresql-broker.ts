import type { Logger } from 'pino'
import type { Clock } from '../../clock/clock.ts'
import type { Queryable } from '../../database/query.ts'
import type { Broker, QueueDefinition } from '../broker.ts'
import type { ConsumedQueue } from './consume-queue.ts'
import { consumeQueue } from './consume-queue.ts'
import { listenForMessages } from './listen.store.ts'
import type { QueueRow } from './queue.store.ts'
import { addMessages, checkQueues, depthsOf, openQueuePool } from './queue.store.ts'

interface Options {
  readonly url: string
  readonly queues: readonly QueueDefinition[]
  readonly clock: Clock
  readonly log: Pick<Logger, 'warn' | 'error'>
  /** After how many seconds what a dead process had in hand comes back. */
  readonly leaseSeconds?: number
}

/** Queues in a table of the database, for a deployment that has no broker of its own. */
export function openPostgresqlBroker({ url, queues, clock, log, leaseSeconds = 20 }: Options): Broker {
  const consumed = new Set<ConsumedQueue>()
  const pool = openQueuePool(url, (err) => log.warn({ err }, 'a connection of the queues was lost'))
  const db: Queryable = { query: async (query) => (await pool.query(query)).rows }
  let listening: ReturnType<typeof listenForMessages> | undefined

  const wake = (queue: string | null) => {
    for (const consumption of consumed) if (queue === null || consumption.queue === queue) consumption.wake()
  }

  /** Who takes from a queue in this process is told at once; other processes are told of the rest. */
  async function add(rows: readonly QueueRow[]): Promise<void> {
    if (rows.length === 0) return
    const names = [...new Set(rows.map(({ queue }) => queue))]
    const isOurs = (name: string) => [...consumed].some(({ queue }) => queue === name)
    await addMessages(
      db,
      rows,
      clock.now(),
      names.filter((name) => !isOurs(name)),
    )
    for (const name of names) wake(name)
  }

  return {
    kind: 'postgresql',
    publishesAtOnce: 1,
    publish: (messages) =>
      add(
        messages.flatMap((message) =>
          queues.filter(({ types }) => types.includes(message.type)).map(({ name }) => ({ queue: name, message })),
        ),
      ),
    send: (queue, messages) => add(messages.map((message) => ({ queue, message }))),
    consume: async (queue, { concurrency, handle }) => {
      listening ??= listenForMessages({ url, log, heard: wake })
      const consumption = consumeQueue({ db, queue, log, leaseSeconds, concurrency, handle })
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
    check: () => checkQueues(db),
    close: async () => {
      await Promise.all([...consumed].map((consumption) => consumption.close()))
      await listening?.close()
      await pool.end()
    },
  }
}
