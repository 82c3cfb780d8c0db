import pg from 'pg'
import { oneAtATime } from '../clock/one-at-a-time.ts'
import type { Transaction } from './database.ts'
import { plannedOnce } from './planned-once.ts'
import type { Query, Queryable } from './query.ts'

/** One connection that is held for as long as its process leads. What is asked of it runs one after the other. */
export interface LeaderDatabase extends Queryable {
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
}

export interface LeaderConnection {
  readonly db: LeaderDatabase
  /** Aborted when the connection is gone, and with it every lock that it held. */
  readonly lost: AbortSignal
  /** Whether the server answered so lately that it cannot have ended the session. */
  isAlive(): boolean
  /** Takes an advisory lock for as long as the connection lasts, unless somebody else has it. */
  tryLock(key: number): Promise<boolean>
  /** Calls `heard` for each notification on the channel. */
  listen(channel: string, heard: () => void): Promise<void>
  close(): Promise<void>
}

interface Options {
  readonly url: string
  /** As `pg_stat_activity` shows the connection. */
  readonly name: string
  readonly heartbeatMilliseconds?: number
}

// The server ends the session of a process that stands still: nothing else would free the lock of one that was paused.
// `tcp_user_timeout` does so when the process stood still before it read its answer.
const idleMilliseconds = 4000
const limits = [
  'timezone=UTC',
  'statement_timeout=3000',
  'lock_timeout=2000',
  `idle_session_timeout=${idleMilliseconds}`,
  'idle_in_transaction_session_timeout=3000',
  `tcp_user_timeout=${idleMilliseconds}`,
  ...plannedOnce,
]
const silentMilliseconds = 4500

/**
 * 'mill', the first half of every advisory lock's key. The second halves: 1 migrations, 2 maintenance, 3 and 4 leaders,
 * 5 links that block, 6 the demo data.
 */
const lockSpace = 1835625580

/** Opens a connection that shows the server every second that its process still runs. */
export async function openLeaderConnection({
  url,
  name,
  heartbeatMilliseconds = 1000,
}: Options): Promise<LeaderConnection> {
  const client = new pg.Client({
    connectionString: url,
    options: limits.map((limit) => `-c ${limit}`).join(' '),
    application_name: name,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  })
  const ended = new AbortController()
  const end = () => {
    ended.abort()
    return client.end().catch(() => {})
  }
  client.on('error', end)
  client.on('end', () => ended.abort())
  await client.connect()

  const line = oneAtATime()
  let sentAt = performance.now()
  let answeredUntil = sentAt
  let busy = false

  /** The one place that asks the server. */
  const ask = <Row>(query: Query): Promise<Row[]> =>
    line(async () => {
      const sent = performance.now()
      sentAt = sent
      busy = true
      try {
        return (await client.query(query)).rows as Row[]
      } finally {
        busy = false
        if (!ended.signal.aborted) answeredUntil = sent
      }
    })

  const heartbeat = setInterval(() => {
    if (busy) {
      if (performance.now() - sentAt > silentMilliseconds) void end()
    } else ask({ text: 'select 1' }).catch(() => {})
  }, heartbeatMilliseconds)
  heartbeat.unref()

  return {
    db: databaseOf(ask),
    lost: ended.signal,
    isAlive: () => !ended.signal.aborted && performance.now() - answeredUntil < idleMilliseconds,
    tryLock: async (key) => {
      const text = 'select pg_try_advisory_lock($1, $2) as taken'
      const [row] = await ask<{ taken: boolean }>({ text, values: [lockSpace, key] })
      return row?.taken === true
    },
    listen: async (channel, heard) => {
      client.on('notification', (told) => {
        if (told.channel === channel) heard()
      })
      await ask({ text: `listen ${channel}` })
    },
    close: async () => {
      clearInterval(heartbeat)
      await end()
    },
  }
}

/** Transactions and single queries wait for each other; heartbeats wait for neither. */
function databaseOf(ask: Queryable['query']): LeaderDatabase {
  const line = oneAtATime()
  return {
    query: (query) => line(() => ask(query)),
    transaction: (work) =>
      line(async () => {
        await ask({ text: 'begin' })
        try {
          const result = await work({ kind: 'transaction', query: ask })
          await ask({ text: 'commit' })
          return result
        } catch (err) {
          await ask({ text: 'rollback' }).catch(() => {})
          throw err
        }
      }),
  }
}
